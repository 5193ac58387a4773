"""Picture files without what they tell of where and by whom they were taken; their pixels stay as they are.

Kept is what is needed to show a picture rightly: its pixels, its colours, its animation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_JPEG, _PNG, _WEBP = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"WEBP"
# https://www.w3.org/TR/png-3/#11Chunks: what says how pixels look, and Animated PNG.
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD pHYs acTL fcTL fdAT".split()
)
# https://developers.google.com/speed/webp/docs/riff_container
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_EXIF_AND_XMP = 0b0000_1100
_GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_JFIF, _ICC, _ADOBE = b"JFIF\0", b"ICC_PROFILE\0", b"Adobe"
_JPEG_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_APPLICATION, _COMMENT, _SCAN, _END = range(0xE0, 0xF0), 0xFE, 0xDA, 0xD9


def without_metadata(content: bytes) -> bytes:
    """Return a JPEG, PNG, GIF or WebP without metadata, and anything else as it is.

    Raises ValueError for a file that does not keep to its format.
    """
    try:
        return b"".join(_parts_of(content)(content))
    except IndexError as error:
        raise ValueError("the file ends too early") from error


def _parts_of(content: bytes) -> Callable[[bytes], Iterator[bytes]]:
    if content.startswith(_JPEG):
        return _jpeg
    if content.startswith(_PNG):
        return _png
    if content.startswith(b"GIF8"):
        return _gif
    return _webp if content[:4] == b"RIFF" and content[8:12] == _WEBP else _as_it_is


def _as_it_is(content: bytes) -> Iterator[bytes]:
    yield content


def _jpeg(content: bytes) -> Iterator[bytes]:
    """Yield segments; what follows the end, such as a second picture or a film, is left behind.

    https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B
    """
    yield _JPEG
    at = len(_JPEG)
    while True:
        found = _JPEG_MARKER.match(content, at)
        if found is None:
            raise ValueError("there is no marker where one must be")
        at, marker = found.end(), content[found.end() - 1]
        if marker == _END:
            yield bytes((0xFF, _END))
            return
        end = at + int.from_bytes(content[at : at + 2], "big")
        yield _segment(marker, content[at:end])
        at = end
        if marker == _SCAN:
            following = _JPEG_MARKER.search(content, at)
            end = following.start() if following else len(content)
            yield content[at:end]
            at = end
        if at >= len(content):
            raise ValueError("the picture has no end")


def _segment(marker: int, rest: bytes) -> bytes:
    """Return a segment, `rest` being its length and what it holds, or nothing where it is left out."""
    holds = rest[2:]
    if marker == _APPLICATION[0] and holds.startswith(_JFIF):
        rest = b"\0\x10" + holds[:12] + b"\0\0"  # without the small picture that it may hold
    elif marker == _COMMENT or (marker in _APPLICATION and not holds.startswith((_ICC, _ADOBE))):
        return b""
    return bytes((0xFF, marker)) + rest


def _png(content: bytes) -> Iterator[bytes]:
    yield _PNG
    at = len(_PNG)
    while at < len(content):
        size, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        end = at + size + 12
        if end > len(content):
            raise ValueError("a chunk ends too early")
        if name in _PNG_KEPT:
            yield content[at:end]
        if name == b"IEND":
            return
        at = end


def _webp(content: bytes) -> Iterator[bytes]:
    chunks = list(_webp_chunks(content))
    size = len(_WEBP) + sum(map(len, chunks))
    yield b"RIFF" + size.to_bytes(4, "little") + _WEBP
    yield from chunks


def _webp_chunks(content: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(content):
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        if name == b"VP8X":
            flags = content[at + 8] & ~_WEBP_EXIF_AND_XMP
            yield content[at : at + 8] + bytes((flags,)) + content[at + 9 : end]
        elif name in _WEBP_KEPT:
            yield content[at:end]
        at = end


def _gif(content: bytes) -> Iterator[bytes]:
    """Yield blocks. https://www.w3.org/Graphics/GIF/spec-gif89a.txt"""
    at = 13 + _colors(content[10])
    yield content[:at]
    while content[at] != 0x3B:
        start = at
        if content[at] == 0x2C:
            at += 11 + _colors(content[at + 9])
        elif content[at] == 0x21:
            at += 2
        else:
            raise ValueError("there is no block where one must be")
        at = _after_parts(content, at)
        if content[start] == 0x2C or _is_shown(content, start):
            yield content[start:at]
    yield b"\x3b"


def _is_shown(content: bytes, start: int) -> bool:
    label = content[start + 1]
    return label == 0xF9 or (label == 0xFF and content[start + 3 : start + 14] in _GIF_LOOPS)


def _colors(flags: int) -> int:
    """Return how many bytes a table of colours has, of whose presence and size the flags tell."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_parts(content: bytes, at: int) -> int:
    while size := content[at]:
        at += size + 1
    return at + 1
