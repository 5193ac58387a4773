"""What is written down about the program is what the program does."""

import ast
import re
from pathlib import Path

import pytest

from coalition.commands.documents import PELICANS, documents
from coalition.core.rules.catalog import all_rules
from coalition.host.known_settings import KNOWN

RULE_CASES = Path(__file__).parents[1] / "rules"
NOT_IN_TEXT = {
    "broken-stylesheet": "the parts are read when one file is made of them, which `check` does not do",
    "broken-template": "a template is read when a page is made of it, and `check` makes none",
    "plugin-lost-content": "only a build beside a plugin of others can lose a text",
    "unreadable-file": "a pipe, or a file that is not there",
    "file-too-large": "fifty megabytes",
    "not-utf-8": "bytes that are no text",
    "control-character": "bytes that no text should hold",
    "leaves-content": "symbolic links",
    "dead-link": "only asking other sites finds it",
    "dead-feed": "only asking for feeds finds it",
    "large-feed": "a megabyte of notes",
    "no-search": "it depends on what is installed",
    "search-failed": "the index is made when a site is written, which `check` does not do",
    "published-lock-behind": "`publish --locked` finds it, and `check` publishes nothing",
}
"""Rules without a case in text, each with why; a test in Python names them."""


@pytest.mark.parametrize("name", documents())
def test_the_reference_in_the_repository_is_current(root, name):
    made = documents()[name]
    committed = (root / name).read_text(encoding="utf-8")
    assert committed == made, "run: python -m coalition.commands.documents"


def test_no_two_rules_have_one_name():
    names = [rule.name for rule in all_rules()]
    assert sorted(names) == sorted(set(names))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


def test_every_rule_has_a_case_that_an_editor_could_write():
    expected = "".join(
        path.read_text(encoding="utf-8").partition("--- expected\n")[2]
        for path in RULE_CASES.glob("cases/*.txt")
    )
    shown = set(re.findall(r"\[([a-z0-9-]+)\]$", expected, re.MULTILINE))
    assert {rule.name for rule in all_rules()} - shown == set(NOT_IN_TEXT)


def test_every_other_rule_is_named_in_a_test_of_its_own():
    own = (*RULE_CASES.glob("test_*.py"), *RULE_CASES.parent.glob("commands/test_*.py"))
    tests = "".join(path.read_text(encoding="utf-8") for path in own)
    assert {name for name in NOT_IN_TEXT if f"[{name}]" not in tests} == set()


def test_every_rule_is_made_by_somebody(root):
    package = root / "plugins" / "coalition"
    catalog = package / "core" / "rules" / "catalog.py"
    others = "".join(path.read_text() for path in package.rglob("*.py") if path != catalog)
    names = re.findall(r"^([A-Z][A-Z0-9_]+) = Rule\(", catalog.read_text(), re.MULTILINE)
    assert len(names) == len(all_rules())
    assert [name for name in names if f"catalog.{name}" not in others] == []


def settings_read(module: Path) -> set[str]:
    """Return the names of the settings that a module of the host looks up."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    keys = [node.slice for node in ast.walk(tree) if isinstance(node, ast.Subscript)]
    keys += [node.args[0] for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    names = (key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str))
    return {name for name in names if re.fullmatch(r"[A-Z]+(_[A-Z]+)*", name)}


def test_every_setting_that_the_host_reads_is_documented(root):
    modules = (root / "plugins" / "coalition" / "host").glob("*.py")
    looked_up = set().union(*(settings_read(module) for module in modules))
    pages_and_markers = {name for name in looked_up if name in ("ARTICLE", "PAGE")}
    environment = {"SOURCE_DATE_EPOCH", "CI", "TERM"}
    assert looked_up - pages_and_markers - {*KNOWN, *PELICANS, *environment} == set()
    assert set(PELICANS) - looked_up <= {"PELICAN_CLASS"}


def tasks(root: Path) -> set[str]:
    tree = ast.parse((root / "tasks.py").read_text(encoding="utf-8"))
    return {
        node.name.replace("_", "-")
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any(ast.unparse(one).split("(")[0] == "task" for one in node.decorator_list)
    }


def test_every_task_is_in_the_table_of_the_readme(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", readme, re.MULTILINE)) == tasks(root)


def links_in(page: Path) -> list[str]:
    """Return the targets of the links of a page, but for those that it shows as code."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.findall(r"\]\(([^)#\s]+)", text)


def test_every_link_between_the_documents_leads_to_a_file(root):
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    missing = [
        f"{page.relative_to(root)}: {target}"
        for page in pages
        for target in links_in(page)
        if not re.match(r"[a-z]+:", target) and not (page.parent / target).exists()
    ]
    assert missing == []
    assert "docs/editing.md" in links_in(root / "README.md")
