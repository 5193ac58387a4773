"""Whenever a build is killed, the site is the old one or the new one, whole, and the next build is right.

Most builds here are forked from a process that has imported the program, so that the kill strikes the build;
some are the `pelican` command itself, killed anywhere between its start and its end.
"""

import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.one_quickly import one_quickly
from tests.robustness.builds import Builds, Ended
from tests.robustness.processes import processes_of, wait_until
from tests.robustness.property import Tree, whole_tree
from tests.robustness.small_site import BRIDGE, NEW_YEAR, make_site
from tests.site.project import Project, pelican_command

ARTICLE = f"{BRIDGE}/index.md"
ADDED = "content/articles/2026-05-05-moss.md"
INTERRUPTIONS = 100
"""How often Ctrl+C is pressed at most, until it meets a build that is still at work."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Two states of one site, and the trees that clean builds make of them."""

    trees: tuple[Tree, Tree]


def bring_into(site: Project, state: int) -> None:
    """Edit the site from one state into the other: text, style and number of files differ."""
    words = ("It stands.", "It stood.") if state else ("It stood.", "It stands.")
    site.replace(ARTICLE, *words)
    site.write("theme/static/css/site.css", f"body {{ color: {('navy', 'black')[state]} }}\n")
    if state:
        site.write(ADDED, "---\ntitle: Moss\ntopics: [rest]\n---\n\nIt grows.\n")
        site.path("content/images/plan").unlink()
    else:
        site.path(ADDED).unlink()
        site.write("content/images/plan", "a plan\n")


