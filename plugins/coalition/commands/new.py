"""`new`: begin an article, an episode, a partner, a person, a page, a show or a voice."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from uuid import UUID, uuid4

from coalition.commands.project import exit_code_of, load
from coalition.commands.slugs import slug_of
from coalition.core import exit_codes
from coalition.core.fields import is_slug, to_slug
from coalition.core.model.registry import PartnerType
from coalition.core.registry import read_registry
from coalition.core.rules.registry import why_reserved
from coalition.core.settings import Settings
from coalition.core.source import SourceRefusedError, decode_text
from coalition.core.suggestion import did_you_mean
from coalition.drafts.answers import Answers
from coalition.drafts.documents import (
    article_draft,
    episode_draft,
    page_draft,
    show_draft,
    shows,
    voice_draft,
)
from coalition.drafts.draft import Draft, DraftRefusedError
from coalition.drafts.entries import Section, partner_entry, person_entry, registry_of, with_entry
from coalition.drafts.recording import Recording, read_recording
from coalition.podcast.categories import is_category, suggestion


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the command has from outside: the clock, new guids, somebody to ask (or nobody) and to tell."""

    now: Callable[[], datetime]
    guid: Callable[[], UUID]
    ask: Callable[[str], str] | None
    say: Callable[[str], None]


def at_the_terminal() -> Surroundings:
    """The real ones; nobody is asked when the input is no terminal."""
    ask = input if sys.stdin is not None and sys.stdin.isatty() else None
    return Surroundings(lambda: datetime.now(UTC), uuid4, ask, print)


def new(
    root: Path,
    kind: str,
    *,
    title: str | None = None,
    name: str | None = None,
    slug: str | None = None,
    show: str | None = None,
    url: str | None = None,
    type: str | None = None,
    summary: str | None = None,
    category: str | None = None,
    audio: str | None = None,
    around: Surroundings | None = None,
) -> int:
    """Write a new thing of a `kind` into the project at `root`, as a draft where it can be one.

    What it needs and the options do not say is asked for. Nothing is overwritten. Return the exit code.
    """
    options = {"title": title, "name": name, "slug": slug, "show": show, "url": url}
    options |= {"type": type, "summary": summary, "category": category, "audio": audio}
    given = {option: value for option, value in options.items() if value is not None}
    return exit_code_of(lambda: _new(root, kind, given, around or at_the_terminal()))


def _new(root: Path, kind: str, given: Mapping[str, str], around: Surroundings) -> None:
    try:
        make = _maker(kind, given)
        settings = load(root, "publishconf.py", {}).core
        for line in make(settings, Answers(kind, given, around.ask), around):
            around.say(line)
    except DraftRefusedError as refused:
        _stop(str(refused))
    except SourceRefusedError as refused:
        _stop(f"{refused.diagnostic.place}: {refused}")
    except OSError as error:
        _stop(f"{error.strerror}: {error.filename}")


def _stop(message: str) -> None:
    print(f"error: {message}", file=sys.stderr)
    raise SystemExit(exit_codes.USAGE)


# What each kind needs


Make = Callable[[Settings, Answers, Surroundings], tuple[str, ...]]
"""Makes a thing and says what was done."""


@dataclass(frozen=True, slots=True)
class _Kind:
    options: frozenset[str]
    make: Make


def _maker(kind: str, given: Mapping[str, str]) -> Make:
    if kind not in _KINDS:
        advice = did_you_mean(kind, _KINDS) or f"there are {', '.join(_KINDS)}"
        raise DraftRefusedError(f"there is no kind {kind!r} to begin; {advice}")
    for option in given:
        if option not in _KINDS[kind].options:
            known = ", ".join(f"--{one}" for one in sorted(_KINDS[kind].options))
            raise DraftRefusedError(f"`new {kind}` takes no --{option}, but {known}")
    return _KINDS[kind].make


def _article(settings: Settings, answers: Answers, around: Surroundings) -> tuple[str, ...]:
    title = answers.wanted("title", "Title")
    return _begun(settings, article_draft(settings.layout, title, _slug(answers, title), around.now()))


def _page(settings: Settings, answers: Answers, _: Surroundings) -> tuple[str, ...]:
    title = answers.wanted("title", "Title")
    return _begun(settings, page_draft(settings.layout, title, _slug(answers, title)))


def _voice(settings: Settings, answers: Answers, around: Surroundings) -> tuple[str, ...]:
    name = answers.wanted("name", "Name of whoever speaks")
    return _begun(settings, voice_draft(settings.layout, name, _slug(answers, name), around.now()))


def _show(settings: Settings, answers: Answers, _: Surroundings) -> tuple[str, ...]:
    title = answers.wanted("title", "Title")
    slug = _slug(answers, title)
    summary = answers.wanted("summary", "What the show is about, in a sentence or two")
    category = answers.wanted("category", "Apple's category, such as Business > Careers", _not_a_category)
    return _begun(settings, show_draft(settings, title, slug, summary, category))


