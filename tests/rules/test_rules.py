"""What an editor can get wrong, and all that `check` says of it: a case is a file of cases/."""

from pathlib import Path

import pytest
from rule_cases import CASES, read_case

SETTINGS_AND_PLUGINS = ("[bad-setting]", "[unknown-setting]", "[broken-plugin]")


def exit_code(said: str) -> int:
    if any(rule in said for rule in SETTINGS_AND_PLUGINS):
        return 2
    return 1 if f"\n{said}".count("\nerror: ") else 0


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_check_says_exactly_this(path: Path, check_files):
    case = read_case(path)
    assert check_files(case.files, case.samples) == (exit_code(case.expected), case.expected)


def test_a_warning_alone_fails_nothing_unless_it_is_asked_for(check_files, tmp_path, capsys):
    from coalition.commands.check import check

    code, said = check_files({"content/pages/about.md": "---\ntitle: About\n---\n"})
    assert (code, said.splitlines()[-1]) == (0, "0 errors, 1 warning")
    assert check(tmp_path / "site", warnings_as_errors=True) == 1
