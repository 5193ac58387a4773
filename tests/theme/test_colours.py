"""Text can be read on every ground that the theme puts it on, by day and by night."""

import re
from itertools import product
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[2] / "theme/static/css/tokens.css").read_text(encoding="utf-8")
HEX = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", TOKENS))
NAMES = ("paper", "surface", "ink", "muted", "accent", "teal", "line", "focus", "error")
DAY = {name: HEX[name] for name in NAMES} | {"on-accent": HEX["on-accent"]}
NIGHT = {name: HEX[f"night-{name}"] for name in NAMES} | {"on-accent": HEX["night-paper"]}
SCHEMES = [pytest.param(DAY, id="day"), pytest.param(NIGHT, id="night")]


def channels(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    return [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]


def luminance(colour):
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels(colour)]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour, percent, ground):
    """What `color-mix(in srgb, …)` makes of the two."""
    pairs = zip(channels(colour), channels(ground), strict=True)
    return "#" + "".join(f"{round(255 * (a * percent + b * (100 - percent)) / 100):02x}" for a, b in pairs)


def test_the_formula_is_that_of_the_guidelines():
    assert round(contrast("#000", "#fff"), 2) == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_stands_out_from_paper_and_surface(scheme):
    texts, grounds = ("ink", "muted", "accent", "teal", "error"), ("paper", "surface")
    found = {pair: contrast(scheme[pair[0]], scheme[pair[1]]) for pair in product(texts, grounds)}
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < 4.5} == {}
    assert min(found["ink", ground] for ground in grounds) > 7


@pytest.mark.parametrize("scheme", SCHEMES)
def test_lines_and_the_focus_stand_out_as_controls_must(scheme):
    pairs = product(("line", "focus"), ("paper", "surface"))
    assert {pair for pair in pairs if contrast(scheme[pair[0]], scheme[pair[1]]) < 3} == set()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_on_a_button_stands_out(scheme):
    assert contrast(scheme["on-accent"], scheme["accent"]) > 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_on_a_tinted_ground_stands_out(scheme):
    on_sun = mixed(HEX["sun"], 22, scheme["surface"])
    assert contrast(scheme["ink"], on_sun) > 4.5
    # A monogram is large: three to one is what it needs, before the arcs as well.
    for hue in ("teal", "accent"):
        ground = mixed(scheme[hue], 12, scheme["surface"])
        assert contrast(scheme[hue], mixed(scheme[hue], 24, ground)) > 3


def test_the_banner_is_under_dark_ink_by_day_and_by_night():
    assert contrast(HEX["sun-ink"], HEX["sun"]) > 7
    assert contrast(HEX["sun-focus"], HEX["sun"]) > 3


def test_what_is_played_stands_out_in_the_transcript():
    for scheme in (DAY, NIGHT):
        marked = mixed(HEX["sun"], 45, scheme["paper"])
        assert contrast(scheme["ink"], marked) > 4.5
