"""The property: after any edits, the tree is that of a clean build."""

from __future__ import annotations

import shutil
import stat
from dataclasses import dataclass
from pathlib import Path
from random import Random

from coalition.core.exit_codes import CONTENT, GOOD
from tests.robustness.builds import Builds, Ended
from tests.robustness.random_edits import EDITS, Edit, Editor
from tests.robustness.small_site import make_site

_MADE = ("output", ".output.*", ".coalition", "__pycache__", "clean")
made = shutil.ignore_patterns(*_MADE)
"""What a build makes beside the sources, for shutil.copytree."""

Tree = dict[str, bytes]


def whole_tree(directory: Path) -> Tree:
    """The directory and every file and folder below it, with its mode; of a file the bytes."""
    found: Tree = {}
    for path in (directory, *directory.rglob("*")) if directory.is_dir() else ():
        mode = f"{stat.S_IMODE(path.lstat().st_mode):o} ".encode()
        name = path.relative_to(directory).as_posix()
        found[name] = mode + (b"folder" if path.is_dir() else path.read_bytes())
    return found


def differences(one: Tree, other: Tree) -> list[str]:
    """The paths of what is not the same."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@dataclass(frozen=True, slots=True)
class Difference:
    """What was found: after which edits, and where."""

    edits: tuple[str, ...]
    what: str

    def __str__(self) -> str:
        count = f"{self.what}, after {len(self.edits)} edits, of which the last are"
        return "\n".join((count, *self.edits[-6:]))


class Walk:
    """A project on its way through random edits, and what was seen on it."""

    def __init__(
        self, builds: Builds, root: Path, seed: int, *, menu: tuple[Edit, ...] = EDITS, plant: str = ""
    ) -> None:
        self._builds = builds
        self._menu = menu
        self._editor = Editor(make_site(root / "site"), Random(seed))
        self._root = self._editor.project.root
        self._clean = root / "clean"
        self._plant = plant
        self.edits: list[str] = []
        self.refused = 0

    def difference(self, edits: int) -> Difference | None:
        """Take that many edits and build after each; return the first difference to a clean build.

        What makes a mistake is undone once both builds have refused it.
        """
        refused, what = self._compared()
        while not what and len(self.edits) < edits:
            before = sources(self._root)
            self._edit()
            refused, what = self._compared()
            if refused:
                self.refused += 1
                restore(self._root, before)
        return Difference(tuple(self.edits), what) if what else None

    def _edit(self) -> None:
        edit = self._editor.chance.choice(self._menu)
        self.edits.append(f"{edit.__name__}: {edit(self._editor)}")

    def _compared(self) -> tuple[bool, str]:
        """Build the project as it is, and a copy that has no past: was it refused, and what differs?"""
        output = self._root / "output"
        before = whole_tree(output)
        built = self._builds.run(self._root, self._editor.now, plant=self._plant)
        shutil.rmtree(self._clean, ignore_errors=True)
        shutil.copytree(self._root, self._clean, symlinks=True, ignore=made)
        clean = self._builds.run(self._clean, self._editor.now)
        after = whole_tree(output)
        if clean.code == CONTENT:
            return True, _other_words(built, clean) or _other_files(after, before)
        return False, _other_words(built, clean) or _other_files(after, whole_tree(self._clean / "output"))


def _other_words(built: Ended, clean: Ended) -> str:
    if clean.code not in (GOOD, CONTENT):
        return f"a clean build ends with {clean.code}: {clean.said}"
    if built.code != clean.code:
        return f"the build ends with {built.code}, and a clean one with {clean.code}: {built.said}"
    return "" if built.said == clean.said else f"said: {built.said}\nbut a clean build says: {clean.said}"


def _other_files(tree: Tree, wanted: Tree) -> str:
    found = differences(tree, wanted)
    return f"{len(found)} files differ: {', '.join(found[:8])}" if found else ""


def sources(root: Path) -> Tree:
    """The bytes of everything that an edit may touch."""
    names = [name for name in root.iterdir() if not any(name.match(pattern) for pattern in _MADE)]
    paths = [path for name in names for path in (name, *name.rglob("*")) if not name.is_symlink()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def restore(root: Path, wanted: Tree) -> None:
    """Let every source be what it was."""
    now = sources(root)
    for name in now.keys() - wanted.keys():
        (root / name).unlink()
    for name in differences(now, wanted):
        if name in wanted:
            path = root / name
            if path.is_dir():
                shutil.rmtree(path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(wanted[name])
