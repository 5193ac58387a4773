"""The content folder, decoded: which file is what, and what each text says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo
from functools import cache
from hashlib import blake2b
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel

from coalition.core.decode import decode
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.fields import is_slug, to_slug
from coalition.core.formats import MARKDOWN_SUFFIXES, advice_on, reader_for
from coalition.core.front_matter import split_front_matter
from coalition.core.header import FrontMatter
from coalition.core.inputs import NOTHING, Snapshot
from coalition.core.languages import is_language
from coalition.core.layout import Layout
from coalition.core.model.podcast import EpisodeHeader, ShowHeader
from coalition.core.model.text import ArticleHeader, PageHeader, VoiceHeader
from coalition.core.rules import catalog
from coalition.core.source import SourceFile, SourceRefusedError, decode_text, read_bytes, walk
from coalition.core.yaml_nodes import Marks

H = TypeVar("H", covariant=True)
Kind = Literal["article", "page", "show", "episode", "voice", "beside", "static", "lock", "stray"]

_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})[-_]?")
_NUMBER = re.compile(r"\d+[-_]")
HEADERS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "article": ArticleHeader,
        "page": PageHeader,
        "show": ShowHeader,
        "episode": EpisodeHeader,
        "voice": VoiceHeader,
    }
)
"""The header that each kind of text has."""


@dataclass(frozen=True, slots=True)
class Document(Generic[H]):
    """A text file as decoded: its front matter, and its Markdown with the line that it begins at."""

    path: str
    slug: str
    header: H
    markdown: str
    markdown_line: int
    marks: Marks
    key: str = field(default="", compare=False)
    """Names all of it but the Markdown, where that is known: with the same key it is the same."""

    @property
    def folder(self) -> str:
        """The folder that the file lies in."""
        return self.path.rpartition("/")[0]

    @property
    def has_own_folder(self) -> bool:
        """Whether the files beside it are its own."""
        return self.path.rpartition("/")[2].partition(".")[0] in ("index", "show")

    def place(self) -> Place:
        """The document as a whole."""
        return Place(self.path, 1, 1)


def kind_of(document: Document[Any]) -> str:
    """Return what kind of text a document is, one of HEADERS."""
    return next(kind for kind, header in HEADERS.items() if isinstance(document.header, header))


Article = Document[ArticleHeader]
Page = Document[PageHeader]
Show = Document[ShowHeader]
Episode = Document[EpisodeHeader]
Voice = Document[VoiceHeader]
AnyDocument = Article | Page | Show | Episode | Voice


@dataclass(frozen=True, slots=True)
class Content:
    """All that the content folder holds. `failed` are the texts that could not be decoded."""

    articles: tuple[Article, ...] = ()
    pages: tuple[Page, ...] = ()
    shows: tuple[Show, ...] = ()
    episodes: tuple[Episode, ...] = ()
    voices: tuple[Voice, ...] = ()
    files: dict[str, SourceFile] = field(default_factory=dict)
    failed: frozenset[str] = frozenset()

    def with_document(self, document: AnyDocument) -> Content:
        """Return the content with a document in the place of the one that has its path."""

        def put(documents: tuple[Document[H], ...]) -> tuple[Document[H], ...]:
            return tuple(document if one.path == document.path else one for one in documents)  # type: ignore[misc]

        return replace(
            self,
            articles=put(self.articles),
            pages=put(self.pages),
            shows=put(self.shows),
            episodes=put(self.episodes),
            voices=put(self.voices),
        )


def show_slug(document: Document[Any]) -> str:
    """The name of the show's folder, in which a show and its episodes lie."""
    parts = document.path.split("/")
    return parts[-2] if parts[-1].startswith("show.") else parts[-3]


