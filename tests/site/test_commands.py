"""`python tasks.py build` and `pelican content -s pelicanconf.py` say and do the same."""

import compileall
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.fresh import FreshBuilds
from tests.site.project import ROOT, Project, Result, copy_of_demo
from tests.site.tree import names, states, tree

Command = Callable[..., Result]


def by_tasks(project: Project, output: str = "output", **options: object) -> Result:
    return project.tasks("build", "--output", output, **options)


def by_pelican(project: Project, output: str = "output", **options: object) -> Result:
    return project.pelican("-o", output, **options)


@pytest.fixture(params=[by_tasks, by_pelican], ids=["tasks", "pelican"])
def build(request: pytest.FixtureRequest) -> Command:
    """Build a project by one of the two commands."""
    command: Command = request.param
    return command


def said(result: Result) -> str:
    """What a command that failed told, which is never a traceback."""
    assert "Traceback" not in result.stdout + result.stderr
    assert result.stdout == ""
    return result.stderr


def test_both_commands_make_the_same_tree_of_the_demonstration(tmp_path: Path, demo: Path) -> None:
    project = copy_of_demo(tmp_path / "demo")
    result = by_pelican(project, "elsewhere/tree")
    assert (result.returncode, result.stderr) == (0, "")
    assert tree(project.path("elsewhere/tree")) == tree(demo)


def test_both_commands_end_with_the_same_words(golden: Project, fresh: FreshBuilds) -> None:
    assert fresh.build(golden.root) == 0
    first, second = by_tasks(golden), by_pelican(golden)
    assert (first.returncode, second.returncode) == (0, 0)
    assert (first.stderr, second.stderr) == ("", "")
    held_back = [
        "Held back: content/articles/2025-02-02-half-a-thought.md (draft)",
        "Held back: content/articles/2031-01-01-a-later-afternoon.md (in the future)",
    ]
    assert first.stdout.splitlines()[1:] == second.stdout.splitlines()[1:] == held_back


def test_a_mistake_in_the_content_is_1_and_nothing_is_written(golden: Project, build: Command) -> None:
    article = "content/articles/2024-03-05-tea-cart-union-joins.md"
    golden.replace(article, "announces: tea-cart-union", "announces: tea-cart-onion")
    result = build(golden)
    assert result.returncode == 1
    registry = golden.path("partners.yaml").read_text(encoding="utf-8").split("\n")
    assert said(result) == (
        'error: there is no partner "tea-cart-onion" [unknown-partner]\n'
        f"  --> {article}:5:12\n"
        "    5 | announces: tea-cart-onion\n"
        '      |            ^^^^^^^^^^^^^^ did you mean "tea-cart-union"? '
        f"(partners.yaml:{registry.index('  tea-cart-union:') + 1})\n"
        "\n"
        "1 error, 0 warnings\n"
    )
    assert not golden.path("output").exists()


def test_settings_that_cannot_work_are_2_with_what_to_do(golden: Project, build: Command) -> None:
    golden.set('COALITION_REGISTER = "partners.yaml"')
    golden.set('SITEURL = ""')
    golden.set('ARTICLE_URL = "news/{slog}/"')
    result = build(golden)
    assert result.returncode == 2
    assert said(result) == (
        "error: SITEURL is '' [bad-setting]\n"
        "  --> pelicanconf.py\n"
        '      = set the address of the site, such as "https://example.org"\n'
        "\n"
        "error: the pattern 'news/{slog}/' of ARTICLE_URL cannot be filled in: 'slog' [bad-setting]\n"
        "  --> pelicanconf.py\n"
        "      = use {slug}\n"
        "\n"
        "error: there is no setting COALITION_REGISTER [unknown-setting]\n"
        "  --> pelicanconf.py\n"
        '      = did you mean "COALITION_REGISTRY"?\n'
        "\n"
        "3 errors, 0 warnings\n"
    )
    assert not golden.path("output").exists()


def test_plugins_that_cannot_be_loaded_or_registered_are_2(golden: Project, build: Command) -> None:
    golden.write("others/hungry.py", "import no_such_library\n")
    golden.write("others/unfinished.py", "def register(:\n")
    golden.write("others/empty.py", "")
    golden.write("others/raising.py", "def register():\n    raise KeyError('GUESTS')\n")
    golden.set('PLUGIN_PATHS = ["plugins", "others"]')
    golden.set('PLUGINS += ["coalition.nosuch", "hungry", "unfinished", "empty", "raising"]')
    result = build(golden)
    assert result.returncode == 2
    assert re.findall(r"^error: the plugin (.*) \[broken-plugin\]$", said(result), re.MULTILINE) == [
        """"coalition.nosuch" cannot be loaded: ImportError: Cannot import plugin `coalition.nosuch`""",
        """"empty" cannot be registered: AttributeError: module 'empty' has no attribute 'register'""",
        """"hungry" cannot be loaded: ModuleNotFoundError: No module named 'no_such_library'""",
        """"raising" cannot be registered: KeyError: 'GUESTS'""",
        """"unfinished" cannot be loaded: SyntaxError: invalid syntax (unfinished.py, line 1)""",
    ]
    assert said(result).endswith("\n5 errors, 0 warnings\n")
    assert not golden.path("output").exists()


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("content", "{root}/content is a source of the site"),
        (".", "{root} holds {root}/content, a source of the site"),
        ("content/../content/images", "{root}/content/images lies in {root}/content, a source of the site"),
        ("letters", "{root}/letters is not empty and was not written by this program: it is left alone"),
        ("link", "{root}/link is a symbolic link, and a link cannot be replaced in one step"),
        ("partners.yaml", "{root}/partners.yaml is not a directory"),
    ],
)
def test_an_output_that_must_not_be_replaced_is_2_and_stays(
    golden: Project, build: Command, output: str, why: str
) -> None:
    golden.write("letters/a.txt", "Dear all\n")
    golden.path("link").symlink_to("letters")
    before = tree(golden.path("content")) | tree(golden.path("letters"))
    result = build(golden, output)
    assert result.returncode == 2
    reason = why.format(root=golden.root)
    assert said(result) == (
        f"error: OUTPUT_PATH: {reason} [bad-setting]\n  --> pelicanconf.py\n\n1 error, 0 warnings\n"
    )
    assert tree(golden.path("content")) | tree(golden.path("letters")) == before


