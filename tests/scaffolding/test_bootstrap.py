"""What `python3 tasks.py` promises before code of ours runs: an environment, or one clear line."""

import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
import venv
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import tasks

ROOT = Path(__file__).resolve().parents[2]
LOCK_TEXT = (ROOT / "requirements.lock").read_text(encoding="utf-8")
TASKS = {"bench", "build", "check", "clean", "forget", "import-podcast", "lint", "lock", "media", "new"}
TASKS |= {"onboarding", "planet", "publish", "screenshots", "serve", "test"}

# The Python that the test's own environment was made from: like a fresh machine's, it has no package.
BARE_PYTHON = str(getattr(sys, "_base_executable", sys.executable))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the bootstrap and the command line need, without an environment."""
    copy = tmp_path / "project"
    (copy / "plugins" / "coalition").mkdir(parents=True)
    (copy / "plugins" / "coalition" / "core").mkdir()
    package = Path("plugins/coalition")
    modules = (package / name for name in ("__init__.py", "core/__init__.py", "core/exit_codes.py"))
    for name in ("tasks.py", "pyproject.toml", "requirements.lock", *modules):
        shutil.copy(ROOT / name, copy / name)
    commands = Path("plugins/coalition/commands")
    shutil.copytree(ROOT / commands, copy / commands, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


@pytest.fixture
def finished(project: Path) -> Path:
    """The same with a finished environment, which borrows the packages of the one that runs us."""
    venv.create(project / ".venv", with_pip=False)
    (site_packages,) = (project / ".venv").rglob("site-packages")
    (site_packages / "borrowed.pth").write_text(f"{Path(pytest.__file__).parents[1]}\n")
    stamp = tasks.stamp_of((project / "requirements.lock").read_bytes(), sys.version_info[:2])
    (project / ".venv" / "tasks.stamp").write_text(stamp, encoding="utf-8")
    return project


def keep_only_invoke(project: Path) -> None:
    """Cut the lock down to the one package that the command line needs, to be installed quickly."""
    entry = re.search(r"^invoke==(?:.*\\\n)+.*\n", LOCK_TEXT, re.MULTILINE)
    assert entry
    (project / "requirements.lock").write_text(entry.group(), encoding="utf-8")


def call(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [BARE_PYTHON, str(project / "tasks.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def listed(output: str) -> set[str]:
    return set(re.findall(r"^  ([\w-]+)  ", output, re.MULTILINE))


@pytest.mark.parametrize("arguments", [(), ("--list",)])
def test_a_bare_python_hands_over_to_a_finished_environment_and_lists_the_tasks(
    finished: Path, arguments: tuple[str, ...]
) -> None:
    result = call(finished, *arguments)
    assert (result.returncode, result.stderr) == (0, "")
    assert listed(result.stdout) == TASKS


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nope",), "No idea what 'nope' is!"),
        (("build", "--nope"), "No idea what '--nope' is!"),
        (("--help", "nope"), "No idea what 'nope' is!"),
        (("new",), "'new' did not receive required positional arguments: 'kind'"),
        (("serve", "--port", "high"), "a number is wanted here"),
        (("build", "--output"), "needed value and was not given one"),
    ],
)
def test_wrong_usage_exits_with_2_and_one_line(
    finished: Path, arguments: tuple[str, ...], message: str
) -> None:
    result = call(finished, *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_reader_that_has_enough_causes_no_traceback(finished: Path) -> None:
    command = [BARE_PYTHON, str(finished / "tasks.py"), "--list"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    with process.stderr as stderr:
        assert stderr.read() == b""
    assert process.wait(timeout=60) == 141


def test_the_tasks_run_from_any_directory(finished: Path, tmp_path: Path) -> None:
    command = [BARE_PYTHON, str(finished / "tasks.py"), "clean"]
    (finished / ".mypy_cache").mkdir()
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / ".mypy_cache").mkdir(parents=True)
    assert subprocess.run(command, cwd=elsewhere, check=False).returncode == 0
    assert not (finished / ".mypy_cache").exists()
    assert (elsewhere / ".mypy_cache").exists()


def test_tasks_run_one_after_the_other(finished: Path) -> None:
    result = call(finished, "clean", "test")
    assert "test session starts" in result.stdout


def test_a_task_that_fails_stops_those_after_it(finished: Path) -> None:
    (finished / "output").mkdir()
    (finished / "output" / "letter.txt").touch()
    result = call(finished, "clean", "test")
    assert result.returncode == 2
    assert "test session starts" not in result.stdout


def test_a_wrong_second_task_is_noticed_before_the_first_runs(finished: Path) -> None:
    (finished / ".mypy_cache").mkdir()
    assert call(finished, "clean", "nope").returncode == 2
    assert (finished / ".mypy_cache").exists()


def test_an_environment_that_somebody_else_made_is_left_alone(project: Path) -> None:
    venv.create(project / ".venv", with_pip=False)
    own = project / ".venv" / "own.txt"
    own.write_text("mine")
    result = call(project, "--list")
    assert (result.returncode, result.stdout) == (2, "")
    assert "something else made .venv" in result.stderr
    assert own.read_text() == "mine"


@pytest.mark.parametrize("version", [(3, 6), (3, 10)])
def test_an_old_python_is_told_what_to_get(version: tuple[int, int]) -> None:
    lack = tasks.what_python_lacks(version, has_venv=True)
    assert lack.startswith(f"this is Python 3.{version[1]}, and Python 3.11 or newer is needed")
    assert "\n" not in lack


def test_a_python_without_venv_is_told_which_package_brings_it() -> None:
    lack = tasks.what_python_lacks((3, 11), has_venv=False)
    assert "sudo apt install python3-venv" in lack
    assert "\n" not in lack


@pytest.mark.parametrize("version", [(3, 11), (3, 14)])
def test_a_supported_python_lacks_nothing(version: tuple[int, int]) -> None:
    assert tasks.what_python_lacks(version, has_venv=True) == ""


def test_the_stamp_changes_with_the_lock_and_with_the_python() -> None:
    stamp = tasks.stamp_of(b"invoke==3.0.3", (3, 11))
    assert stamp == tasks.stamp_of(b"invoke==3.0.3", (3, 11))
    assert stamp != tasks.stamp_of(b"invoke==3.0.4", (3, 11))
    assert stamp != tasks.stamp_of(b"invoke==3.0.3", (3, 12))


def test_only_a_finished_environment_of_this_stamp_is_current(finished: Path) -> None:
    environment = finished / ".venv"
    stamp = (environment / "tasks.stamp").read_text(encoding="utf-8")
    assert tasks.is_current(environment, stamp)
    assert not tasks.is_current(environment, tasks.stamp_of(b"another lock", (3, 11)))
    (environment / "tasks.stamp").write_text("unfinished\n", encoding="utf-8")
    assert not tasks.is_current(environment, stamp)


def test_an_environment_whose_python_has_gone_is_not_current(finished: Path) -> None:
    environment = finished / ".venv"
    stamp = (environment / "tasks.stamp").read_text(encoding="utf-8")
    tasks.python_of(environment).unlink()
    assert not tasks.is_current(environment, stamp)


def test_emptying_an_environment_marks_it_and_follows_no_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "letter.txt").touch()
    environment = tmp_path / ".venv"
    (environment / "lib").mkdir(parents=True)
    (environment / "lib64").symlink_to("lib")
    (environment / "link").symlink_to(outside)
    (environment / "pyvenv.cfg").touch()
    tasks.empty(environment)
    assert [path.name for path in environment.iterdir()] == ["tasks.stamp"]
    assert not tasks.is_foreign(environment), "one that was interrupted here is ours to finish"
    assert (outside / "letter.txt").exists()


PINS: list[tuple[str, str]] = re.findall(r"^([\w.-]+)==([^ ]+)", LOCK_TEXT, re.MULTILINE)
"""The lock's entries; a package may have one for each of several Pythons."""


