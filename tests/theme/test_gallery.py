"""The gallery shows every component of the theme."""

import re
from pathlib import Path

import pytest
import shown

TEMPLATES = Path(__file__).parents[2] / "theme" / "templates"
WORN_BY_EVERY_PAGE = {"head", "footer", "navigation", "site_search"}
"""What the gallery shows as any page does."""
BESIDE = {"samples", "right_to_left"}
"""What examples share, and one of how components look in another direction."""


def names(folder):
    return {path.stem for path in (TEMPLATES / folder).glob("*.html")}


def test_every_component_has_examples():
    assert names("examples") - BESIDE == names("components") - WORN_BY_EVERY_PAGE


@pytest.mark.parametrize("name", sorted(names("components") - WORN_BY_EVERY_PAGE))
def test_examples_call_their_component(name):
    text = (TEMPLATES / "examples" / f"{name}.html").read_text(encoding="utf-8")
    imported = re.search(rf'from "components/{name}\.html" import (.+?) %', text)
    assert imported
    calls = text[imported.end() :]
    assert all(f"{macro}(" in calls for macro in imported[1].split(", "))


def test_the_gallery_shows_each_with_a_heading(theme):
    page = theme.render("gallery.html", shown.FULL_SITE, shown.FULL["gallery.html"]).decode()
    assert re.findall(r'<section class="section example" id="(\w+)">', page) == list(shown.COMPONENTS)
    assert "<h2>Partner card</h2>" in page


def test_the_gallery_shows_a_part_that_runs_from_the_right(theme):
    page = theme.render("gallery.html", shown.FULL_SITE, shown.FULL["gallery.html"]).decode()
    assert 'lang="ar" dir="rtl"' in page