def documents_of(content: Content) -> tuple[AnyDocument, ...]:
    """Return all documents."""
    return (*content.articles, *content.pages, *content.shows, *content.episodes, *content.voices)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file as found: its path for people, what it is, its bytes, and their digest if it is known."""

    shown: str
    kind: Kind
    data: bytes
    known_digest: str = field(default="", compare=False)

    @property
    def digest(self) -> str:
        """Names the bytes, as a Snapshot does."""
        return self.known_digest or blake2b(self.data, digest_size=16).hexdigest()


Decoded = tuple["Document[BaseModel] | None", tuple[Diagnostic, ...]]
"""A document, or None, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files of the content folder before any is decoded; `refused` are those that cannot be read."""

    texts: tuple[TextFile, ...]
    files: dict[str, SourceFile]
    refused: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


def find_content(layout: Layout, at_hand: Snapshot = NOTHING) -> Found:
    """Find every file of the content folder, and read the text files whose bytes are not at hand."""
    found: list[Diagnostic] = []
    texts: list[TextFile] = []
    files: dict[str, SourceFile] = {}
    refused: set[str] = set()
    for source in _sources(layout, found):
        kind = classify(source.shown, layout)
        if kind == "stray":
            found.append(_stray(source.shown, layout))
        elif kind not in HEADERS:
            files |= {} if kind == "lock" else {source.shown: source}
        else:
            try:
                data = at_hand.texts.get(source.name)
                if data is None or len(data) > layout.text_limit:
                    texts.append(TextFile(source.shown, kind, read_bytes(source, layout.text_limit)))
                else:
                    texts.append(TextFile(source.shown, kind, data, at_hand.files[source.name]))
            except SourceRefusedError as error:
                found.append(error.diagnostic)
                refused.add(source.shown)
    return Found(tuple(texts), files, frozenset(refused), tuple(found))


def content_of(found: Found, decoded: Iterable[Decoded]) -> tuple[Content, tuple[Diagnostic, ...]]:
    """Return the content that the decoded texts, in the order in which they were found, make."""
    documents: dict[str, list[Document[BaseModel]]] = {kind: [] for kind in HEADERS}
    wrong = list(found.diagnostics)
    failed = set(found.refused)
    for text, (document, diagnostics) in zip(found.texts, decoded, strict=True):
        wrong += diagnostics
        if document is None:
            failed.add(text.shown)
        else:
            documents[text.kind].append(document)
    return _content(documents, found.files, frozenset(failed)), tuple(wrong)


def read_content(layout: Layout) -> tuple[Content, tuple[Diagnostic, ...]]:
    """Read and decode every file of the content folder."""
    found = find_content(layout)
    return content_of(found, [decode_file(text, layout.zone) for text in found.texts])


def _content(
    documents: dict[str, list[Document[BaseModel]]],
    files: dict[str, SourceFile],
    failed: frozenset[str],
) -> Content:
    def of(kind: Kind) -> tuple[Document[BaseModel], ...]:
        return tuple(documents[kind])

    return Content(
        of("article"),  # type: ignore[arg-type]  # HEADERS says which header each kind has
        of("page"),  # type: ignore[arg-type]
        of("show"),  # type: ignore[arg-type]
        of("episode"),  # type: ignore[arg-type]
        of("voice"),  # type: ignore[arg-type]
        files,
        failed,
    )


def _sources(layout: Layout, found: list[Diagnostic]) -> Iterator[SourceFile]:
    for one in walk(layout.content, layout.shown, layout.ignore):
        if isinstance(one, Diagnostic):
            found.append(one)
        else:
            yield one


def classify(shown: str, layout: Layout) -> Kind:
    """Tell what the file at `shown` is, by where it lies and what it is called."""
    relative = shown.removeprefix(f"{layout.shown}/")
    if "/" not in relative and relative.endswith((".lock.yaml", ".lock.json")):
        return "lock"
    if _below(relative, (layout.podcasts,)):
        return _podcast_kind(relative)
    if _below(relative, (layout.voices,)):
        return _voice_kind(relative)
    text = relative.lower().endswith(layout.suffixes)
    if text and _below(relative, layout.pages):
        return "page"
    if text and _below(relative, layout.articles):
        return "article"
    if _below(relative, layout.static):
        return "static"
    return _beside(relative) if _below(relative, (*layout.pages, *layout.articles)) else "stray"


def _below(relative: str, folders: tuple[str, ...]) -> bool:
    # Texts, not paths: ten thousand files are asked this three times each.
    return relative.startswith(_beginnings(folders))


@cache
def _beginnings(folders: tuple[str, ...]) -> tuple[str, ...]:
    """How the paths of what lies in these folders begin."""
    return tuple("" if folder in ("", ".") else f"{folder}/" for folder in folders)


def _beside(relative: str) -> Kind:
    """A file counts as a text's own only in a folder of a text; `articles/x.png` belongs to nobody."""
    return "beside" if relative.count("/") >= 2 else "stray"


def _podcast_kind(relative: str) -> Kind:
    depth, name = relative.count("/"), relative.rpartition("/")[2]
    stem, _ = name_and_language(name)
    if name.endswith(".md") and (depth, stem) in ((2, "show"), (3, "index")):
        return "show" if depth == 2 else "episode"
    return "beside" if depth >= 2 and not name.lower().endswith(MARKDOWN_SUFFIXES) else "stray"


