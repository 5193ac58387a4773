"""Decoded and converted texts, kept by content: only what is new is computed, and that on all cores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, TypeVar

from pydantic_core import from_json, to_json

from coalition.core.body import Body, Converter
from coalition.core.content import HEADERS, Decoded, Document, TextFile, decode_file
from coalition.core.fingerprint import digest
from coalition.core.progress import UNWATCHED, Progress
from coalition.core.removals import Removal
from coalition.core.security import Sources
from coalition.core.store import Store
from coalition.core.texts import MarkdownText
from coalition.core.workers import spread
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
class _Codec:
    """How a result is written down and read again; `dump` returns None for what is not to be kept."""

    dump: Callable[[Any], bytes | None]
    load: Callable[[bytes], Any]


def decode_all(texts: Sequence[TextFile], zone: tzinfo, keeping: Keeping) -> list[Decoded]:
    """Decode text files. One with findings is decoded anew each time, so that they are told each time."""

    def key(text: TextFile) -> str:
        parts = (text.shown, text.kind, str(zone))
        return digest(b"document", keeping.version.encode(), *(part.encode() for part in parts), text.data)

    def work(share: Sequence[TextFile]) -> list[Decoded]:
        return [decode_file(text, zone) for text in share]

    codec = _Codec(_dump_document, _load_document)
    return _kept(texts, [key(text) for text in texts], work, codec, keeping, "reading texts")


def convert_all(texts: Sequence[MarkdownText], converter: Converter, keeping: Keeping) -> dict[str, Body]:
    """Convert Markdown texts; the bodies are by the texts' keys. What is refused is tried anew each time."""
    version = (keeping.version.encode(), str(converter.limits.nesting).encode())

    def key(text: MarkdownText) -> str:
        kind = (text.trust.encode(), text.form.encode(), to_json(text.images))
        return digest(b"body", *version, *kind, text.at.text.encode())

    def work(share: Sequence[MarkdownText]) -> list[Body]:
        return [converter.convert(text.at.text, text.trust, text.images, text.form) for text in share]

    codec = _Codec(_dump_body, _load_body)
    bodies = _kept(texts, [key(text) for text in texts], work, codec, keeping, "converting texts")
    return {text.at.key: body for text, body in zip(texts, bodies, strict=True)}


def _kept(
    items: Sequence[T],
    keys: Sequence[str],
    work: Callable[[Sequence[T]], list[R]],
    codec: _Codec,
    keeping: Keeping,
    doing: str,
) -> list[R]:
    known = _loaded(keeping.store, keys, codec)
    missing = {key: item for key, item in zip(keys, items, strict=True) if known.get(key) is None}
    with keeping.progress.stage(doing, len(missing)):
        results = spread(work, list(missing.values()), keeping.workers, keeping.progress)
    made = dict(zip(missing, results, strict=True))
    dumped = {key: codec.dump(result) for key, result in made.items()}
    keeping.store.put({key: value for key, value in dumped.items() if value is not None})
    return [made[key] if key in made else known[key] for key in keys]


def _loaded(store: Store, keys: Sequence[str], codec: _Codec) -> dict[str, Any]:
    values = store.get(keys)
    try:
        return {key: codec.load(value) for key, value in values.items()}
    except (ValueError, TypeError, LookupError, AttributeError):  # somebody else has put what is sealed well
        store.rebuild()
        return {}


def _dump_body(body: Body) -> bytes | None:
    if body.refusals:
        return None
    sources = (body.sources.pictures, body.sources.media)
    removals = [(one.tag, one.attribute, one.value, one.times) for one in body.removals]
    return to_json([body.html, body.links, body.excerpt, sources, removals, body.name_words])


def _load_body(value: bytes) -> Body:
    html, links, excerpt, (pictures, media), removals, words = from_json(value)
    sources = Sources(tuple(pictures), tuple(media))
    taken_out = tuple(Removal(*one) for one in removals)
    return Body(html, tuple(links), excerpt, sources, taken_out, tuple(words))


def _dump_document(decoded: Decoded) -> bytes | None:
    document, diagnostics = decoded
    if document is None or diagnostics:
        return None
    kind = next(kind for kind, header in HEADERS.items() if isinstance(document.header, header))
    header = document.header.model_dump_json(exclude_unset=True)
    marks = [document.marks.values, document.marks.keys]
    return to_json(
        [kind, document.path, document.slug, header, document.markdown, document.markdown_line, marks]
    )


def _load_document(value: bytes) -> Decoded:
    kind, path, slug, header, text, line, (values, keys) = from_json(value)
    marks = Marks(path, values, keys)
    return Document(path, slug, HEADERS[kind].model_validate_json(header), text, line, marks), ()
