"""Texts in HTML and reStructuredText, once a site asks for their readers."""

from pathlib import Path

import pytest

from tests.site.fresh import FreshBuilds
from tests.site.project import Project, copy_of_demo
from tests.site.tree import tree

HTML = """\
<!DOCTYPE html>
<html>
<head>
<title>Lamps &amp; light</title>
<meta name="keywords" content="freelancing">
<meta name="date" content="2024-10-10">
</head>
<body>
<p onclick="go()">Ask the <a href="{partner}fiverr">union</a>.</p>
<script>go()</script>
</body>
</html>
"""
RST = """\
Kettles
=======

:date: 2024-10-11
:on_behalf_of: fiverr

Ask the `union <{partner}fiverr>`_, *twice*, or `run <javascript:go()>`_.

Why
---

.. image:: {static}/images/people/none.png
"""
LISTENING = """\
from pelican import signals

def listen(generator):
    assert len(generator.articles) > 4

def register():
    signals.article_generator_finalized.connect(listen)
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    demo = copy_of_demo(tmp_path / "demo")
    demo.set('COALITION_READERS = ["html", "rst"]')
    demo.write("content/articles/lamps.html", HTML)
    demo.write(
        "content/articles/kettles.rst", RST.replace(".. image:: {static}/images/people/none.png\n", "Tea.")
    )
    return demo


def test_their_pages_hold_what_may_be_published(project: Project, fresh: FreshBuilds) -> None:
    assert fresh.build(project.root) == 0
    lamps = project.path("output/news/2024/lamps/index.html").read_text(encoding="utf-8")
    assert "Lamps &amp; light" in lamps
    assert '<p>Ask the <a href="/partners/fiverr/">union</a>.</p>' in lamps
    assert "go()" not in lamps
    kettles = project.path("output/news/2024/kettles/index.html").read_text(encoding="utf-8")
    assert '<a href="/partners/fiverr/">union</a>, <em>twice</em>, or <a>run</a>.' in kettles
    assert "<h2>Why</h2>" in kettles
    assert "go()" not in kettles


def test_a_missing_picture_is_found_in_them_too(project: Project) -> None:
    project.write("content/articles/kettles.rst", RST)
    result = project.tasks("check")
    assert result.returncode == 1
    assert (
        'error: there is no file "content/images/people/none.png" [broken-link]\n'
        "  --> content/articles/kettles.rst:12:12\n"
    ) in result.stderr


def test_pelicans_own_objects_are_made_of_them_as_well(project: Project, fresh: FreshBuilds) -> None:
    assert fresh.build(project.root) == 0
    alone = tree(project.path("output"))
    project.write("others/listening.py", LISTENING)
    project.set('PLUGIN_PATHS = ["plugins", "others"]; PLUGINS = [*PLUGINS, "listening"]')
    assert fresh.build(project.root) == 0
    assert tree(project.path("output")) == alone
