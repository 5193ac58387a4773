"""When there is no room for the new site, one line names the file, the old site stays, and room mends all."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.robustness.builds import Builds, Ended
from tests.robustness.property import Tree, whole_tree
from tests.robustness.small_site import BRIDGE, make_site
from tests.site.project import Project

Mount = Callable[[str], Path]


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Mount]:
    """Return a function that mounts a file system in memory, with options of mount(8)."""
    place = tmp_path / "disk"
    place.mkdir()

    def mounted(options: str) -> Path:
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode:
            pytest.skip(f"a file system can only be mounted by root: {result.stderr.strip()}")
        return place

    yield mounted
    if place.is_mount():
        subprocess.run(["umount", str(place)], check=True)


def remount(place: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(place)], check=True)


@pytest.fixture(scope="session")
def wanted(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """What a clean build makes of the site that has grown."""
    site = make_site(tmp_path_factory.mktemp("clean") / "site")
    grow(site)
    assert builds.run(site.root).code == 0
    return whole_tree(site.path("output"))


def grow(site: Project) -> None:
    """Add a page and a large file, and change a text that is in several files."""
    site.replace(f"{BRIDGE}/index.md", "It stands.", "It stood.")
    site.write("content/images/large.txt", "large\n" * 100_000)


def refused(ended: Ended, why: str, named: str) -> None:
    """See that the build said in one line what is wrong and with which file, and took no blame."""
    assert ended.code == 2
    lines = [line for line in ended.err.splitlines() if line.startswith("error: ")]
    assert len(lines) == 1
    assert lines[0].startswith(f"error: {why}: ")
    assert named in lines[0]
    assert lines[0].endswith("; the site is as it was")
    assert "Traceback" not in ended.err


class Disk:
    """A site that is published, and has grown, on a file system that can be made too small for it."""

    def __init__(self, builds: Builds, site: Project, output: Path) -> None:
        self._builds = builds
        self._overrides = {"OUTPUT_PATH": str(output)}
        self.site = site
        self.output = output
        assert self.build().code == 0
        grow(site)
        self.before = whole_tree(output)

    def build(self, **order: Any) -> Ended:
        return self._builds.run(self.site.root, overrides=self._overrides, **order)

    def stays_as_it_was(self) -> bool:
        """Whether the old site is there, and nothing of what could not be finished."""
        beside = [path.name for path in self.output.parent.glob(f".{self.output.name}.next")]
        return whole_tree(self.output) == self.before and not beside


def free_bytes(place: Path, free: int) -> str:
    """The mount option that leaves so many bytes."""
    return f"size={shutil.disk_usage(place).used + free}"


@pytest.mark.parametrize(
    ("free", "named"), [(100_000, ".output.next/images/large.txt"), (0, ".output.next/")]
)
def test_without_room_for_the_new_site_the_old_one_stays(
    builds: Builds, site: Project, wanted: Tree, mount: Mount, free: int, named: str
) -> None:
    place = mount("size=20m")
    disk = Disk(builds, site, place / "output")
    remount(place, free_bytes(place, free))
    refused(disk.build(), "No space left on device", named)
    assert disk.stays_as_it_was()
    remount(place, "size=20m")
    assert disk.build().code == 0
    assert whole_tree(disk.output) == wanted


def test_without_room_for_a_first_site_there_is_none(
    builds: Builds, site: Project, wanted: Tree, mount: Mount
) -> None:
    grow(site)
    place = mount("size=200k")
    overrides = {"OUTPUT_PATH": str(place / "output")}
    refused(builds.run(site.root, overrides=overrides), "No space left on device", str(place))
    assert list(place.iterdir()) == []
    remount(place, "size=20m")
    assert builds.run(site.root, overrides=overrides).code == 0
    assert whole_tree(place / "output") == wanted


def test_without_room_for_what_is_kept_of_a_build_the_old_site_stays(
    builds: Builds, wanted: Tree, mount: Mount, tmp_path: Path
) -> None:
    place = mount("size=20m")
    disk = Disk(builds, make_site(place / "site"), tmp_path / "output")
    remount(place, free_bytes(place, 0))
    refused(disk.build(), "No space left on device", ".coalition/")
    assert disk.stays_as_it_was()
    remount(place, "size=20m")
    assert disk.build().code == 0
    assert whole_tree(disk.output) == wanted


def test_without_inodes_the_old_site_stays(builds: Builds, site: Project, wanted: Tree, mount: Mount) -> None:
    place = mount("size=20m")
    disk = Disk(builds, site, place / "output")
    used = os.statvfs(place)
    remount(place, f"nr_inodes={used.f_files - used.f_ffree + 3}")
    refused(disk.build(), "No space left on device", str(place))
    assert disk.stays_as_it_was()
    remount(place, "nr_inodes=9000")
    assert disk.build().code == 0
    assert whole_tree(disk.output) == wanted


def test_on_a_disk_that_is_read_only_the_old_site_stays(
    builds: Builds, site: Project, wanted: Tree, mount: Mount
) -> None:
    place = mount("size=20m")
    disk = Disk(builds, site, place / "output")
    remount(place, "ro")
    refused(disk.build(), "Read-only file system", str(place))
    assert disk.stays_as_it_was()
    remount(place, "rw")
    assert disk.build().code == 0
    assert whole_tree(disk.output) == wanted


@pytest.mark.parametrize(
    ("limit", "named"), [(300_000, ".output.next/images/large.txt"), (2_000, ".output.next/")]
)
def test_when_no_file_may_be_so_large_the_old_site_stays(
    builds: Builds, site: Project, wanted: Tree, limit: int, named: str
) -> None:
    disk = Disk(builds, site, site.path("output"))
    refused(disk.build(largest_file=limit), "File too large", named)
    assert disk.stays_as_it_was()
    assert disk.build().code == 0
    assert whole_tree(disk.output) == wanted
