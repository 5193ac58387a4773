"""The golden site: what is built is what was built, to the byte."""

from pathlib import Path

from tests.site.golden_site import EXPECTED, build
from tests.site.tree import changes, tree


def test_the_golden_site_is_built_as_ever(tmp_path: Path) -> None:
    made, expected = tree(build(tmp_path / "golden")), tree(EXPECTED)
    assert sorted(made) == sorted(expected)
    for name in sorted(changes(expected, made)):
        assert lines(made[name]) == lines(expected[name]), name
    assert made == expected


def lines(content: bytes) -> list[str]:
    return content.decode(errors="backslashreplace").splitlines()