def test_an_output_whose_folder_is_a_file_is_2(golden: Project, build: Command) -> None:
    result = build(golden, "partners.yaml/output")
    assert result.returncode == 2
    assert said(result).startswith("error: ")
    assert len(said(result).splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("SITEURL = (", "error: '(' was never closed\n  --> {file}:{line} [bad-setting]\n"),
        (
            "SITEURL = NAME",
            "error: NameError: name 'NAME' is not defined\n  --> pelicanconf.py:{line} [bad-setting]\n",
        ),
    ],
)
def test_a_mistake_in_the_settings_file_is_2_at_its_line(golden: Project, line: str, told: str) -> None:
    golden.set(line)
    settings = golden.path("pelicanconf.py")
    number = len(settings.read_text(encoding="utf-8").splitlines())
    result = golden.tasks("build")
    assert result.returncode == 2
    assert said(result) == told.format(file=settings, line=number)


def test_no_settings_file_is_2(golden: Project) -> None:
    golden.path("pelicanconf.py").unlink()
    result = golden.tasks("build")
    assert result.returncode == 2
    assert said(result) == f"error: there is no pelicanconf.py in {golden.root} [bad-setting]\n"


WAITING = """\
from pathlib import Path
from time import sleep
from pelican import signals

def wait(generator):
    Path("inside").touch()
    while not Path("go-on").exists():
        sleep(0.02)

def register():
    signals.article_generator_init.connect(wait)
"""


def test_a_second_build_of_a_directory_is_75_while_the_first_goes_on(golden: Project) -> None:
    golden.write("others/waiting.py", WAITING)
    golden.set('PLUGIN_PATHS = ["plugins", "others"]; PLUGINS = [*PLUGINS, "waiting"]')
    with subprocess.Popen([sys.executable, "tasks.py", "build"], cwd=golden.root) as first:
        try:
            until_there_is(golden.path("inside"), first)
            for result in (by_tasks(golden), by_pelican(golden), golden.tasks("build", "--clean")):
                assert result.returncode == 75
                assert said(result) == (
                    "another build of this directory is running; try again when it has ended\n"
                )
        finally:
            golden.path("go-on").touch()
    assert first.returncode == 0
    assert "index.html" in names(golden.path("output"))


def until_there_is(path: Path, maker: "subprocess.Popen[bytes]") -> None:
    limit = time.monotonic() + 60
    while not path.exists():
        assert maker.poll() is None, "the build ended before it waited"
        assert time.monotonic() < limit, f"{path} did not come"
        time.sleep(0.02)


def test_a_fault_of_our_own_is_70_with_a_report_to_attach(golden: Project, build: Command) -> None:
    golden.path("plugins").unlink()
    left = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "plugins", golden.path("plugins"), ignore=left)
    golden.write(
        "plugins/coalition/faulty/__init__.py",
        "def register() -> None: ...\ndef outputs(site):\n    yield from site.nothing_of_this_name\n",
    )
    golden.set('PLUGINS = [*PLUGINS, "coalition.faulty"]')
    result = build(golden)
    assert result.returncode == 70
    report = golden.path(".coalition/crash-report.txt")
    assert said(result) == (
        f"error: this is a fault of the program itself; please attach {report} to a report of it\n"
    )
    assert report.read_text(encoding="utf-8").startswith("Traceback (most recent call last):\n")
    assert "AttributeError: 'Site' object has no attribute 'nothing_of_this_name'" in report.read_text(
        encoding="utf-8"
    )
    assert not golden.path("output").exists()


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (3_000, r"error: File too large: /.*/\.output\.next/.*; the site is as it was\n"),
        (60_000, r"error: File too large: /.*/\.output\.next/.*/sheet(\.\w+)?\.txt; the site is as it was\n"),
    ],
    ids=["a page", "a copied file"],
)
def test_a_file_that_cannot_be_written_is_2_and_leaves_the_site_as_it_was(
    golden: Project, fresh: FreshBuilds, build: Command, limit: int, told: str
) -> None:
    assert fresh.build(golden.root) == 0
    # Of a module that it has to compile Python would keep what there is room for, and never start again.
    compileall.compile_dir(ROOT / "plugins", quiet=1)
    before = states(golden.path("output"))
    golden.set("DEFAULT_PAGINATION = 3")
    with golden.path("content/podcasts/afternoon-radio/cover.jpg").open("ab") as cover:
        cover.write(b"after the end of the picture")
    golden.write("content/pages/house-rules/sheet.txt", "Quiet. " * 10_000)

    def as_on_a_full_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    result = build(golden, preexec_fn=as_on_a_full_disk)
    assert result.returncode == 2
    # What the picture was measured to be cannot be kept either, where there is less room than the store has.
    assert result.stdout in ("", "store.sqlite cannot be used, and nothing is kept: disk I/O error\n")
    assert "Traceback" not in result.stderr
    assert re.fullmatch(told, result.stderr)
    assert states(golden.path("output")) == before
    assert not golden.path(".output.next").exists()
