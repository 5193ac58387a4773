"""`check` as an editor runs it, on a project made for one test."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from rule_cases import make_project

from coalition.commands.check import check

JANUARY_2026 = "1767225600"

Checked = tuple[int, str]
Check = Callable[..., Checked]


@pytest.fixture
def check_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Return a function that makes a project and gives the exit code of `check` and all that it prints.

    `prepare` is called with the project's root, for what files alone cannot be.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", JANUARY_2026)

    def run(
        files: Mapping[str, str | bytes],
        samples: tuple[str, ...] = (),
        prepare: Callable[[Path], object] = lambda _: None,
    ) -> Checked:
        root = make_project(tmp_path / "site", files, samples)
        prepare(root)
        code = check(root)
        return code, "".join(capsys.readouterr())

    return run
