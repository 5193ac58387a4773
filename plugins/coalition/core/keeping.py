"""Decoded and converted texts, kept by content: only what is new is computed, and that on all cores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from hashlib import blake2b
from typing import Any, TypeVar

from pydantic_core import from_json, to_json

from coalition.core.body import Body, Converter
from coalition.core.content import HEADERS, Decoded, Document, TextFile, decode_file, kind_of
from coalition.core.fingerprint import digest
from coalition.core.progress import UNWATCHED, Progress
from coalition.core.removals import Removal
from coalition.core.security import OWN_SITE, Sources
from coalition.core.store import Store
from coalition.core.texts import MarkdownText
from coalition.core.workers import WORTH_A_FORK, spread
from coalition.core.yaml_nodes import Marks

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where results are kept, for which `version` of program and settings, how many work, and who watches."""

    store: Store
    version: str
    workers: int
    progress: Progress = UNWATCHED


@dataclass(frozen=True, slots=True)
class Codec:
    """How a result is written down and read again; `dump` returns None for what is not to be kept."""

    dump: Callable[[Any], bytes | None]
    load: Callable[[str, bytes], Any]


def decode_all(texts: Sequence[TextFile], zone: tzinfo, keeping: Keeping) -> list[Decoded]:
    """Decode text files. One with findings is decoded anew each time, so that they are told each time."""
    beginning = _beginning(zone, keeping)
    by_key = {_decoded_key(beginning, text, text.digest): text for text in texts}
    by_path = {text.shown: text.data for text in texts}

    def dump(decoded: Decoded) -> bytes | None:
        document, diagnostics = decoded
        return None if document is None or diagnostics else _dump_document(document, by_path[document.path])

    def load(key: str, value: bytes) -> Decoded:
        return _load_document(by_key[key].data, value), ()

    def work(text: TextFile) -> Decoded:
        document, diagnostics = decode_file(text, zone)
        return document and replace(document, key=document_key(document)), diagnostics

    return kept(texts, list(by_key), work, Codec(dump, load), keeping, "reading texts")


def _beginning(zone: tzinfo, keeping: Keeping) -> str:
    """What the keys of all documents begin with."""
    return digest(b"document", keeping.version.encode(), str(zone).encode())


def _decoded_key(beginning: str, text: TextFile, content: str) -> str:
    # Digests and kinds have one length, or no blanks, so that no two of these come to the same.
    return blake2b(f"{beginning}{content} {text.kind} {text.shown}".encode(), digest_size=16).hexdigest()


def former_key(text: TextFile, content: str, zone: tzinfo, keeping: Keeping) -> str:
    """Return the key of the document that the file was when `content` was the digest of its bytes.

    It is empty where that is not known any more, or where something was wrong with the document.
    """
    kept_as = _decoded_key(_beginning(zone, keeping), text, content)
    value = keeping.store.get([kept_as]).get(kept_as, b"")
    try:
        return str(from_json(value.partition(b"\n")[0])[-1]) if value else ""
    except (ValueError, LookupError):
        return ""


def document_key(document: Document[Any]) -> str:
    """Return a digest of all that a document is, but its text."""
    header = document.header.model_dump_json(exclude_unset=True)
    return digest(document.path.encode(), document.slug.encode(), header.encode())


def convert_all(texts: Sequence[MarkdownText], converter: Converter, keeping: Keeping) -> dict[str, Body]:
    """Convert Markdown texts; the bodies are by the texts' keys. What is refused is tried anew each time."""
    version = _version_of_bodies(converter, keeping)
    keys = [_body_key(text, version) for text in texts]

    def work(text: MarkdownText) -> Body:
        return _converted(text, converter, version)

    bodies = kept(texts, keys, work, Codec(_dump_body, _load_body), keeping, "converting texts")
    return {text.at.key: body for text, body in zip(texts, bodies, strict=True)}


