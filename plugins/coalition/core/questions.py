"""What views ask the Site, and whether it would still answer the same.

A view is a function of its arguments and of the answers that it gets. Every question is noted with a token of
the answer; a later build asks the new Site again, and only views with another answer have to be made. The
notes are taken by the object that is handed to the view in place of the Site: nothing is asked unnoticed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import is_dataclass, replace
from datetime import date
from operator import is_
from typing import Any, NamedTuple, cast

from pydantic import BaseModel
from pydantic_core import to_json

from coalition.core.body import Body
from coalition.core.content import Document
from coalition.core.feed_links import Feed
from coalition.core.fingerprint import digest
from coalition.core.keeping import document_key
from coalition.core.media.cues import written
from coalition.core.media.facts import EpisodeMedia
from coalition.core.model.registry import Partner, Person, Series, Topic
from coalition.core.site import Site
from coalition.core.views.parts import Pagination

_SECTIONS: Mapping[type[BaseModel], str] = {
    Partner: "partners",
    Person: "people",
    Topic: "topics",
    Series: "series",
}
# No text that is read can hold this character.
_BETWEEN = "\x1f"
_IN = "\x1e"
_LONG = 40


class Tokens:
    """Makes a short text of any value that a Site holds: equal values have equal tokens.

    A record's token is made once for as long as this object lives, and the record is held on to as long.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Document[Any] | Body | BaseModel | EpisodeMedia, str]] = {}
        self._answers: dict[str, tuple[Any, str, str]] = {}
        self._questions: dict[str, _Question] = {}

    def of_answer(self, question: str, answer: Any) -> str:
        """Return the token of the answer to a question: the last one, where the answer is what it was then.

        Records that were not touched are the very same objects, so that this is quickly told.
        """
        return self._known_answer(question, answer)[1]

    def now(self, site: Site, question: str) -> str:
        """Ask a noted question again, and return the token of the answer."""
        asked = self._questions.get(question)
        if asked is None:
            asked = self._questions[question] = _taken_apart(question)
        return self.of_answer(question, _answer_now(site, asked))

    def note(self, asked: dict[str, str], question: str, answer: Any) -> None:
        """Note a question with the token of its answer; it is one object in all notes, which are many."""
        _, token, one = self._known_answer(question, answer)
        asked[one] = token

    def _known_answer(self, question: str, answer: Any) -> tuple[Any, str, str]:
        known = self._answers.get(question)
        if known is None or not is_same(known[0], answer):
            known = self._answers[question] = (answer, self.of(answer), question)
        return known

    def of(self, value: Any) -> str:
        """Return the token of a value."""
        known = self._known.get(id(value))
        if known is not None:
            return known[1]
        if isinstance(value, str):
            return f"={value}" if len(value) < _LONG else digest(value.encode())
        if value is None or isinstance(value, bool | int | float):
            return repr(value)
        if isinstance(value, tuple | list):
            return digest(_BETWEEN.join([self.of(one) for one in value]).encode())
        if isinstance(value, Document | Body | BaseModel | EpisodeMedia):
            token = _token_of_record(value)
            self._known[id(value)] = value, token
            return token
        if isinstance(value, Mapping):
            return self.of(tuple(value.items()))
        return value.isoformat() if isinstance(value, date) else digest(to_json(value))


def _token_of_record(value: Document[Any] | Body | BaseModel | EpisodeMedia) -> str:
    """A document's token is that of its front matter: its text can only be had by asking for its body."""
    if isinstance(value, Document):
        return value.key or document_key(value)
    if isinstance(value, Body):
        key = value.key or digest(value.typed.encode(), value.excerpt.encode())
        return (
            digest(key.encode(), to_json((value.hrefs, value.pictures)))
            if value.hrefs or value.pictures
            else key
        )
    if isinstance(value, EpisodeMedia):
        return _token_of_media(value)
    return digest(to_json((value, getattr(value, "i18n", None))))


def _token_of_media(media: EpisodeMedia) -> str:
    transcript = media.transcript
    if transcript is None:
        return digest(to_json(media))
    said = transcript.key or digest(written(transcript.cues))
    return digest(said.encode(), transcript.path.encode(), to_json(replace(media, transcript=None)))


def is_same(old: Any, new: Any) -> bool:
    """Tell whether two values have one token, as far as that is seen without making it.

    Records count by identity: equal ones may hold mappings in another order, which pages show.
    """
    if old is new:
        return True
    if type(old) is not type(new):
        return False
    if isinstance(old, tuple | list):
        return len(old) == len(new) and (all(map(is_, old, new)) or all(map(is_same, old, new)))
    if isinstance(old, Pagination | Feed):
        return bool(old == new)  # they hold no records
    if isinstance(old, Mapping):
        return is_same(tuple(old.items()), tuple(new.items()))
    if is_dataclass(old):
        return all(is_same(getattr(old, name), getattr(new, name)) for name in old.__dataclass_fields__)
    return isinstance(old, str | int | float | date) and old == new


