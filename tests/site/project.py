"""Projects that a test may edit, and that are built as people build them: by a command."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).resolve().parent / "golden"

NOW = "1798761600"
"""2027-01-01 as SOURCE_DATE_EPOCH: whatever the clock says, the same texts are published."""

Result = subprocess.CompletedProcess[str]


@dataclass(frozen=True, slots=True)
class Project:
    """A site repository at `root`."""

    root: Path

    def path(self, name: str) -> Path:
        """Where a file of the project is."""
        return self.root / name

    def write(self, name: str, text: str) -> Path:
        """Write a file, with the folders that it needs."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def replace(self, name: str, old: str, new: str) -> None:
        """Edit a file: put `new` in the place of `old`, which must occur once."""
        text = self.path(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{name} has {old!r} {text.count(old)} times"
        self.write(name, text.replace(old, new))

    def set(self, line: str) -> None:
        """Add a line to pelicanconf.py."""
        with self.path("pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write(f"{line}\n")

    def tasks(self, *arguments: str, **options: Any) -> Result:
        """Run `python tasks.py` with the arguments."""
        return self.run([sys.executable, "tasks.py", *arguments], **options)

    def pelican(self, *arguments: str, **options: Any) -> Result:
        """Run the `pelican` command on the project's content."""
        return self.run([*pelican_command(), *arguments], **options)

    def run(self, command: list[str], now: str = NOW, **options: Any) -> Result:
        """Run a command in the project's folder and wait for it; `now` is as SOURCE_DATE_EPOCH."""
        return subprocess.run(
            command,
            cwd=self.root,
            env={**os.environ, "SOURCE_DATE_EPOCH": now},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            **options,
        )


def pelican_command() -> list[str]:
    """The command that Pelican's manual tells people to type, from the environment of the tests."""
    pelican = shutil.which("pelican", path=str(Path(sys.executable).parent))
    assert pelican, "Pelican's console script is not installed beside this Python"
    return [pelican, "content", "-s", "pelicanconf.py"]


def copy_of_golden(root: Path) -> Project:
    """Copy the golden site's project, theme and all."""
    return _copy(GOLDEN, root, ("content", "theme", "partners.yaml", "pelicanconf.py"))


def copy_of_demo(root: Path) -> Project:
    """Copy the demonstration's content and settings; its theme is the repository's own."""
    project = _copy(ROOT, root, ("content", "partners.yaml", "pelicanconf.py", "publishconf.py"))
    (root / "theme").symlink_to(ROOT / "theme")
    # Pictures are kept by what they are made of, so that those of a build in this folder are right here too.
    pictures = ROOT / ".coalition/pictures"
    if pictures.is_dir():
        shutil.copytree(pictures, root / ".coalition/pictures")
    return project


def _copy(source: Path, root: Path, names: tuple[str, ...]) -> Project:
    root.mkdir(parents=True, exist_ok=True)
    for name in names:
        if (source / name).is_dir():
            shutil.copytree(source / name, root / name)
        else:
            shutil.copyfile(source / name, root / name)
    shutil.copyfile(ROOT / "tasks.py", root / "tasks.py")
    (root / "plugins").symlink_to(ROOT / "plugins")
    # tasks.py works with what is installed in `.venv`: let that be what the tests run with.
    (root / ".venv").symlink_to(sys.prefix)
    return Project(root)