def convert_one(text: MarkdownText, converter: Converter, keeping: Keeping) -> Body:
    """Convert a Markdown text as `convert_all` does, without keeping it."""
    return _converted(text, converter, _version_of_bodies(converter, keeping))


def _converted(text: MarkdownText, converter: Converter, version: bytes) -> Body:
    body = converter.convert(text.at.text, text.trust, text.images, text.form)
    return replace(body, key=_body_key(text, version))


def _version_of_bodies(converter: Converter, keeping: Keeping) -> bytes:
    return f"{keeping.version} {converter.limits.nesting}".encode()


def _body_key(text: MarkdownText, version: bytes) -> str:
    images = to_json(text.images) if text.images else b""
    return digest(b"body", version, text.trust.encode(), text.form.encode(), images, text.at.text.encode())


def kept(
    items: Sequence[T],
    keys: Sequence[str],
    work: Callable[[T], R],
    codec: Codec,
    keeping: Keeping,
    doing: str,
    worth_a_fork: int = WORTH_A_FORK,
) -> list[R]:
    """Return what the work makes of each item: what is kept under its key, or else made now and kept."""

    def share(items: Sequence[T]) -> list[bytes | R]:
        """What is kept comes from another process as it is kept, which costs less than a copy of objects."""
        results = [work(item) for item in items]
        return [codec.dump(result) or result for result in results]

    known = _loaded(keeping.store, keys, codec)
    missing = {key: item for key, item in zip(keys, items, strict=True) if known.get(key) is None}
    with keeping.progress.stage(doing, len(missing)):
        results = spread(share, list(missing.values()), keeping.workers, keeping.progress, worth_a_fork)
    made = dict(zip(missing, results, strict=True))
    keeping.store.put({key: value for key, value in made.items() if isinstance(value, bytes)})
    known |= {
        key: codec.load(key, value) if isinstance(value, bytes) else value for key, value in made.items()
    }
    return [known[key] for key in keys]


def _loaded(store: Store, keys: Sequence[str], codec: Codec) -> dict[str, Any]:
    values = store.get(keys)
    try:
        return {key: codec.load(key, value) for key, value in values.items()}
    except (ValueError, TypeError, LookupError, AttributeError):  # somebody else has put what is sealed well
        store.rebuild()
        return {}


# What is kept are lines of JSON, and then a text as it is.


def _dump_body(body: Body) -> bytes | None:
    if body.refusals:
        return None
    sources = (body.sources.pictures, body.sources.media)
    removals = [(one.tag, one.attribute, one.value, one.times) for one in body.removals]
    return (
        to_json([body.links, body.excerpt, sources, removals, body.name_words]) + b"\n" + body.typed.encode()
    )


def _load_body(key: str, value: bytes) -> Body:
    facts, _, html = value.partition(b"\n")
    links, excerpt, (pictures, media), removals, words = from_json(facts)
    sources = Sources(tuple(pictures), tuple(media)) if pictures or media else OWN_SITE
    removed = tuple(Removal(*one) for one in removals)
    return Body(html.decode(), tuple(links), excerpt, sources, removed, tuple(words), key=key)


def _dump_document(document: Document[Any], data: bytes) -> bytes:
    """Nearly every text ends in its Markdown, which then need not be kept, but only how long it is."""
    text = document.markdown.encode()
    length = len(text) if data.endswith(text) else -1
    facts = to_json(
        [kind_of(document), document.path, document.slug, document.markdown_line, length, document.key]
    )
    header = document.header.model_dump_json(exclude_unset=True).encode()
    return b"\n".join((facts, header, document.marks.written(), b"" if length >= 0 else text))


def _load_document(data: bytes, value: bytes) -> Document[Any]:
    facts, header, marks, text = value.split(b"\n", 3)
    kind, path, slug, line, length, key = from_json(facts)
    typed = memoryview(data)[len(data) - length :] if length >= 0 else text
    read = HEADERS[kind].model_validate_json(header)
    return Document(path, slug, read, str(typed, "utf-8"), line, Marks(path, kept=marks), key)
