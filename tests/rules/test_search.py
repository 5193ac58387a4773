"""What is told of a site that is to be searched, where Pagefind is not there or does not do its work."""

from pathlib import Path

import pytest

from tests.site.project import Project, copy_of_golden
from tests.site.tree import tree

STANDS_IN = """\
from pathlib import Path


def get_executable():
    return Path(__file__).parents[1] / "pagefind"
"""


@pytest.fixture
def searched(tmp_path: Path) -> Project:
    """A small site with a search."""
    project = copy_of_golden(tmp_path / "site")
    project.set("COALITION_SEARCH = True")
    return project


def put_in_place_of_pagefind(project: Project, module: str, program: str = "") -> None:
    """Let Python find `module` as the package that holds the program, and nothing be on the PATH."""
    project.write("other/pagefind_bin/__init__.py", module)
    if program:
        project.write("other/pagefind", program).chmod(0o755)
    project.set(f'import os\nos.environ["PATH"] = ""\nsys.path.insert(0, {str(project.path("other"))!r})')


def test_without_pagefind_the_site_is_published_without_search_and_says_so(searched: Project) -> None:
    put_in_place_of_pagefind(searched, "raise ImportError")
    result = searched.tasks("build")
    assert result.returncode == 0
    assert result.stderr == (
        "warning: there is no Pagefind for this platform, and the site is published without search "
        "[no-search]\n"
        "  --> pelicanconf.py\n"
        "      = put a program called pagefind on the PATH, or set COALITION_SEARCH = False\n"
        "\n"
        "0 errors, 1 warning\n"
    )
    assert "letter: A" in searched.path("output/search/index.html").read_text(encoding="utf-8")
    assert not searched.path("output/pagefind").exists()
    again = searched.tasks("build")
    assert again.stdout.startswith("Nothing changed")
    assert again.stderr == result.stderr


def test_where_pagefind_fails_the_site_stays_as_it_was(searched: Project) -> None:
    assert searched.tasks("build").returncode == 0
    before = tree(searched.path("output"))
    put_in_place_of_pagefind(searched, STANDS_IN, '#!/bin/sh\necho "out of memory"\nexit 137\n')
    searched.write("content/pages/new.md", "---\ntitle: New\n---\nA new page.\n")
    result = searched.tasks("build")
    assert (result.returncode, result.stderr) == (
        1,
        "error: Pagefind could not make the index of the site: out of memory [search-failed]\n"
        "  --> pelicanconf.py\n"
        "      = set COALITION_SEARCH = False to publish without search\n"
        "\n"
        "1 error, 0 warnings\n",
    )
    assert tree(searched.path("output")) == before
