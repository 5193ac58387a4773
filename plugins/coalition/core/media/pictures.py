"""Pictures, looked at before anything is made of them; what was seen is kept while a file is not touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import PurePosixPath

from PIL import Image, features
from pydantic_core import from_json, to_json

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.fingerprint import digest, state_of
from coalition.core.keeping import Codec, Keeping, kept
from coalition.core.limits import MOST_PIXELS
from coalition.core.media.svg import check_svg
from coalition.core.pictures.facts import PictureFacts, facts_of
from coalition.core.pictures.opened import opened
from coalition.core.pictures.workshop import content_digest
from coalition.core.rules import catalog
from coalition.core.source import SourceFile, SourceRefusedError, decode_text, read_bytes

BITMAP_SUFFIXES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
"""How the names of pictures end that are looked at, besides SVGs."""

# Pillow may have been built without these.
_OPTIONAL = frozenset({".avif", ".webp"})
_WORTH_A_FORK = 4


@dataclass(frozen=True, slots=True)
class Pictures:
    """What is known of pictures that have pixels, a digest of each SVG, and what is wrong."""

    facts: dict[str, PictureFacts]
    vectors: dict[str, str]
    diagnostics: tuple[Diagnostic, ...]


def read_pictures(
    files: Iterable[SourceFile], text_limit: int, pixel_limit: int, keeping: Keeping
) -> Pictures:
    """Look at pictures. Their facts are by their paths for people.

    An SVG may have `text_limit` bytes, and any other picture `pixel_limit` pixels, width times height.
    """
    bitmaps: list[SourceFile] = []
    vectors: dict[str, str] = {}
    found: list[Diagnostic] = []
    for source in files:
        suffix = PurePosixPath(source.shown).suffix.lower()
        if suffix == ".svg":
            found += _svg(source, text_limit, vectors)
        elif suffix == ".svgz":
            message = "a compressed SVG cannot be looked through, and few servers send it rightly"
            found.append(catalog.UNSAFE_SVG.at(Place(source.shown), message, "save it as .svg"))
        elif can_be_read(suffix):
            bitmaps.append(source)
    seen = _look_at(bitmaps, pixel_limit, keeping)
    facts = {
        one.shown: fact for one, fact in zip(bitmaps, seen, strict=True) if isinstance(fact, PictureFacts)
    }
    return Pictures(facts, vectors, (*found, *(one for one in seen if isinstance(one, Diagnostic))))


def can_be_read(suffix: str) -> bool:
    """Whether files with such a name are looked at; `suffix` is in small letters."""
    return suffix in BITMAP_SUFFIXES and (suffix not in _OPTIONAL or features.check(suffix[1:]) is True)


def _svg(source: SourceFile, text_limit: int, digests: dict[str, str]) -> Iterator[Diagnostic]:
    try:
        data = read_bytes(source, text_limit)
        text = decode_text(data, source.shown)
    except SourceRefusedError as refused:
        yield refused.diagnostic
        return
    digests[source.shown] = content_digest(data)
    yield from check_svg(text, source.shown)


def _look_at(
    sources: Sequence[SourceFile], pixel_limit: int, keeping: Keeping
) -> list[PictureFacts | Diagnostic]:
    def key(source: SourceFile) -> str:
        try:
            state = state_of(source.path)
        except OSError as error:  # which looking at it will say
            state = (repr(error.errno).encode(),)
        return digest(b"picture", keeping.version.encode(), f"{pixel_limit} {source.shown}".encode(), *state)

    def work(source: SourceFile) -> PictureFacts | Diagnostic:
        return _seen(source, pixel_limit)

    keys = [key(source) for source in sources]
    return kept(sources, keys, work, Codec(_dump, _load), keeping, "looking at pictures", _WORTH_A_FORK)


def _seen(source: SourceFile, pixel_limit: int) -> PictureFacts | Diagnostic:
    """Look at a picture; one that is too large is not decoded."""
    place = Place(source.shown)
    size = (0, 0)
    try:
        content = source.path.read_bytes()
        size = opened(content).size
        if size[0] * size[1] > pixel_limit:
            return _too_large(place, size, pixel_limit)
        return facts_of(content, content_digest(content))
    except Image.DecompressionBombError:
        message = f"this picture has more than {MOST_PIXELS:,} pixels"
        return catalog.LARGE_PICTURE.at(place, message, "make it smaller")
    except Exception:  # Pillow raises nearly anything for what is no picture
        return _damaged(place) if all(size) else _no_picture(place)


def _too_large(place: Place, size: tuple[int, int], pixel_limit: int) -> Diagnostic:
    message = f"this picture has {size[0]} by {size[1]} pixels, and at most {pixel_limit:,} are taken"
    return catalog.LARGE_PICTURE.at(place, message, "make it smaller, or raise COALITION_PIXEL_LIMIT")


def _damaged(place: Place) -> Diagnostic:
    return catalog.BAD_PICTURE.at(place, "this picture is damaged, or was cut off", "copy or export it again")


def _no_picture(place: Place) -> Diagnostic:
    message = "this file cannot be read as a picture"
    return catalog.BAD_PICTURE.at(place, message, "export it again as PNG, JPEG, WebP, AVIF or GIF")


def _dump(seen: PictureFacts | Diagnostic) -> bytes | None:
    return to_json(astuple(seen)) if isinstance(seen, PictureFacts) else None


def _load(_: str, value: bytes) -> PictureFacts:
    return PictureFacts(*from_json(value))
