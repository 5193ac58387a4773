"""Lengths and offsets in time, written for readers and for programs."""

from __future__ import annotations


def clock(seconds: float) -> str:
    """Return an offset as readers see it: `0:12` or `1:02:03`."""
    hours, minutes, rest = _parts(seconds)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def full_clock(seconds: float) -> str:
    """Return an offset with all its parts, `00:00:12`, as apps find chapters in show notes."""
    hours, minutes, rest = _parts(seconds)
    return f"{hours:02}:{minutes:02}:{rest:02}"


def in_seconds(seconds: float) -> str:
    """Return an offset as addresses have it (https://www.w3.org/TR/media-frags/): `12`, or `12.5`."""
    return f"{seconds:.3f}".rstrip("0").rstrip(".")


def stamp(seconds: float, point: str = ".") -> str:
    """Return an offset to the thousandth, `00:00:12.500`, as WebVTT has it; SubRip's `point` is a comma."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{full_clock(whole)}{point}{thousandths:03}"


def iso_duration(seconds: float) -> str:
    """Return a length as an ISO 8601 duration, such as `PT1H2M3S`."""
    hours, minutes, rest = _parts(seconds)
    parts = ((hours, "H"), (minutes, "M"), (rest, "S"))
    return "PT" + ("".join(f"{number}{unit}" for number, unit in parts if number) or "0S")


def _parts(seconds: float) -> tuple[int, int, int]:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return hours, minutes, rest
