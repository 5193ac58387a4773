"""HTML as the Markdown that an editor would have written.

It is written for eyes, and need not hold for everything: whoever asks for it compares what it becomes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from lxml import etree, html

_BREAK = "  \n"
_SPACE = re.compile(r"\s+")
_ESCAPED = re.compile(r"[\\`*{}\[\]]|(?<!\w)_|_(?!\w)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT_START = re.compile(r"^([#+>-])|^(\d+)(?=[.)]\s)", re.MULTILINE)
_PARAGRAPHS = re.compile(r"(?:[ \t]*  \n[ \t]*){2,}")
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_MARKERS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_AS_HTML = ("sub", "sup")
_INDENT = "    "


def to_markdown(element: html.HtmlElement) -> str:
    """Return the children of an element as Markdown, with an empty line between blocks."""
    return "\n\n".join(_blocks(element)) + "\n"


def _blocks(element: html.HtmlElement) -> Iterator[str]:
    """Yield each block, and what stands between blocks as paragraphs."""
    run = [_text(element.text)]
    for child in element:
        write = _BLOCKS.get(child.tag) if isinstance(child.tag, str) else _nothing
        if write is None:
            run.append(_inline(child))
        else:
            yield from _paragraphs("".join(run))
            yield from write(child)
            run = []
        run.append(_text(child.tail))
    yield from _paragraphs("".join(run))


def _nothing(_: html.HtmlElement) -> Iterator[str]:
    return iter(())


def _paragraphs(run: str) -> Iterator[str]:
    """Yield the paragraphs of a run: two line breaks are how many hosts begin a new one."""
    for part in _PARAGRAPHS.split(run):
        lines = (
            " ".join(line.split(" ")).strip(" \t") for line in part.strip().removesuffix(_BREAK).split(_BREAK)
        )
        text = _BREAK.join(lines).strip()
        if text:
            yield _AT_START.sub(_escaped_start, text)


def _escaped_start(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\"


# Inline


def _text(text: str | None) -> str:
    folded = _SPACE.sub(" ", text or "")
    return _ENTITY.sub("&amp;", _ESCAPED.sub(r"\\\g<0>", folded)).replace("<", "&lt;")


def _inner(element: html.HtmlElement) -> str:
    parts = [_text(element.text)]
    for child in element:
        parts += (_inline(child) if isinstance(child.tag, str) else "", _text(child.tail))
    return "".join(parts)


def _inline(element: html.HtmlElement) -> str:
    tag = str(element.tag)
    if tag == "br":
        return _BREAK
    if tag == "img":
        return f"![{_text(element.get('alt'))}]({_target(element.get('src', ''))})"
    if tag == "code":
        return f"`{_SPACE.sub(' ', element.text_content())}`"
    inner = _inner(element)
    if tag == "a" and element.get("href"):
        return _around(inner, lambda words: _link(words, element))
    if tag in _MARKERS:
        return _around(inner, lambda words: f"{_MARKERS[tag]}{words}{_MARKERS[tag]}")
    return f"<{tag}>{inner}</{tag}>" if tag in _AS_HTML else inner


def _around(inner: str, write: Callable[[str], str]) -> str:
    """Put marks around words, and not around the blanks beside them, where they would mark nothing."""
    words = inner.strip()
    if not words:
        return inner
    before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    return f"{before}{write(words)}{after}"


def _link(words: str, element: html.HtmlElement) -> str:
    target = element.get("href", "")
    if element.text_content().strip() == target and _ADDRESS.fullmatch(target):
        return f"<{target}>"
    return f"[{words}]({_target(target)})"


def _target(address: str) -> str:
    return f"<{address}>" if re.search(r"[()\s]", address) else address


# Blocks


def _within(element: html.HtmlElement) -> Iterator[str]:
    yield from _blocks(element)


def _heading(element: html.HtmlElement) -> Iterator[str]:
    words = _inner(element).replace(_BREAK, " ").strip()
    if words:
        yield f"{'#' * int(str(element.tag)[1])} {words}"


def _list(element: html.HtmlElement) -> Iterator[str]:
    items = [child for child in element if child.tag == "li"]
    written = [list(_blocks(item)) for item in items]
    loose = any(child.tag == "p" for item in items if len(item) > 1 for child in item)
    first = int(element.get("start", "1")) if element.get("start", "1").isdecimal() else 1
    lines = (
        _item("-" if element.tag == "ul" else f"{first + number}.", blocks, loose=loose)
        for number, blocks in enumerate(written)
    )
    text = ("\n\n" if loose else "\n").join(lines)
    if text:
        yield text


def _item(marker: str, blocks: list[str], *, loose: bool) -> str:
    text = ("\n\n" if loose else "\n").join(blocks)
    lines = text.split("\n")
    indented = (f"{_INDENT}{line}" if line else "" for line in lines[1:])
    return "\n".join((f"{marker:<3} {lines[0]}".rstrip() if marker != "-" else f"- {lines[0]}", *indented))


def _quote(element: html.HtmlElement) -> Iterator[str]:
    text = "\n\n".join(_blocks(element))
    if text:
        yield "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def _as_it_is(element: html.HtmlElement) -> Iterator[str]:
    tail, element.tail = element.tail, None
    yield etree.tostring(element, encoding="unicode", method="html")
    element.tail = tail


def _rule(_: html.HtmlElement) -> Iterator[str]:
    yield "* * *"


_BLOCKS: Mapping[str, Callable[[html.HtmlElement], Iterator[str]]] = MappingProxyType(
    {
        "p": _within,
        "div": _within,
        "ul": _list,
        "ol": _list,
        "blockquote": _quote,
        "hr": _rule,
        "pre": _as_it_is,
        "table": _as_it_is,
        "dl": _as_it_is,
        **{f"h{level}": _heading for level in range(1, 7)},
    }
)
