"""The paths of SVG as lines: https://www.w3.org/TR/SVG11/paths.html"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

Point = complex
"""A point of the plane: x and y."""

Line = list[Point]
"""Points in their order; a closed one ends where it began."""

_TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}
_STEPS = 16


def lines_of(data: str) -> list[Line]:
    """Return the lines that path data draws. Raises ValueError for data that nobody can draw."""
    pen = _Pen()
    for command, numbers in _commands(data):
        pen.draw(command, numbers)
    return [line for line in pen.lines if len(line) > 1]


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    tokens = _tokens(data)
    at = 0
    while at < len(tokens):
        command = tokens[at]
        at += 1
        if command in "Zz":
            yield command, []
            continue
        count = _NUMBERS.get(command.upper(), 0)
        if not count:
            raise ValueError(f"no command where one must be: {command}")
        first = True
        while first or (at < len(tokens) and not tokens[at].isalpha()):
            numbers = [float(token) for token in tokens[at : at + count]]
            if len(numbers) < count:
                raise ValueError("a number is missing")
            yield command, numbers
            at, first = at + count, False
            command = {"M": "L", "m": "l"}.get(command, command)


def _tokens(data: str) -> list[str]:
    """Divide path data; the flags of an arc may stand without anything between them."""
    tokens: list[str] = []
    at, command, taken = 0, "", 0
    while found := _TOKEN.search(data, at):
        token, at = found.group(), found.end()
        if token.isalpha():
            command, taken = token, 0
        elif command in "Aa" and taken % 7 in (3, 4):
            token, at, taken = token[0], found.start() + 1, taken + 1
        else:
            taken += 1
        tokens.append(token)
    return tokens


class _Pen:
    """Draws commands one after the other."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._at: Point = 0j
        self._start: Point = 0j
        self._control: tuple[str, Point] = ("", 0j)
        self._is_closed = True

    def draw(self, command: str, numbers: list[float]) -> None:
        upper = command.upper()
        if upper == "Z":
            self._to(self._start)
            self._at, self._control, self._is_closed = self._start, ("", 0j), True
            return
        offset = self._at if command.islower() else 0j
        if upper in "HV":
            points = [self._straight(upper, numbers[0], offset)]
        elif upper == "A":
            points = [complex(numbers[5], numbers[6]) + offset]
        else:
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            points = [complex(x, y) + offset for x, y in pairs]
        self._drawn(upper, points, numbers)
        self._at = points[-1]

    def _straight(self, upper: str, number: float, offset: Point) -> Point:
        if upper == "H":
            return complex(number + offset.real, self._at.imag)
        return complex(self._at.real, number + offset.imag)

    def _drawn(self, upper: str, points: list[Point], numbers: list[float]) -> None:
        control = ("", 0j)
        if upper == "M":
            self._start = points[0]
            self.lines.append([points[0]])
            self._is_closed = False
        elif upper in "CS":
            first = points[0] if upper == "C" else self._mirrored("C")
            self._curve(first, points[-2], points[-1])
            control = ("C", points[-2])
        elif upper in "QT":
            middle = points[0] if upper == "Q" else self._mirrored("Q")
            end = points[-1]
            self._curve(self._at + 2 / 3 * (middle - self._at), end + 2 / 3 * (middle - end), end)
            control = ("Q", middle)
        elif upper == "A":
            for point in arc(self._at, points[0], *numbers[:5]):
                self._to(point)
        else:
            self._to(points[0])
        self._control = control

    def _mirrored(self, kind: str) -> Point:
        last, point = self._control
        return 2 * self._at - point if last == kind else self._at

    def _curve(self, first: Point, second: Point, end: Point) -> None:
        start = self._at
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            u = 1 - t
            self._to(u**3 * start + 3 * u * u * t * first + 3 * u * t * t * second + t**3 * end)

    def _to(self, point: Point) -> None:
        if self._is_closed:
            self.lines.append([self._at])
            self._is_closed = False
        self.lines[-1].append(point)


def arc(
    start: Point, end: Point, rx: float, ry: float, turn: float, large: float, sweep: float
) -> Iterator[Point]:
    """Yield points of an elliptical arc after its start (SVG 1.1, F.6.5: from endpoints to the centre)."""
    rx, ry = abs(rx), abs(ry)
    if not rx or not ry or start == end:
        yield end
        return
    turned = complex(math.cos(math.radians(turn)), math.sin(math.radians(turn)))
    half = (start - end) / 2 / turned
    size = (half.real / rx) ** 2 + (half.imag / ry) ** 2
    if size > 1:
        rx, ry, size = rx * math.sqrt(size), ry * math.sqrt(size), 1
    unit = complex(half.real / rx, half.imag / ry)
    away = math.sqrt(max(0.0, 1 / size - 1)) * (-1 if bool(large) == bool(sweep) else 1)
    middle = away * complex(unit.imag, -unit.real)
    first, last = unit - middle, -unit - middle
    begin = math.atan2(first.imag, first.real)
    angle = math.atan2(last.imag, last.real) - begin
    if sweep and angle < 0:
        angle += 2 * math.pi
    elif not sweep and angle > 0:
        angle -= 2 * math.pi
    steps = max(4, round(abs(angle) * 12))
    centre = (start + end) / 2
    for step in range(1, steps):
        on = middle + complex(math.cos(begin + angle * step / steps), math.sin(begin + angle * step / steps))
        yield centre + complex(on.real * rx, on.imag * ry) * turned
    yield end