def locked() -> dict[str, str]:
    """The lock's packages: canonical name and a version."""
    return {canonicalize_name(name): version for name, version in PINS}


def test_every_requirement_in_the_lock_has_a_hash() -> None:
    entries = re.split(r"\n(?=\S)", LOCK_TEXT)
    requirements = [entry for entry in entries if not entry.startswith("#")]
    assert len(requirements) == len(PINS)
    without = [entry for entry in requirements if "--hash=sha256:" not in entry]
    assert without == []


def test_the_lock_names_no_index_no_host_and_no_path() -> None:
    assert not re.search(r"https?:|file:|index-url|find-links|trusted-host|@|/home/|/root/", LOCK_TEXT)


def test_the_lock_satisfies_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    pins = locked()
    requirements = [Requirement(text) for text in asked]
    missing = [r.name for r in requirements if canonicalize_name(r.name) not in pins]
    assert missing == []
    unfit = [str(r) for r in requirements if pins[canonicalize_name(r.name)] not in r.specifier]
    assert unfit == []


@pytest.mark.slow
def test_a_fresh_copy_makes_its_environment_from_the_lock_once(project: Path) -> None:
    first = call(project, "--list")
    assert (first.returncode, listed(first.stdout)) == (0, TASKS)
    assert first.stderr.startswith("tasks.py: making .venv from requirements.lock")
    assert first.stderr.count("\n") == 1
    second = call(project, "--list")
    assert (second.returncode, second.stderr) == (0, "")
    python = str(tasks.python_of(project / ".venv"))
    consistent = subprocess.run([python, "-m", "pip", "check"], capture_output=True, check=False)
    assert consistent.returncode == 0, consistent.stdout


@pytest.mark.slow
def test_another_lock_makes_the_environment_anew(project: Path) -> None:
    keep_only_invoke(project)
    call(project, "--list")
    leftover = project / ".venv" / "leftover.txt"
    leftover.touch()
    with (project / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    result = call(project, "--list")
    assert (result.returncode, listed(result.stdout)) == (0, TASKS)
    assert not leftover.exists()


@pytest.mark.slow
def test_two_first_calls_at_once_share_one_installation(project: Path) -> None:
    keep_only_invoke(project)
    command = [BARE_PYTHON, str(project / "tasks.py"), "--list"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    outputs = [process.communicate(timeout=300)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert [listed(output) for output in outputs] == [TASKS, TASKS]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_installation_is_done_again(project: Path) -> None:
    keep_only_invoke(project)
    process = subprocess.Popen([BARE_PYTHON, str(project / "tasks.py"), "--list"])
    stamp = project / ".venv" / "tasks.stamp"
    deadline = time.monotonic() + 60
    while not stamp.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=60)
    assert stamp.read_text(encoding="utf-8") == "unfinished\n"
    result = call(project, "--list")
    assert (result.returncode, listed(result.stdout)) == (0, TASKS)


@pytest.mark.slow
def test_a_package_with_another_hash_is_refused(project: Path) -> None:
    keep_only_invoke(project)
    lock = project / "requirements.lock"
    lock.write_text(re.sub(r"sha256:\w{8}", "sha256:00000000", lock.read_text(encoding="utf-8")))
    result = call(project, "--list")
    assert (result.returncode, result.stdout) == (2, "")
    assert "DO NOT MATCH THE HASHES" in result.stderr
    assert result.stderr.rstrip().endswith("the same command tries again")
