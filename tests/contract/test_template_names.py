"""Templates and views fit together: no name without a field, no field without a use."""

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from jinja2 import meta, nodes
from template_types import TypedTemplates

from coalition.core.outputs import PageOutput
from coalition.core.views.parts import SiteView

NOT_PAGES = {"layout.html", "embed_layout.html", "gallery.html"}
"""Templates that pages extend, and the page that only the preview has."""

UNUSED = {
    "AudioView.bytes": "the number behind `size`, for themes that write it in another way",
    "AudioView.seconds": "the number behind `duration`",
    "ChapterView.start": "the number behind `time`",
    "Speech.start": "the number behind `time`",
}
"""Fields that no template shows, each with the reason why its view has it nonetheless."""


@pytest.fixture(scope="module")
def templates(root: Path) -> Path:
    return root / "theme" / "templates"


@pytest.fixture(scope="module")
def views(demonstration) -> dict[str, type]:
    """The type of the view that goes with each template."""
    pages = [output for output in demonstration.outputs if isinstance(output, PageOutput)]
    found = {page.template: type(demonstration.view(page)) for page in pages}
    assert {(page.template, type(demonstration.view(page))) for page in pages} == set(found.items())
    return found


@pytest.fixture(scope="module")
def reading(templates: Path, views: dict[str, type]):
    typed = TypedTemplates(templates)
    for template, view in views.items():
        typed.read(template, view, SiteView)
    return typed.reading


def test_outputs_use_every_page_template_of_the_theme_and_no_other(templates, views):
    assert set(views) == {path.name for path in templates.iterdir() if path.is_file()} - NOT_PAGES


def test_every_component_is_used(templates):
    typed = TypedTemplates(templates)
    names = [path.relative_to(templates).as_posix() for path in templates.rglob("*.html")]
    pages = [name for name in names if not name.startswith("examples/")]
    wanted = {name for one in pages for name in meta.find_referenced_templates(typed.parse(one))}
    assert {name for name in names if name.startswith("components/")} - wanted == set()


def test_every_import_of_a_template_is_used(templates):
    typed = TypedTemplates(templates)
    unused = []
    for path in templates.rglob("*.html"):
        tree = typed.parse(path.relative_to(templates).as_posix())
        imported = {name for one in tree.find_all(nodes.FromImport) for name in one.names}
        unused += [
            f"{path.name}: {name}" for name in imported - {one.name for one in tree.find_all(nodes.Name)}
        ]
    assert unused == []


def test_every_name_in_a_template_is_a_field_of_its_view(reading):
    assert sorted(reading.unknown) == []


def test_a_name_that_no_view_has_would_be_noticed(tmp_path):
    (tmp_path / "page.html").write_text(
        '{% from "part.html" import part %}{% for link in site.navigation %}{{ part(link) }}{% endfor %}'
    )
    (tmp_path / "part.html").write_text("{% macro part(link) %}{{ link.lable }}{% endmacro %}")
    typed = TypedTemplates(tmp_path)
    typed.read("page.html", SiteView, SiteView)
    assert typed.reading.unknown == {"Link.lable in line 1"}
    assert typed.reading.used == {("SiteView", "navigation")}


def test_every_field_of_a_view_is_shown_or_excused(reading, views):
    classes = {part for view in (SiteView, *views.values()) for part in made_of(view)}
    declared = {(one.__name__, field.name) for one in classes for field in fields(one)}
    unused = {f"{name}.{field}" for name, field in declared - reading.used}
    assert unused - set(UNUSED) == set()
    assert set(UNUSED) - unused == set()


def made_of(hint: object) -> set[type]:
    """Return every dataclass that a type holds, itself included."""
    inner = set().union(*(made_of(one) for one in get_args(hint)))
    if not (isinstance(hint, type) and is_dataclass(hint)):
        return inner
    return {hint}.union(*(made_of(one) for one in get_type_hints(hint).values()))
