"""Templates see a site and a view, strictly; a mistake in one is shown where it is."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from markupsafe import Markup

from coalition.core.diagnostics import ContentError
from coalition.core.theme import Theme

NOTHING = Markup("")


@dataclass(frozen=True)
class View:
    title: str
    body: Markup = NOTHING


@pytest.fixture
def put(tmp_path: Path):
    """Return a function that writes templates into the theme and gives the theme."""

    def put(**templates: str) -> Theme:
        for name, text in templates.items():
            path = tmp_path / "theme" / name.replace("__", "/").replace("_html", ".html")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return Theme([tmp_path / "overrides", tmp_path / "theme"], tmp_path)

    return put


SITE = View("Slow Clocks")


def mistake(theme: Theme, template: str = "page.html", this: object = View("x")) -> tuple[str, str]:
    with pytest.raises(ContentError) as caught:
        theme.render(template, SITE, this)
    (found,) = caught.value.report.diagnostics
    assert found.rule == "broken-template"
    return str(found.place), found.message


def test_text_is_escaped_and_html_is_not(put):
    theme = put(page_html="<h1>{{ this.title }}</h1>{{ this.body }}|{{ site.title }}\n")
    assert theme.render("page.html", SITE, View("A < B & 'C'", Markup("<p>ä</p>"))) == (
        "<h1>A &lt; B &amp; &#39;C&#39;</h1><p>ä</p>|Slow Clocks\n".encode()
    )


def test_an_imported_template_sees_the_site_and_follows_it(put):
    theme = put(
        page_html='{% from "end.html" import end %}{{ this.title }}{{ end }}',
        end_html="{% set end %}, {{ site.title }}{% endset %}",
    )
    assert theme.render("page.html", SITE, View("a")) == b"a, Slow Clocks"
    assert theme.render("page.html", SITE, View("b")) == b"b, Slow Clocks"
    assert theme.render("page.html", View("Late & last"), View("c")) == b"c, Late &amp; last"


def test_the_first_folder_that_has_a_template_wins(put, tmp_path):
    theme = put(page_html="theme", part_html="part")
    assert theme.render("page.html", SITE, View("x")) == b"theme"
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "page.html").write_text("mine, {% include 'part.html' %}")
    assert put().render("page.html", SITE, View("x")) == b"mine, part"


def test_a_name_that_is_not_there_is_a_mistake(put):
    assert mistake(put(page_html="\n{{ this.titel }}")) == (
        "theme/page.html:2:1",
        "'test_theme_rendering.View object' has no attribute 'titel'",
    )
    assert mistake(put(page_html="{{ now }}")) == ("theme/page.html:1:1", "'now' is undefined")


def test_a_mistake_is_shown_in_the_template_that_holds_it(put):
    theme = put(page_html="{% extends 'layout.html' %}", layout_html="\n\n{{ this.nothing.more }}")
    assert mistake(theme)[0] == "theme/layout.html:3:1"
    theme = put(
        page_html="\n{% from 'part.html' import part %}{{ part(this) }}",
        part_html="{% macro part(x) %}\n{{ x.y }}{% endmacro %}",
    )
    assert mistake(theme)[0] == "theme/part.html:2:1"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{% if %}", "Expected an expression, got 'end of statement block'"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ 'a' + 1 }}", 'can only concatenate str (not "int") to str'),
        ("{% include 'none.html' %}", 'there is no template "none.html"'),
        ("{{ this.title|nofilter }}", "No filter named 'nofilter'."),
    ],
)
def test_any_mistake_is_told_without_a_traceback(put, text, message):
    assert mistake(put(page_html=text)) == ("theme/page.html:1:1", message)


def test_a_template_that_is_not_there_is_a_mistake(put):
    assert mistake(put(), "none.html")[1] == 'there is no template "none.html"'


def test_the_closure_is_that_of_all_that_a_template_reaches(put):
    def closures() -> tuple[str, str]:
        theme = put()
        return theme.closure("page.html"), theme.closure("other.html")

    put(
        page_html="{% extends 'layout.html' %}{% from 'parts__a.html' import a %}".replace("__", "/"),
        other_html="{% include 'parts/b.html' %}",
        layout_html="{% block x %}{% endblock %}",
        parts__a_html="{% macro a() %}{% include 'parts/b.html' %}{% endmacro %}",
        parts__b_html="b",
    )
    first = closures()
    assert closures() == first
    put(layout_html="{% block x %}!{% endblock %}")
    second = closures()
    assert (second[0] != first[0], second[1] == first[1]) == (True, True)
    put(parts__b_html="c")
    third = closures()
    assert (third[0] != second[0], third[1] != second[1]) == (True, True)


def test_a_template_with_a_computed_name_reaches_all(put):
    theme = put(page_html="{% include this.title %}", x_html="1")
    first = theme.closure("page.html")
    assert put(y_html="2").closure("page.html") != first


def test_templates_that_include_one_another_have_a_closure(put):
    theme = put(a_html="{% include 'b.html' %}", b_html="{% include 'a.html' %}")
    assert theme.closure("a.html") == theme.closure("b.html")


def test_a_template_that_includes_itself_is_a_mistake(put):
    assert "recursion" in mistake(put(page_html="{% include 'page.html' %}"))[1]


def test_a_phrase_escapes_what_it_names_and_keeps_its_own_markup(put):
    theme = put(
        page_html='{% trans name=this.title %}<b>{{ name }}</b>, 100% & more{% endtrans %}|{{ _("plain") }}'
    )
    assert theme.render("page.html", SITE, View("A < B")) == b"<b>A &lt; B</b>, 100% & more|plain"


def test_a_phrase_with_a_number_takes_the_form_that_fits(put):
    theme = put(
        page_html="{% for count in (1, 2) %}"
        "{% trans count %}{{ count }} partner{% pluralize %}{{ count }} partners{% endtrans %};{% endfor %}"
    )
    assert theme.render("page.html", SITE, View("x")) == b"1 partner;2 partners;"
