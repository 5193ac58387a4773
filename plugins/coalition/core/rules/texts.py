"""Texts that readers do not get as they were meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from types import MappingProxyType

from coalition.core.body import Body, Refusal
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.links import TextPlace
from coalition.core.removals import ADDRESSES, Removal
from coalition.core.rules import catalog
from coalition.core.sanitizer import Trust
from coalition.core.texts import MarkdownText

# Code is shown as it is, whatever it holds: fenced, between backticks, indented.
_CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[ \t]*$|\Z)|`[^`\n]+`|^(?: {4}|\t)[^\n]*$",
    re.MULTILINE | re.DOTALL,
)
_TAG = re.compile(r"<(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>|<(?P<comment>!--)")
_IMAGE = re.compile(r"<img(?:\s[\w:-]+(?:=\"[^\"]*\")?)*\s*/?>")
_SOURCE = re.compile(r"\ssrc=\"([^\"]*)\"")
_WITH_CONTENT = frozenset({"script", "style", "svg", "math", "frameset", "?php", "![CDATA["})
_OTHER_ADDRESS = "begin it with https:, http: or mailto:"
_PLAIN_ADVICE = "write it in Markdown, or leave it out"
_ADVICE: Mapping[str, str] = MappingProxyType(
    {
        "script": "scripts are for the theme",
        "style": "styles are for the theme's style sheet",
        "iframe": "link to the page instead",
        "h1": "write # before the heading",
    }
)


def check(text: MarkdownText, body: Body) -> Iterator[Diagnostic]:
    """Yield a finding for why a text was refused, and for each kind of HTML that readers do not get."""
    if body.refusals:
        yield from (_refused(text.at, refusal) for refusal in body.refusals)
        return
    shown = _without_code(text.at.text) if body.removals and text.form == "md" else text.at.text
    for removal in body.removals:
        yield removed(removal, _place(text.at, shown, removal), "this text")
    yield from _without_alt(text.at, body)
    if text.trust is not Trust.OWN and text.form == "md" and "<" in text.at.text:
        yield from _shown_as_typed(text.at)


def _refused(at: TextPlace, refusal: Refusal) -> Diagnostic:
    return refusal.rule.at(at.at(refusal.offset, 1), refusal.message, refusal.advice)


def removed(removal: Removal, place: Place, text: str) -> Diagnostic:
    """Return the finding that something was taken out of `text`, such as `this text`."""
    advice = _PLAIN_ADVICE
    if removal.attribute in ADDRESSES:
        what = f'the address "{_short(removal.value)}" is'
        advice = _OTHER_ADDRESS if removal.attribute == "href" else "put the file into the content folder"
    elif removal.attribute:
        what = f"{removal.attribute}= in <{removal.tag}> is"
        advice = "leave it out"
    else:
        what = f"<{removal.tag}> is" if removal.tag.isalnum() else f"<{removal.tag} is"
        advice = _ADVICE.get(removal.tag, advice)
    times = f", {removal.times} times" if removal.times > 1 else ""
    content = ", with all that it holds" if removal.tag in _WITH_CONTENT and not removal.attribute else ""
    return catalog.REMOVED_HTML.at(place, f"{what} taken out of {text}{content}{times}", advice)


def _without_alt(at: TextPlace, body: Body) -> Iterator[Diagnostic]:
    """Yield a finding for each picture of which nobody said what it shows, nor that it only decorates."""
    if "<img" not in body.typed:
        return
    images = (found.group() for found in _IMAGE.finditer(body.typed))
    sources = (_SOURCE.search(image) for image in images if " alt=" not in image)
    for typed in dict.fromkeys(unescape(source.group(1)) for source in sources if source):
        yield catalog.MISSING_ALT.at(
            at.find(typed),
            f'the picture "{_short(typed)}" has no alternative text',
            'write what it shows between the brackets, or under images: alt: "" where it only decorates',
        )


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:39]}…"


def _place(at: TextPlace, shown: str, removal: Removal) -> Place:
    """The first place in the `shown` text that looks like it; HTML can be spelled in many ways."""
    tag, attribute, value = (re.escape(part) for part in (removal.tag, removal.attribute, removal.value))
    if removal.attribute in ADDRESSES:
        patterns = [value]
    elif removal.attribute:
        patterns = [rf"(?<![\w-]){attribute}\s*=\s*[\"']?{value}", rf"(?<![\w-]){attribute}(?![\w-])"]
    else:
        patterns = [rf"<{tag}(?![\w-])"]
    matches = (re.search(pattern, shown, re.IGNORECASE) for pattern in patterns)
    found = next((match for match in matches if match), None)
    return at.at(found.start(), len(found.group())) if found else at.place


def _shown_as_typed(at: TextPlace) -> Iterator[Diagnostic]:
    seen: dict[str, tuple[re.Match[str], int]] = {}
    for found in _TAG.finditer(_without_code(at.text)):
        name = f"<{found['name'].lower()}>" if found["name"] else "<!-- -->"
        first, times = seen.get(name, (found, 0))
        seen[name] = first, times + 1
    for name, (found, times) in seen.items():
        again = f", {times} times" if times > 1 else ""
        yield catalog.REMOVED_HTML.at(
            at.at(found.start(), len(found.group())),
            f"{name} is shown as it is typed{again}: in texts of guests and partners HTML is plain text",
            "write it in Markdown, or put it between backticks",
        )


def _without_code(text: str) -> str:
    """Blank out code, so that all offsets stay what they are."""
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code.group()), text)
