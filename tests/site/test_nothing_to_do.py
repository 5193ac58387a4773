"""A build that has nothing to do says so at once; a build that has takes notice of everything."""

import sys

import pytest

from tests.site.project import Project, Result

PROGRAM = """
import sys
from pelican import main

main(["content", "-s", "pelicanconf.py"])
print(*sys.modules)
"""
DEAR = {"coalition.core.site", "coalition.pages", "feedgen", "lxml.etree", "pydantic"}
"""Modules that take their time to be imported, and that reading or writing a site needs."""

LISTENER = """
from pelican import signals

def tell(pelican):
    print("here I am")

def register():
    signals.initialized.connect(tell)
"""


def built(project: Project) -> Result:
    ended = project.run([sys.executable, "-c", PROGRAM])
    assert ended.returncode == 0, ended.stderr
    return ended


def imported(ended: Result) -> set[str]:
    return DEAR & set(ended.stdout.split())


def test_it_ends_before_what_reads_and_writes_is_imported(golden: Project) -> None:
    assert imported(built(golden)) == DEAR
    again = built(golden)
    assert "Nothing changed" in again.stdout
    assert imported(again) == set()


@pytest.mark.parametrize("damage", ["an edited page", "a file more in content", "another setting"])
def test_it_is_noticed_when_there_is_something_to_do(golden: Project, damage: str) -> None:
    built(golden)
    if damage == "an edited page":
        golden.write("output/index.html", "mine")
    elif damage == "a file more in content":
        golden.write("content/articles/2024-01-01-more.md", "---\ntitle: More\n---\nMore.\n")
    else:
        golden.set("FEED_MAX_ITEMS = 1")
    ended = built(golden)
    assert "Built output" in ended.stdout
    assert imported(ended) == DEAR


def test_a_plugin_of_others_is_there_from_the_beginning_whatever_its_name(golden: Project) -> None:
    golden.write("more/listener.py", LISTENER)
    golden.set('PLUGIN_PATHS = [*PLUGIN_PATHS, "more"]')
    golden.set('PLUGINS = [*PLUGINS, "coalition.listener"]')
    for _ in range(2):
        assert "here I am" in built(golden).stdout