def _not_a_category(typed: str) -> str:
    if is_category(typed):
        return ""
    near = suggestion(typed)
    advice = f'did you mean "{near}"?' if near else "write one such as Business > Careers"
    return f'"{typed}" is not a category of Apple\'s; {advice}'


def _episode(settings: Settings, answers: Answers, around: Surroundings) -> tuple[str, ...]:
    layout = settings.layout
    show = _one_of(answers, "show", "Show", shows(layout), "there is no show yet; begin with `new show`")
    given = answers.given.get("audio")
    recording = read_recording(Path(given).expanduser()) if given else None
    title = _title_of(recording, answers)
    slug = _slug(answers, title)
    return _begun(settings, episode_draft(layout, show, title, slug, around.now(), around.guid(), recording))


def _title_of(recording: Recording | None, answers: Answers) -> str:
    """Return the title that was given, or else the recording's own."""
    if recording and recording.tags.title and "title" not in answers.given:
        return recording.tags.title
    return answers.wanted("title", "Title")


def _partner(settings: Settings, answers: Answers, _: Surroundings) -> tuple[str, ...]:
    name = answers.wanted("name", "Name of the organisation")
    slug = _slug(answers, name)
    if why := why_reserved(slug):
        raise DraftRefusedError(f"the slug {slug} is {why}; choose another with --slug")
    types = tuple(_types(settings))
    kind = _one_of(answers, "type", "Type", types, f"there are no types yet in {settings.registry}")
    entry = partner_entry(slug, name, kind, answers.given.get("url"))
    return _added(settings, "partners", slug, entry)


def _types(settings: Settings) -> Mapping[str, PartnerType]:
    text = decode_text((settings.root / settings.registry).read_bytes(), settings.registry)
    return registry_of(read_registry(text, settings.registry, settings.zone)).types


def _person(settings: Settings, answers: Answers, _: Surroundings) -> tuple[str, ...]:
    name = answers.wanted("name", "Name of the person")
    slug = _slug(answers, name)
    return _added(settings, "people", slug, person_entry(slug, name, answers.given.get("url")))


_KINDS: Mapping[str, _Kind] = MappingProxyType(
    {
        "article": _Kind(frozenset({"title", "slug"}), _article),
        "episode": _Kind(frozenset({"title", "slug", "show", "audio"}), _episode),
        "partner": _Kind(frozenset({"name", "slug", "type", "url"}), _partner),
        "person": _Kind(frozenset({"name", "slug", "url"}), _person),
        "page": _Kind(frozenset({"title", "slug"}), _page),
        "show": _Kind(frozenset({"title", "slug", "summary", "category"}), _show),
        "voice": _Kind(frozenset({"name", "slug"}), _voice),
    }
)


# What several of them need


def _slug(answers: Answers, called: str) -> str:
    """Return the slug that was given, or else the one that the title or name makes."""
    made = slug_of(called)
    if "slug" not in answers.given and is_slug(made):
        return made
    return answers.wanted("slug", "The last part of its address (a-z, 0-9 and hyphens)", _not_a_slug)


def _not_a_slug(typed: str) -> str:
    if is_slug(typed):
        return ""
    better = to_slug(typed)
    advice = f'write "{better}"' if is_slug(better) else "use a-z, 0-9 and hyphens"
    return f'"{typed}" cannot be part of a URL; {advice}'


def _one_of(answers: Answers, option: str, question: str, known: tuple[str, ...], none: str) -> str:
    """Return the option's value, one of the known ones; if there is only one, it is that."""
    if not known:
        raise DraftRefusedError(none)
    if len(known) == 1 and option not in answers.given:
        return known[0]
    return answers.wanted(option, f"{question} ({', '.join(known)})", partial(_not_one_of, known))


def _not_one_of(known: tuple[str, ...], typed: str) -> str:
    if typed in known:
        return ""
    return f'there is no "{typed}"; {did_you_mean(typed, known) or "there are " + ", ".join(known)}'


def _begun(settings: Settings, draft: Draft) -> tuple[str, ...]:
    draft.write(settings.layout.content.parent)
    return (*(f"Wrote {name}" for name in draft.files), *draft.notes)


def _added(settings: Settings, section: Section, slug: str, entry: str) -> tuple[str, ...]:
    path = (settings.root / settings.registry).resolve()
    data = with_entry(path.read_bytes(), settings.registry, section, slug, entry, settings.zone)
    # A reader of the file finds the old one or the new one, whatever happens meanwhile.
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    shutil.copymode(path, beside)
    beside.replace(path)
    return (f"Added {slug} to the {section} in {settings.registry}",)
