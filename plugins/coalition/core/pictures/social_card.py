"""The picture that social networks show of a page: its title, whose it is, and the arcs of the coalition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from coalition.core.pictures.encoding import Original, resized
from coalition.core.pictures.svg_drawing import NotDrawnError, drawn

WIDTH, HEIGHT = 1200, 630
"""What Open Graph and X want: https://ogp.me/ says nothing of it, and all networks take 1.91 to 1."""

Arcs = tuple[str, int, tuple[int, ...]]
"""A voice: its colour, where it stands from 0 to 1200, and its radii."""

_PAPER, _INK, _MUTED, _BANNER = (251, 247, 240), (35, 26, 23), (95, 82, 75), (35, 26, 23)
_HUES = {"sun": (244, 182, 63), "teal": (13, 90, 87), "accent": (154, 44, 20)}
_FONT = Path(__file__).parent / "fonts" / "bricolage-grotesque-bold.ttf"
_SIZES = (84, 72, 60, 50)
_MARGIN, _TITLE_TOP, _TITLE_ROOM = 72, 126, 270
_ARCS_TALL, _BANNER_TALL = 150, 84
_BESIDE = 232
_RAMP = 16
_LINE = 1.12
_STROKE = 11


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of text in one size."""

    lines: tuple[str, ...]
    size: int


def social_card(
    originals: Sequence[Original], title: str, kicker: str, name: str, voices: tuple[Arcs, ...]
) -> bytes:
    """Return the card as PNG. The first original, if there is one, is a logo or a portrait to stand on it.

    What the typeface has no letters for is left out, so that nobody reads boxes.
    """
    ground = _ground(name, voices)
    beside = _beside(originals)
    room = WIDTH - 2 * _MARGIN - (_BESIDE + _MARGIN // 2 if beside else 0)
    texts = [(_shortened(kicker, 30, room), _MARGIN - 6, _MUTED)] if _can_write(kicker) else []
    card = _written(ground, texts, _title(title, room) if _can_write(title) else _Block((), 0))
    if beside is None:
        return _png(card)
    colored = card.convert("RGB")
    left, top = WIDTH - _MARGIN - beside.width, _TITLE_TOP - 40
    colored.paste(beside, (left, top), beside)
    return _png(colored)


def _png(picture: Image.Image) -> bytes:
    made = BytesIO()
    picture.save(made, "PNG", compress_level=4)
    return made.getvalue()


@lru_cache(maxsize=8)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONT), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4)
def _ground(name: str, voices: tuple[Arcs, ...]) -> Image.Image:
    """What many cards have in common, in few colours; the first of them lead from paper to ink."""
    finer = 2
    large = Image.new("RGB", (WIDTH * finer, HEIGHT * finer), _PAPER)
    draw = ImageDraw.Draw(large)
    ground = (HEIGHT - _BANNER_TALL) * finer
    for hue, x, radii in voices:
        for radius in radii:
            reach = radius * _ARCS_TALL // 220 * finer
            box = (x * finer - reach, ground - reach, x * finer + reach, ground + reach)
            draw.arc(box, 180, 360, fill=_HUES[hue], width=_STROKE * finer)
    draw.rectangle((0, ground, WIDTH * finer, HEIGHT * finer), fill=_BANNER)
    small = large.reduce(finer)
    if _can_write(name):
        text = _shortened(name, 34, WIDTH - 2 * _MARGIN)
        place = (_MARGIN, HEIGHT - _BANNER_TALL // 2)
        ImageDraw.Draw(small).text(place, text.lines[0], fill=_PAPER, font=_font(text.size), anchor="lm")
    few = small.quantize(256 - 2 * _RAMP, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    ramps = [*_ramp(_INK), *_ramp(_MUTED)]
    palette = [*(value for color in ramps for value in color), *(few.getpalette() or [])]
    shifted = few.point([min(255, index + 2 * _RAMP) for index in range(256)])
    shifted.putpalette(palette[: 3 * 256])
    return shifted


def _ramp(ink: tuple[int, int, int]) -> Iterator[tuple[int, int, int]]:
    """Yield colours from that of the paper to that of the ink."""
    for step in range(_RAMP):
        part = step / (_RAMP - 1)
        red, green, blue = (
            round(paper + (color - paper) * part) for paper, color in zip(_PAPER, ink, strict=True)
        )
        yield red, green, blue


def _written(
    ground: Image.Image, small: list[tuple[_Block, int, tuple[int, int, int]]], title: _Block
) -> Image.Image:
    """Return the ground with texts on its paper: how dark a pixel is is its place in the palette."""
    card = ground.copy()
    for block, top, _ in small:
        _write(card, block, top, _RAMP)
    _write(card, title, _TITLE_TOP, 0)
    return card


def _write(card: Image.Image, block: _Block, top: int, first: int) -> None:
    if not block.lines:
        return
    font, step = _font(block.size), round(block.size * _LINE)
    width = max(round(font.getlength(line)) for line in block.lines) + 4
    ink = Image.new("L", (min(width, WIDTH - _MARGIN), step * len(block.lines) + block.size // 3))
    draw = ImageDraw.Draw(ink)
    for number, line in enumerate(block.lines):
        draw.text((0, number * step), line, fill=255, font=font)
    shades = ink.point([first + value * (_RAMP - 1) // 255 for value in range(256)])
    shades.putpalette(card.getpalette() or [])
    card.paste(shades, (_MARGIN, top))


def _title(text: str, room: int) -> _Block:
    """Break a title into lines, in the largest size that it fits in; a very long one is cut."""
    words = text.split()
    for size in _SIZES:
        lines = tuple(_lines(words, size, room))
        if len(lines) * size * _LINE <= _TITLE_ROOM and all(
            _font(size).getlength(one) <= room for one in lines
        ):
            return _Block(lines, size)
    return _cut_title(lines, room)


def _cut_title(lines: tuple[str, ...], room: int) -> _Block:
    """Return as many lines as there is room for in the smallest size."""
    size = _SIZES[-1]
    most = int(_TITLE_ROOM / (size * _LINE))
    shown = [_shortened(line, size, room).lines[0] for line in lines[:most]]
    if len(lines) > most:
        shown[-1] = _shortened(f"{shown[-1]} {lines[most]}", size, room).lines[0]
    return _Block(tuple(shown), size)


def _lines(words: Sequence[str], size: int, room: int) -> Iterator[str]:
    font, line = _font(size), ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > room:
            yield line
            longer = word
        line = longer
    yield line


def _shortened(text: str, size: int, room: int) -> _Block:
    """Return a text on one line, cut where it would be too long."""
    font, cut = _font(size), " ".join(text.split())
    if font.getlength(cut) > room:
        cut = cut.rstrip("…")
        while cut and font.getlength(f"{cut}…") > room:
            cut = cut[:-1].rstrip()
        cut = f"{cut}…"
    return _Block((cut,), size)


@lru_cache(maxsize=1024)
def _has_letter(char: str) -> bool:
    """Whether the typeface has the letter: what it lacks, it draws as a character that nobody has."""
    font = _font(_SIZES[-1])
    return char.isspace() or bytes(font.getmask(char)) != bytes(font.getmask("\U0010fffd"))


def _can_write(text: str) -> bool:
    return all(char.isascii() or _has_letter(char) for char in set(text))


# What stands beside the title


def _beside(originals: Sequence[Original]) -> Image.Image | None:
    """Return a picture in a square: a logo on a light chip, or a portrait or a cover that fills it."""
    if not originals:
        return None
    content = originals[0].content
    if content.lstrip()[:1] == b"<":
        try:
            return _on_chip(drawn(content, _BESIDE - 40))
        except NotDrawnError:
            return None
    picture = originals[0].upright
    if picture.mode == "RGBA":
        return _on_chip(_fitting(picture, _BESIDE - 40))
    return _rounded(_square(picture))


def _fitting(picture: Image.Image, longest: int) -> Image.Image:
    scale = longest / max(picture.size)
    return resized(picture, max(1, round(picture.width * scale)))


def _square(picture: Image.Image) -> Image.Image:
    side = min(picture.size)
    left, top = (picture.width - side) // 2, (picture.height - side) // 3
    cut = picture.crop((left, top, left + side, top + side))
    cut.info.update(picture.info)
    return resized(cut, _BESIDE)


def _on_chip(mark: Image.Image) -> Image.Image:
    chip = Image.new("RGB", (_BESIDE, _BESIDE), (255, 255, 255))
    chip.paste(mark, ((_BESIDE - mark.width) // 2, (_BESIDE - mark.height) // 2), mark)
    return _rounded(chip)


def _rounded(picture: Image.Image) -> Image.Image:
    mask = Image.new("L", (_BESIDE * 4, _BESIDE * 4))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, _BESIDE * 4 - 1, _BESIDE * 4 - 1), 96, fill=255)
    rounded = picture.convert("RGB")
    rounded.putalpha(mask.reduce(4))
    return rounded
