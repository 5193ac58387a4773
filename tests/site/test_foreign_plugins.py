"""Plugins that were written for Pelican, and know nothing of coalitions, keep working."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.fresh import FreshBuilds
from tests.site.project import Project, Result, copy_of_golden
from tests.site.tree import changes, tree

# On objects as Pelican makes them: the one signal comes before the others, and sees pages as well.
STAMPS = """\
from pelican import signals

def on_init(content):
    content._content += "<p>Stamped at the start.</p>"

def on_finalized(generator):
    for article in generator.articles:
        article._content += f'<p>Stamped {article.title} by {article.author}.</p><script>stamp()</script>'

def register():
    signals.content_object_init.connect(on_init)
    signals.article_generator_finalized.connect(on_finalized)
"""

# A generator in Pelican's own way: it reads the shared context and writes with Pelican's writer.
LISTS = """\
from jinja2 import Template
from pelican import signals
from pelican.generators import Generator

class Lists(Generator):
    def generate_context(self):
        self.context["lists"] = "made"

    def generate_output(self, writer):
        text = "{{ lists }}: {% for one in articles %}{{ one.url }} {{ one.authors|join('+') }}; {% endfor %}"
        writer.write_file("lists/all.txt", Template(text), self.context)

def get_generators(pelican):
    return Lists

def register():
    signals.get_generators.connect(get_generators)
"""

# Two that work on files: one changes what was written, one adds its own at the very end.
FILES = """\
from pathlib import Path
from pelican import signals

def on_written(path, context):
    if path.endswith("join/index.html"):
        page = Path(path)
        page.write_text(page.read_text().replace("Leave the afternoon open", "Leave the evening open"))

def on_finalized(pelican):
    names = sorted(path.name for path in Path(pelican.output_path).iterdir())
    Path(pelican.output_path, "humans.txt").write_text(f"{len(names)} names\\n")

def register():
    signals.content_written.connect(on_written)
    signals.finalized.connect(on_finalized)
"""

DROPS = """\
from pelican import signals

def drop(generator):
    generator.articles = [one for one in generator.articles if one.slug != "kites-of-november"]

def register():
    signals.article_generator_finalized.connect(drop)
"""

SKIPS = """\
from pelican import signals

def skip(generator, metadata):
    if metadata["slug"] == "kites-of-november":
        metadata["status"] = "skip"

def register():
    signals.article_generator_context.connect(skip)
"""

KITES = "content/articles/2023-11-11-kites-of-november.md"
PAGE = "news/2023/kites-of-november/index.html"


RAISES = """\
from pelican import signals

def on_finalized(generators):
    raise RuntimeError("out of tea")

def register():
    signals.all_generators_finalized.connect(on_finalized)
"""


def install(project: Project, code: str) -> None:
    project.write("others/visitor.py", code)
    project.set('PLUGIN_PATHS = ["plugins", "others"]; PLUGINS = [*PLUGINS, "visitor"]')


Build = Callable[[Project], dict[str, bytes]]


@pytest.fixture(scope="module")
def build(fresh: FreshBuilds) -> Build:
    """Return a function that builds a project in a process of its own: signals are its process's."""

    def make(project: Project) -> dict[str, bytes]:
        assert fresh.build(project.root) == 0
        return tree(project.path("output"))

    return make


@pytest.fixture(scope="module")
def plain(build: Build, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The golden site as it is without a visitor."""
    return build(copy_of_golden(tmp_path_factory.mktemp("plain") / "golden"))


def test_what_a_plugin_adds_to_texts_is_in_pages_and_feeds_and_its_script_is_not(
    golden: Project, build: Build
) -> None:
    install(golden, STAMPS)
    made = build(golden)
    for name in (PAGE, "feeds/all.rss.xml", "feeds/all.atom.xml", "feeds/all.json"):
        text = made[name].decode()
        assert "Stamped at the start." in text, name
        assert "Stamped Kites of November by Ina Brook." in text, name
        assert "stamp()" not in text, name
    assert "Stamped at the start." in made["about/index.html"].decode()
    guest = made["news/2024/from-the-guests-chair/index.html"].decode()
    assert "Stamped From the guest's" in guest
    assert "stamp()" not in guest


def test_a_generator_of_a_plugin_sees_the_articles_and_its_file_is_published(
    golden: Project, build: Build, plain: dict[str, bytes]
) -> None:
    install(golden, LISTS)
    made = build(golden)
    assert made["lists/all.txt"].decode() == (
        "made: news/2024/from-the-guests-chair/ Tom Reel; "
        "news/2024/a-kettle-of-ones-own/ Ina Brook+Tom Reel; "
        "news/2024/tea-cart-union-joins/ Ina Brook; "
        "news/2023/kites-of-november/ Ina Brook; "
    )
    assert changes(plain, made) == {"lists/all.txt", ".coalition-release"}


def test_plugins_that_work_on_files_find_them_in_the_output_folder(
    golden: Project, build: Build, plain: dict[str, bytes]
) -> None:
    install(golden, FILES)
    made = build(golden)
    assert b"Leave the evening open" in made["join/index.html"]
    assert re.fullmatch(rb"\d+ names\n", made["humans.txt"])
    assert changes(plain, made) == {"humans.txt", "join/index.html", ".coalition-release"}
    # And again, upon that output.
    assert build(golden) == made


@pytest.mark.parametrize("code", [DROPS, SKIPS], ids=["drops", "skips"])
def test_a_plugin_that_drops_an_article_stops_the_build(golden: Project, code: str) -> None:
    install(golden, code)
    result = golden.tasks("build")
    assert result.returncode == 1
    assert result.stderr.startswith(
        "error: a plugin has dropped this text [plugin-lost-content]\n"
        f"  --> {KITES}:1:1\n"
        "    1 | Title: Kites of November\n"
    )
    assert "Traceback" not in result.stdout + result.stderr
    assert not golden.path("output").exists()


@pytest.mark.parametrize("code", [STAMPS, LISTS, FILES], ids=["stamps", "lists", "files"])
def test_when_the_plugin_has_gone_nothing_of_it_stays(
    golden: Project, build: Build, plain: dict[str, bytes], code: str
) -> None:
    before = golden.path("pelicanconf.py").read_text(encoding="utf-8")
    first = build(golden)
    install(golden, code)
    assert build(golden) != first
    golden.write("pelicanconf.py", before)
    assert build(golden) == plain


def test_a_plugin_that_raises_is_named(golden: Project) -> None:
    install(golden, RAISES)
    result = golden.tasks("build")
    assert result.returncode == 2
    assert result.stderr.startswith(
        'error: the plugin "visitor" failed: RuntimeError: out of tea [broken-plugin]\n'
    )
    assert "Traceback" not in result.stdout + result.stderr
    assert not golden.path("output").exists()


def test_pelicans_command_runs_them_too(golden: Project) -> None:
    install(golden, STAMPS)
    result: Result = golden.pelican("-o", "output")
    assert result.returncode == 0
    assert "Stamped at the start." in Path(golden.root, "output", PAGE).read_text(encoding="utf-8")


def test_what_a_plugin_adds_and_may_not_be_published_is_named(golden: Project) -> None:
    install(golden, STAMPS)
    result = golden.tasks("build")
    assert result.returncode == 0
    assert result.stderr.startswith(
        "warning: <script> is taken out of what a plugin made of this text, with all that it holds "
        f"[removed-html]\n  --> {KITES}:1:1\n"
    )
    assert golden.tasks("build", "--warnings-as-errors").returncode == 1