@pytest.fixture(scope="session")
def reference(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Reference:
    """What clean builds make of the two states."""
    trees = []
    for state in (0, 1):
        site = make_site(tmp_path_factory.mktemp("clean") / "site")
        if state:
            bring_into(site, 1)
        assert builds.run(site.root).code == 0
        trees.append(whole_tree(site.path("output")))
    return Reference((trees[0], trees[1]))


class Victim:
    """A site whose builds are killed, and what came of it."""

    def __init__(self, builds: Builds, reference: Reference, site: Project) -> None:
        self._builds = builds
        self._reference = reference
        self.site = site
        self.state = 0
        self.killed = 0
        self.published = 0

    @property
    def tree(self) -> Tree:
        return whole_tree(self.site.path("output"))

    def build(self, **order: Any) -> Ended:
        """Build, and see that nothing but a kill made it fail."""
        ended = self._builds.run(self.site.root, **order)
        assert ended.code in (0, -signal.SIGKILL), ended.err
        return ended

    def edit(self) -> None:
        """Bring the site into the other state."""
        self.state = 1 - self.state
        bring_into(self.site, self.state)

    def warm(self, **order: Any) -> Ended:
        """Build often enough that there is a release before the published one, and return the last build."""
        for _ in range(2):
            self.build(**order)
            self.edit()
        return self.build(**order)

    def survives(self, *, killed: bool, first: bool = False) -> None:
        """See that what a kill left is whole, and that the next build is right."""
        old = {} if first else self._reference.trees[1 - self.state]
        new = self._reference.trees[self.state]
        left = self.tree
        assert left in (old, new)
        self.killed += killed
        self.published += killed and left == new
        assert self.build().code == 0
        assert self.tree == new


@pytest.fixture
def victim(builds: Builds, reference: Reference, site: Project) -> Victim:
    return Victim(builds, reference, site)


def test_builds_that_are_killed_at_random_moments_leave_a_whole_site(victim: Victim, kills: int) -> None:
    chance = Random(kills)
    usual = victim.warm().seconds
    for _ in range(kills):
        victim.edit()
        ended = victim.build(kill_after=chance.uniform(0, usual))
        victim.survives(killed=ended.code != 0)
    assert victim.killed > kills // 4


def test_first_builds_that_are_killed_leave_no_site_or_a_whole_one(
    builds: Builds, reference: Reference, tmp_path: Path, kills: int
) -> None:
    chance = Random(kills)
    usual = builds.run(make_site(tmp_path / "usual").root).seconds
    for number in range(kills // 4):
        victim = Victim(builds, reference, make_site(tmp_path / str(number)))
        ended = victim.build(kill_after=chance.uniform(0, usual))
        victim.survives(killed=ended.code != 0, first=True)


def test_builds_that_are_killed_before_any_step_of_publishing_leave_a_whole_site(victim: Victim) -> None:
    steps = victim.warm().steps
    assert steps > 3
    for step in range(1, steps + 1):
        victim.edit()
        victim.survives(killed=victim.build(kill_at_step=step).code != 0)
    assert victim.killed == steps
    assert 0 < victim.published < steps


@pytest.mark.slow
def test_where_trees_are_exchanged_by_two_renames_there_may_be_no_site_until_the_next_build(
    victim: Victim, reference: Reference
) -> None:
    steps = victim.warm(exchange=False).steps
    absent = 0
    for step in range(1, steps + 1):
        victim.edit()
        assert victim.build(kill_at_step=step, exchange=False).code != 0
        assert victim.tree in ({}, *reference.trees)
        absent += not victim.tree
        assert victim.build(exchange=False).code == 0
        assert victim.tree == reference.trees[victim.state]
    assert absent == 1


def test_the_pelican_command_killed_at_random_moments_leaves_a_whole_site(victim: Victim, kills: int) -> None:
    chance = Random(kills)
    victim.build()
    with pelican(victim.site) as process:
        begun = time.monotonic()
        assert process.wait() == 0
        usual = time.monotonic() - begun
    for _ in range(kills // 4):
        victim.edit()
        victim.survives(killed=killed_group(victim.site, chance.uniform(0, usual)))


def test_who_presses_control_c_reads_one_word_and_keeps_the_old_site(victim: Victim) -> None:
    victim.warm()
    for _ in range(INTERRUPTIONS):
        victim.edit()
        code, err = interrupted(victim.site)
        if code:
            break
        victim.survives(killed=False)  # it had ended when the signal came
    assert code == 130
    assert err.splitlines()[-1] == "interrupted"
    assert "Traceback" not in err
    assert not victim.site.path(".output.next").exists()
    victim.survives(killed=True)


def interrupted(site: Project) -> tuple[int, str]:
    """Press Ctrl+C as soon as the command writes; return its exit code and what it said."""
    with subprocess.Popen(
        pelican_command(),
        cwd=site.root,
        env={**os.environ, "SOURCE_DATE_EPOCH": NEW_YEAR},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        wait_until(lambda: site.path(".output.next").exists() or process.poll() is not None, "it writes")
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate()
    return process.returncode, err


def pelican(site: Project) -> "subprocess.Popen[bytes]":
    """Start the `pelican` command in a process group of its own."""
    return subprocess.Popen(
        pelican_command(),
        cwd=site.root,
        env={**os.environ, "SOURCE_DATE_EPOCH": NEW_YEAR},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def killed_group(site: Project, seconds: float) -> bool:
    """Let the command run for some seconds and kill its process group; tell whether it was running still."""
    with pelican(site) as process:
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)
        return process.wait() != 0


@pytest.mark.parametrize("exchange", one_quickly([True, False]), ids=["exchange", "two-renames"])
def test_what_is_carried_over_from_release_to_release_survives_a_kill_at_any_step(
    victim: Victim, exchange: bool
) -> None:
    victim.site.set('OUTPUT_RETENTION = [".git"]')
    victim.build()
    head = victim.site.path("output/.git/HEAD")
    victim.site.write("output/.git/HEAD", "ref: refs/heads/pages\n")
    steps = victim.warm(exchange=exchange).steps
    assert steps > 4
    for step in range(1, steps + 1):
        victim.edit()
        assert victim.build(kill_at_step=step, exchange=exchange).code != 0
        victim.build(exchange=exchange)
        assert head.exists(), f"killed before step {step} of {steps}"


def test_when_the_building_process_alone_is_killed_those_that_it_forked_end_soon(
    victim: Victim, reference: Reference
) -> None:
    """They hold the lock for as long as they live, and write into what the next build would take up."""
    with pelican(victim.site) as process:
        wait_until(lambda: len(processes_of(process.pid)) > 1, "it forks")
        process.kill()
    wait_until(lambda: not processes_of(process.pid), "those that it forked end")
    assert victim.build().code == 0
    assert victim.tree == reference.trees[0]
