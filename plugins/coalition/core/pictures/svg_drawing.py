"""SVGs drawn as pixels, for programs that show none: shapes and paths in plain colours.

What needs more than that (text, gradients, masks, style sheets) is not drawn, rather than drawn wrongly.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from PIL import Image, ImageChops, ImageColor, ImageDraw

from coalition.core.pictures.svg_paths import Line, Point, lines_of

_FINER = 4
_MOST_DETAIL = 4096
_MOST_ELEMENTS = 2_000
_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TRANSFORM = re.compile(r"(\w+)\s*\(([^)]*)\)")
_SILENT = frozenset({"title", "desc", "metadata"})
_INHERITED = (
    "fill",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "fill-rule",
    "fill-opacity",
    "stroke-opacity",
)
_UNDRAWN = frozenset(
    {"clip-path", "mask", "filter", "class", "stroke-dasharray", "marker-start", "marker-end"}
)
_CIRCLE = 64


class NotDrawnError(ValueError):
    """An SVG holds what is not drawn here; the message names it."""


@dataclass(frozen=True, slots=True)
class _Matrix:
    """An affine map: z becomes `along * z.real + across * z.imag + offset`."""

    along: Point = 1
    across: Point = 1j
    offset: Point = 0

    def at(self, point: Point) -> Point:
        return self.along * point.real + self.across * point.imag + self.offset

    def after(self, inner: _Matrix) -> _Matrix:
        """The map that does `inner` first."""
        return _Matrix(
            self.at(inner.along) - self.offset, self.at(inner.across) - self.offset, self.at(inner.offset)
        )

    @property
    def scale(self) -> float:
        determinant = self.along.real * self.across.imag - self.along.imag * self.across.real
        return math.sqrt(abs(determinant))


@dataclass(frozen=True, slots=True)
class _Pencil:
    """How an element is drawn: its presentation attributes, the map to pixels, and how opaque it is."""

    style: Mapping[str, str]
    matrix: _Matrix
    opacity: float = 1


def check_drawable(content: bytes) -> None:
    """Raise NotDrawnError for an SVG that `drawn` would refuse, saying what it holds."""
    drawn(content, 16)


def drawn(content: bytes, longest: int) -> Image.Image:
    """Return an SVG as pixels, so many on its longer side. Raises NotDrawnError."""
    try:
        return _drawn(_root(content), longest)
    except (ValueError, ArithmeticError, TypeError, IndexError) as error:
        raise (
            error if isinstance(error, NotDrawnError) else NotDrawnError("a number beyond all bounds")
        ) from error


def _drawn(root: Any, longest: int) -> Image.Image:
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise NotDrawnError(f"more than {_MOST_ELEMENTS:,} elements")
    left, top, width, height = _box(root)
    scale = longest / max(width, height)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    finer = max(1, min(_FINER, _MOST_DETAIL // longest))
    canvas = Image.new("RGBA", (size[0] * finer, size[1] * finer))
    fine = scale * finer
    matrix = _Matrix(fine, fine * 1j, complex(-left, -top) * fine)
    _draw(canvas, root, _Pencil({}, matrix))
    return canvas.reduce(finer) if finer > 1 else canvas


def _root(content: bytes) -> Any:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise NotDrawnError("what is no XML") from error


def _box(root: Any) -> tuple[float, float, float, float]:
    numbers = [float(one) for one in _NUMBER.findall(root.get("viewBox", ""))]
    if len(numbers) != 4:
        numbers = [0, 0, _length(root.get("width"), 0), _length(root.get("height"), 0)]
    if numbers[2] <= 0 or numbers[3] <= 0:
        raise NotDrawnError("no size")
    return numbers[0], numbers[1], numbers[2], numbers[3]


def _length(typed: str | None, otherwise: float) -> float:
    found = _NUMBER.match(typed.strip()) if typed else None
    return float(found.group()) if found else otherwise


def _draw(canvas: Image.Image, element: Any, above: _Pencil) -> None:
    if not isinstance(element.tag, str) or element.tag.removeprefix(_SVG) in _SILENT:
        return
    tag = element.tag.removeprefix(_SVG)
    pencil = _pencil(element, above, is_root=element.getparent() is None)
    if tag in ("svg", "g"):
        for child in element:
            _draw(canvas, child, pencil)
        return
    if tag == "defs" and not len(element):
        return
    lines = [[pencil.matrix.at(point) for point in line] for line in _lines(tag, element)]
    fill, stroke = _color(pencil, "fill", "black"), _color(pencil, "stroke", "none")
    if fill:
        _fill(canvas, lines, fill, is_even_odd=pencil.style.get("fill-rule") == "evenodd")
    if stroke:
        width = _length(pencil.style.get("stroke-width"), 1) * pencil.matrix.scale
        _stroke(canvas, lines, stroke, width, pencil.style.get("stroke-linecap", "butt"))


def _pencil(element: Any, above: _Pencil, *, is_root: bool) -> _Pencil:
    given = {**dict(element.attrib), **_declarations(element.get("style", ""))}
    undrawn = _UNDRAWN & given.keys()
    if undrawn:
        raise NotDrawnError(f"{sorted(undrawn)[0]}=")
    style = {**above.style, **{name: given[name] for name in _INHERITED if name in given}}
    pencil = replace(above, style=style, opacity=above.opacity * _length(given.get("opacity"), 1))
    if given.get("display") == "none" or given.get("visibility") == "hidden":
        return replace(pencil, opacity=0)
    transform = "" if is_root else given.get("transform", "")
    return replace(pencil, matrix=_transformed(pencil.matrix, transform))


def _declarations(style: str) -> dict[str, str]:
    pairs = (one.partition(":") for one in style.split(";") if ":" in one)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _transformed(matrix: _Matrix, typed: str) -> _Matrix:
    for name, inside in _TRANSFORM.findall(typed):
        matrix = matrix.after(_transform(name, [float(one) for one in _NUMBER.findall(inside)]))
    return matrix


def _transform(name: str, numbers: list[float]) -> _Matrix:
    match name, numbers:
        case "translate", [x, *y]:
            return _Matrix(offset=complex(x, y[0] if y else 0))
        case "scale", [x, *y]:
            return _Matrix(x, 1j * (y[0] if y else x))
        case "rotate", [angle, *centre]:
            turned = complex(math.cos(math.radians(angle)), math.sin(math.radians(angle)))
            around = complex(*centre) if len(centre) == 2 else 0
            return _Matrix(turned, turned * 1j, around - turned * around)
        case "matrix", [a, b, c, d, e, f]:
            return _Matrix(complex(a, b), complex(c, d), complex(e, f))
    raise NotDrawnError(f"{name}()")


def _color(pencil: _Pencil, name: str, otherwise: str) -> tuple[int, int, int, int] | None:
    typed = pencil.style.get(name, otherwise)
    opacity = pencil.opacity * _length(pencil.style.get(f"{name}-opacity"), 1)
    if typed in ("none", "transparent") or not opacity:
        return None
    try:
        red, green, blue = ImageColor.getrgb("black" if typed == "currentColor" else typed)[:3]
    except ValueError as error:
        raise NotDrawnError(f'{name}="{typed}"') from error
    return red, green, blue, round(255 * opacity)


def _lines(tag: str, element: Any) -> list[Line]:
    def number(name: str, otherwise: float = 0) -> float:
        return _length(element.get(name), otherwise)

    match tag:
        case "path":
            try:
                return lines_of(element.get("d", ""))
            except ValueError as error:
                raise NotDrawnError(f"a path with {error}") from error
        case "rect":
            rx, ry = number("rx", number("ry")), number("ry", number("rx"))
            corners = list(_rectangle(number("x"), number("y"), number("width"), number("height"), rx, ry))
            return [[*corners, corners[0]]]
        case "circle" | "ellipse":
            rx, ry = number("rx", number("r")), number("ry", number("r"))
            return [list(_ellipse(complex(number("cx"), number("cy")), rx, ry))]
        case "line":
            return [[complex(number("x1"), number("y1")), complex(number("x2"), number("y2"))]]
        case "polygon" | "polyline":
            numbers = [float(one) for one in _NUMBER.findall(element.get("points", ""))]
            points = [complex(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
            return [[*points, points[0]] if tag == "polygon" and points else points]
    raise NotDrawnError(f"<{tag}>")


def _ellipse(centre: Point, rx: float, ry: float) -> Iterator[Point]:
    for step in range(_CIRCLE + 1):
        angle = 2 * math.pi * step / _CIRCLE
        yield centre + complex(rx * math.cos(angle), ry * math.sin(angle))


def _rectangle(x: float, y: float, width: float, height: float, rx: float, ry: float) -> Iterator[Point]:
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    corners = ((x + width - rx, y + ry, -90), (x + width - rx, y + height - ry, 0))
    for cx, cy, start in (*corners, (x + rx, y + height - ry, 90), (x + rx, y + ry, 180)):
        for step in range(9 if rx and ry else 1):
            angle = math.radians(start + step * 90 / 8)
            yield complex(cx + rx * math.cos(angle), cy + ry * math.sin(angle))


def _fill(
    canvas: Image.Image, lines: list[Line], color: tuple[int, int, int, int], *, is_even_odd: bool
) -> None:
    """Fill what the lines surround; how often they go around a point in which direction tells inside."""
    ahead, back = Image.new("L", canvas.size), Image.new("L", canvas.size)
    for line in lines:
        if len(line) > 2:
            mask = Image.new("L", canvas.size)
            ImageDraw.Draw(mask).polygon([(one.real, one.imag) for one in line], fill=1)
            side = ahead if _area(line) >= 0 else back
            side.paste(ImageChops.add(side, mask))
    inside = ImageChops.add(ahead, back) if is_even_odd else ImageChops.difference(ahead, back)
    alpha = color[3]
    _paint(canvas, inside.point([alpha if (n % 2 if is_even_odd else n) else 0 for n in range(256)]), color)


def _area(line: Line) -> float:
    return sum(a.real * b.imag - b.real * a.imag for a, b in zip(line, [*line[1:], line[0]], strict=True))


def _stroke(
    canvas: Image.Image, lines: list[Line], color: tuple[int, int, int, int], width: float, cap: str
) -> None:
    mask = Image.new("L", canvas.size)
    draw = ImageDraw.Draw(mask)
    for line in lines:
        ends = _longer(line, width / 2) if cap == "square" else line
        points = [(one.real, one.imag) for one in ends]
        draw.line(points, fill=color[3], width=max(1, round(width)), joint="curve")
        dots = line if cap == "round" else line[1:-1]
        for dot in dots:
            draw.circle((dot.real, dot.imag), width / 2, fill=color[3])
    _paint(canvas, mask, color)


def _longer(line: Line, by: float) -> Line:
    def outward(end: Point, before: Point) -> Point:
        return end + (end - before) / (abs(end - before) or 1) * by

    return [outward(line[0], line[1]), *line[1:-1], outward(line[-1], line[-2])] if len(line) > 1 else line


def _paint(canvas: Image.Image, mask: Image.Image, color: tuple[int, int, int, int]) -> None:
    layer = Image.new("RGBA", canvas.size, color[:3])
    layer.putalpha(mask)
    canvas.alpha_composite(layer)