class Memory:
    """Views that are parts of several others, with what was asked for them; for one Site."""

    def __init__(self) -> None:
        self.parts: dict[tuple[object, ...], tuple[Any, dict[str, str]]] = {}


class Watched:
    """Stands for a Site and notes what is asked: `asked` holds a token of the answer to each question.

    Questions to a site in another language than its own say in which.
    """

    def __init__(self, site: Site, tokens: Tokens, memory: Memory, language: str = "") -> None:
        self._site = site
        self._tokens = tokens
        self._memory = memory
        self._language = language
        self.asked: dict[str, str] = {}
        # These are the same for every view of a build; a build with others makes all views again.
        self.settings, self.urls, self.words = site.settings, site.urls, site.words

    def remember(self, view: Callable[..., Any], *args: Any) -> Any:
        """Return `view(site, *args)`, made once; what was asked for it counts as asked here too."""
        key = (view, self._language, *map(self._tokens.of, args))
        if key not in self._memory.parts:
            part = Watched(self._site, self._tokens, self._memory, self._language)
            self._memory.parts[key] = (view(part.as_site(), *args), part.asked)
        value, asked = self._memory.parts[key]
        self.asked.update(asked)
        return value

    def as_site(self) -> Site:
        """Return this in the Site's place."""
        return cast(Site, self)

    def __getattr__(self, name: str) -> Any:
        value = self._watched(name, getattr(self._site, name))
        setattr(self, name, value)  # what is asked for once more in the same view is at hand
        return value

    def _watched(self, name: str, value: Any) -> Any:
        if callable(value):
            return self._asking(name, value)
        if isinstance(value, Mapping):
            return _WatchedMapping(self, name, value)
        self.note(name, value)
        return value

    def _asking(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def ask(*args: Any) -> Any:
            question = _BETWEEN.join((name, *(_written(arg) for arg in args)))
            answer = method(*args)
            self.note(question, answer)
            return answer

        return ask

    def note(self, question: str, answer: Any) -> None:
        """Note a question with its answer."""
        if self._language:
            question = f"{self._language}{_IN}{question}"
        if question not in self.asked:
            self._tokens.note(self.asked, question, answer)


class _WatchedMapping(Mapping[str, Any]):
    """Records by slug: who asks for one depends on that one, who looks at all depends on all."""

    def __init__(self, watched: Watched, name: str, records: Mapping[str, Any]) -> None:
        self._watched = watched
        self._name = name
        self._records = records

    def __getitem__(self, slug: str) -> Any:
        self._watched.note(f"{self._name}[]{_BETWEEN}{slug}", self._records.get(slug))
        return self._records[slug]

    def __iter__(self) -> Iterator[str]:
        self._watched.note(self._name, self._records)
        return iter(self._records)

    def __len__(self) -> int:
        self._watched.note(self._name, self._records)
        return len(self._records)


def _written(arg: Any) -> str:
    if isinstance(arg, Document):
        return f"@{arg.path}"
    if isinstance(arg, str):
        return f"={arg}"
    return f"#{_SECTIONS[type(arg)]}/{arg.slug}"


def about_text(path: str, languages: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the questions whose answers may be others when nothing but the text of a document is another.

    `languages` are those that the site is in besides its own.
    """
    asked = tuple(f"{name}{_BETWEEN}@{path}" for name in ("body", "hand_sign_off"))
    return (*asked, *(f"{language}{_IN}{one}" for language in languages for one in asked))


class _Question(NamedTuple):
    """A question as it was noted, taken apart: in which language of the site, and about what."""

    language: str
    name: str
    about: tuple[str, ...]


def _taken_apart(question: str) -> _Question:
    language, said, rest = question.partition(_IN)
    name, *about = (rest if said else question).split(_BETWEEN)
    return _Question(language if said else "", name, tuple(about))


def _answer_now(site: Site, question: _Question) -> Any:
    """Ask a noted question again; what it was asked about may be gone, then the answer is None."""
    language, name, about = question
    if language:
        site = site.edition(language)
    if name.endswith("[]"):
        return getattr(site, name[:-2]).get(about[0])
    args = [_read(site, one) for one in about]
    if None in args:
        return None
    value = getattr(site, name)
    return value(*args) if callable(value) else value


def _read(site: Site, written: str) -> Any:
    if written.startswith("="):
        return written[1:]
    if written.startswith("@"):
        return site.document(written[1:])
    section, _, slug = written[1:].partition("/")
    return getattr(site, section).get(slug)
