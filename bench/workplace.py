"""The directory in which everything is measured, in memory where there is room."""

from __future__ import annotations

import compileall
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.coalition_site import snapshot
from bench.generate import Sizes
from bench.tools import Tool

_MEMORY = Path("/dev/shm")
_BYTES_PER_TEXT = 400_000
"""What a text needs with all that three tools make of it, twice, in bytes."""

Sites = Mapping[str, Path]
"""The directory of each tool's site."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """A directory with a copy of this project's code; `disk` says where it is: "in memory" or "on disk"."""

    folder: Path
    disk: str

    @property
    def code(self) -> Path:
        return self.folder / "code"

    @contextmanager
    def sites(self, tools: Sequence[Tool], sizes: Sizes) -> Iterator[Sites]:
        """Lay out a site for each tool; they are gone afterwards."""
        sites = {tool.name: self.folder / tool.name for tool in tools}
        for tool in tools:
            sites[tool.name].mkdir()
            tool.lay_out(sites[tool.name], self.code, sizes)
        yield sites
        for site in sites.values():
            shutil.rmtree(site)


@contextmanager
def workplace(root: Path, texts: int) -> Iterator[Workplace]:
    """Make a place for sites of so many texts, with a copy of the project's code for the whole run."""
    memory = _has_room(_MEMORY, texts)
    with tempfile.TemporaryDirectory(prefix="coalition-bench-", dir=_MEMORY if memory else None) as folder:
        place = Workplace(Path(folder), "in memory" if memory else "on disk")
        snapshot(root, place.code)
        compileall.compile_dir(place.code / "plugins", quiet=1)
        yield place


def _has_room(disk: Path, texts: int) -> bool:
    if not (disk.is_dir() and os.access(disk, os.W_OK)):
        return False
    return shutil.disk_usage(disk).free > texts * _BYTES_PER_TEXT