def _voice_kind(relative: str) -> Kind:
    """A voice is a file and has no folder: its portrait is a shared picture, as people's are."""
    is_voice = relative.count("/") == 1 and relative.lower().endswith(MARKDOWN_SUFFIXES)
    return "voice" if is_voice else "stray"


def _stray(shown: str, layout: Layout) -> Diagnostic:
    suffix = PurePosixPath(shown).suffix.lower()
    reader = reader_for(suffix)
    if reader and reader not in layout.readers:
        advice = advice_on(reader)
    elif suffix in MARKDOWN_SUFFIXES and shown.startswith(f"{layout.shown}/{layout.podcasts}/"):
        advice = "a show is a folder with a show.md, and an episode a folder in it with an index.md"
    elif shown.startswith(f"{layout.shown}/{layout.voices}/"):
        advice = f"a voice is a file {layout.shown}/{layout.voices}/name.md, a portrait a shared picture"
    elif suffix in layout.suffixes:
        advice = f"put it under {layout.shown}/{layout.articles[0]} or {layout.shown}/{layout.pages[0]}"
    else:
        advice = (
            f"put it under {layout.shown}/{layout.static[0]}, or beside an index.md in a folder of its own"
        )
    return catalog.STRAY_FILE.at(Place(shown), "nothing publishes this file", advice)


def decode_file(text: TextFile, zone: tzinfo = UTC) -> Decoded:
    """Decode the bytes of a text file; a pure function, so that the result can be kept by content."""
    try:
        return decode_document(decode_text(text.data, text.shown), text.shown, text.kind, zone)
    except SourceRefusedError as refused:
        return None, (refused.diagnostic,)


def decode_document(text: str, shown: str, kind: Kind, zone: tzinfo = UTC) -> Decoded:
    """Decode a text."""
    front = split_front_matter(text, shown, HEADERS[kind].model_fields)
    broken_header = any(found.rule == catalog.NO_FRONT_MATTER.name for found in front.diagnostics)
    if broken_header or (front.diagnostics and not front.values):
        return None, front.diagnostics
    _date_from_name(front, shown, kind)
    _language_from_name(front, shown)
    header, wrong = decode(HEADERS[kind], front.values, front.marks, zone)
    slug, bad_slug = _slug_of(header, shown)
    diagnostics = (*front.diagnostics, *wrong, *bad_slug)
    if header is None or front.diagnostics or bad_slug:
        return None, diagnostics
    if not front.body.strip():
        diagnostics += (_empty(shown),)
    return Document(shown, slug, header, front.body, front.body_line, front.marks), diagnostics


def _empty(shown: str) -> Diagnostic:
    return catalog.EMPTY_TEXT.at(Place(shown), "there is no text below the front matter")


def _date_from_name(front: FrontMatter, shown: str, kind: Kind) -> None:
    """A date in the file's or folder's name stands in for a missing `date:`, as in Pelican."""
    match = _DATE.match(_own_name(shown))
    if kind in ("article", "voice") and match and front.values.get("date") is None:
        front.values["date"] = match.group(1)


def _language_from_name(front: FrontMatter, shown: str) -> None:
    """A language in the file's name stands in for a missing `language:`."""
    _, language = name_and_language(shown)
    if language and front.values.get("language") is None:
        front.values["language"] = language


def _own_name(shown: str) -> str:
    path = PurePosixPath(shown)
    stem, _ = name_and_language(path.name)
    return path.parent.name if stem in ("index", "show") else stem


def name_and_language(file: str) -> tuple[str, str]:
    """Return the name of a text's file without what it ends in, and the language that it names, if any.

    `2025-03-04-fiverr-joins.fr.md` is `2025-03-04-fiverr-joins` in French.
    """
    stem = _stem(file.rpartition("/")[2])
    name, dot, language = stem.rpartition(".")
    return (name, language) if dot and name and is_language(language) else (stem, "")


def _stem(name: str) -> str:
    """As a path's, which takes long to make for each of ten thousand."""
    dot = name.rfind(".")
    return name[:dot] if 0 < dot < len(name) - 1 else name


def _slug_of(header: BaseModel | None, shown: str) -> tuple[str, tuple[Diagnostic, ...]]:
    typed = getattr(header, "slug", None)
    if typed:
        return str(typed), ()
    name = _own_name(shown)
    slug = _DATE.sub("", name, count=1) if _DATE.match(name) else _NUMBER.sub("", name, count=1)
    if is_slug(slug) or header is None:
        return slug, ()
    better = to_slug(slug)
    advice = f'rename it to "{better}", or add slug: {better}' if better else "add a key slug:"
    return slug, (catalog.BAD_SLUG.at(Place(shown), f'the name "{slug}" cannot be part of a URL', advice),)
