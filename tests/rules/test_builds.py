"""Mistakes that show when a site is built, beside other plugins and with a theme that somebody changed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from rule_cases import HERE, make_project

from coalition.commands.build import build

THEME = Path(__file__).parents[2] / "theme"
JANUARY_2026 = "1767225600"
ARTICLE = "---\ntitle: Naps\n---\nSleep.\n"


@pytest.fixture
def build_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[Mapping[str, str]], tuple[int, str]]:
    """Return a function that builds a project with the repository's theme, changed by these files."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", JANUARY_2026)

    def run(files: Mapping[str, str]) -> tuple[int, str]:
        root = make_project(tmp_path / "site", {})
        shutil.copytree(THEME, root / "theme", dirs_exist_ok=True)
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        code = build(root)
        return code, capsys.readouterr().err

    return run


def test_the_project_of_the_cases_can_be_built(build_files, tmp_path):
    code, said = build_files({"content/articles/2025-01-02-naps.md": ARTICLE})
    assert (code, said) == (0, "")
    assert ">Naps</h1>" in (tmp_path / "site/output/news/2025/naps/index.html").read_text()


def test_a_template_that_cannot_be_read_is_named_with_its_line(build_files, tmp_path):
    assert build_files({"theme/templates/page.html": "<p>\n{% if %}\n"} | page()) == (
        1,
        "error: Expected an expression, got 'end of statement block' [broken-template]\n"
        "  --> theme/templates/page.html:2:1\n"
        "    2 | {% if %}\n"
        "      | ^\n"
        "\n"
        "1 error, 0 warnings\n",
    )
    assert not (tmp_path / "site/output").exists()


def test_a_stylesheet_that_cannot_be_read_is_named_with_its_line(build_files, tmp_path):
    settings = (HERE / "base" / "pelicanconf.py").read_text(encoding="utf-8")
    assert build_files(
        {
            "pelicanconf.py": f"{settings}\nCOALITION_BUNDLE = True\n",
            "theme/static/css/tokens.css": ":root {\n  --ink: #000;\n}}\n",
        }
    ) == (
        1,
        "error: Unexpected end of input [broken-stylesheet]\n"
        "  --> theme/static/css/tokens.css:3:1\n"
        "    3 | }}\n"
        "      | ^\n"
        "\n"
        "1 error, 0 warnings\n",
    )
    assert not (tmp_path / "site/output").exists()


def page() -> dict[str, str]:
    return {"content/pages/about.md": "---\ntitle: About\n---\nWho we are.\n"}


def test_a_name_that_no_view_has_is_shown_in_its_template(build_files):
    code, said = build_files({"theme/templates/page.html": "<p>\n<b>{{ this.titel }}</b>\n"} | page())
    assert code == 1
    assert said.splitlines()[:3] == [
        "error: 'coalition.pages.views.PlainPage object' has no attribute 'titel' [broken-template]",
        "  --> theme/templates/page.html:2:1",
        "    2 | <b>{{ this.titel }}</b>",
    ]


def test_a_mistake_in_a_component_is_shown_there(build_files):
    files = {"theme/templates/page.html": '{% include "components/x.html" %}'}
    files |= {"theme/templates/components/x.html": "{{ this.head.titel }}\n"}
    code, said = build_files(files | page())
    assert (code, said.splitlines()[1]) == (1, "  --> theme/templates/components/x.html:1:1")


def test_a_template_that_is_not_there_is_named(build_files):
    code, said = build_files({"theme/templates/page.html": '{% extends "lay-out.html" %}'} | page())
    assert code == 1
    assert said.splitlines()[0] == 'error: there is no template "lay-out.html" [broken-template]'


DROPPING_PLUGIN = """\
from pelican.plugins import signals


def drop(generator):
    generator.articles = [article for article in generator.articles if article.slug != "naps"]


def register():
    signals.article_generator_finalized.connect(drop)
"""


def test_a_plugin_that_drops_an_article_does_not_do_so_silently(tmp_path):
    root = make_project(tmp_path / "site", {"content/articles/2025-01-02-naps.md": ARTICLE})
    shutil.copytree(THEME, root / "theme", dirs_exist_ok=True)
    (root / "dropping.py").write_text(DROPPING_PLUGIN)
    with (root / "pelicanconf.py").open("a") as settings:
        settings.write('PLUGIN_PATHS = ["."]\nPLUGINS.append("dropping")\n')
    program = (
        "import sys, pathlib; from coalition.commands.build import build; sys.exit(build(pathlib.Path.cwd()))"
    )
    # In a process of its own: who has once listened to Pelican's signals does so to its end.
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(THEME.parent / "plugins"), "SOURCE_DATE_EPOCH": JANUARY_2026},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (
        1,
        "error: a plugin has dropped this text [plugin-lost-content]\n"
        "  --> content/articles/2025-01-02-naps.md:1:1\n"
        "    1 | ---\n"
        "      | ^ take the plugin out of PLUGINS, or make the text a draft\n"
        "\n"
        "1 error, 0 warnings\n",
    )
    assert not (root / "output").exists()


def test_an_extension_of_markdown_that_is_not_there_is_a_mistake_in_the_settings(build_files):
    settings = (HERE / "base" / "pelicanconf.py").read_text() + 'MARKDOWN["extensions"] = ["no_such"]\n'
    code, said = build_files({"pelicanconf.py": settings} | page())
    assert (code, "[bad-setting]" in said) == (2, True)
