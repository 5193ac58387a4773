"""The project's tasks: `python3 tasks.py` lists them, `python3 tasks.py NAME` runs one.

Run by itself this file wants Python 3.11 or newer with its venv module, and nothing else: it makes
`.venv` from the hash-pinned lock file, once, and hands over to the Python in there. In an
environment of your own it is an ordinary invoke file: `invoke NAME`.
"""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import typing
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
OLDEST_PYTHON = (3, 11)

sys.path.insert(0, str(ROOT / "plugins"))


# Up to the tasks, annotations that Python 3.8 cannot evaluate are quoted: an old Python is to reach
# the line that says that it is old.


def what_python_lacks(version: "tuple[int, ...]", has_venv: bool) -> str:
    """Say in one line what is wrong with this Python and how to get a better one, or say ""."""
    if version[:2] < OLDEST_PYTHON:
        return (
            "this is Python {}.{}, and Python 3.11 or newer is needed: install it from "
            "https://www.python.org/downloads/ or your system's packages, then run "
            "`python3.11 tasks.py` (or python3.12 …)".format(*version)
        )
    if not has_venv:
        return (
            "this Python comes without its venv module: `sudo apt install python3-venv` on Debian "
            "and Ubuntu; elsewhere install Python from https://www.python.org/downloads/"
        )
    return ""


def stamp_of(lock: bytes, version: "tuple[int, ...]") -> str:
    """Name the content of an environment: the lock that it holds and the Python that it is for."""
    return "{} python {}.{}\n".format(hashlib.sha256(lock).hexdigest(), *version)


def python_of(venv: Path) -> Path:
    """Where an environment keeps its Python."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_current(venv: Path, stamp: str) -> bool:
    """Whether an environment is complete and is the one that the stamp names."""
    recorded = venv / "tasks.stamp"
    return python_of(venv).exists() and recorded.exists() and recorded.read_text(encoding="utf-8") == stamp


def is_foreign(venv: Path) -> bool:
    """Whether somebody else made this environment, so that it is not ours to empty."""
    return (venv / "pyvenv.cfg").exists() and not (venv / "tasks.stamp").exists()


def empty(venv: Path) -> None:
    """Empty an environment and mark it as unfinished; the mark outlives an interruption."""
    venv.mkdir(exist_ok=True)
    mark = venv / "tasks.stamp"
    mark.write_text("unfinished\n", encoding="utf-8")
    for entry in venv.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry != mark:
            entry.unlink()


@contextlib.contextmanager
def held(path: Path) -> "typing.Iterator[None]":
    """Hold a lock file, after waiting for whoever holds it; the system frees it should we die."""
    with path.open("w") as file:
        # Should we be killed, a pip that we started goes on; it must hold the lock until it ends.
        os.set_inheritable(file.fileno(), True)
        if sys.platform == "win32":
            import msvcrt

            while True:
                # Gives up after ten seconds with an OSError; an installation takes longer.
                with contextlib.suppress(OSError):
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make(venv: Path, lock: Path, stamp: str) -> None:
    """Make an environment of exactly what the lock file names; the stamp comes last.

    Raises subprocess.CalledProcessError if venv or pip fails; each has then said why.
    """
    empty(venv)
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True, close_fds=False)
    pip = [str(python_of(venv)), "-m", "pip", "--disable-pip-version-check"]
    # Twice quiet: errors and no warnings, which would be about the packages, not about us.
    install = ["install", "-qq", "--require-hashes", "--requirement", str(lock)]
    subprocess.run([*pip, *install], check=True, close_fds=False)
    (venv / "tasks.stamp").write_text(stamp, encoding="utf-8")


def say(message: str) -> None:
    """Speak beside the task's own output, which may be data for another program."""
    print("tasks.py: " + message, file=sys.stderr, flush=True)


def ensure_environment() -> None:
    """Make `.venv` unless there is a finished one for this lock and this Python.

    Raises SystemExit if it cannot be made, after saying why.
    """
    stamp = stamp_of(LOCK.read_bytes(), sys.version_info[:2])
    if is_current(VENV, stamp):
        return
    if is_foreign(VENV):
        say("something else made .venv: use `invoke` in it, or delete it to have a new one made")
        raise SystemExit(2)
    say("making .venv from requirements.lock; this happens once and takes about a minute")
    with held(ROOT / ".venv.lock"):
        # Another tasks.py may have made it while this one waited.
        if is_current(VENV, stamp):
            return
        try:
            make(VENV, LOCK, stamp)
        except subprocess.CalledProcessError:
            say("could not make .venv, for the reason above; the same command tries again")
            raise SystemExit(2) from None


def hand_over() -> None:
    """Run this file with the Python of `.venv`; return only if that is the one that runs now."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        return
    has_venv = all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))
    lack = what_python_lacks(sys.version_info[:2], has_venv)
    if lack:
        say(lack)
        raise SystemExit(2)
    try:
        ensure_environment()
        command = [str(python_of(VENV)), str(Path(__file__).resolve()), *sys.argv[1:]]
        if os.name == "nt":
            raise SystemExit(subprocess.run(command, check=False).returncode)
        os.execv(command[0], command)
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    hand_over()
    from coalition.commands.program import run

    run(ROOT, sys.argv[1:])


# invoke comes with the environment, and here there is one.
from invoke.context import Context  # noqa: E402
from invoke.tasks import task  # noqa: E402


def finish(code: int) -> None:
    """Stop with an exit code unless it says that all is well, so that a following task may run."""
    if code:
        raise SystemExit(code)


OUTPUT = {"output": "write the tree here instead of output/"}
BUILD_OPTIONS = {
    "clean": "forget every cache first, made pictures and the search index too",
    "warnings-as-errors": "exit with 1 if there is a warning",
    "profile": "say which stage took how long",
}


@task(help=OUTPUT | BUILD_OPTIONS)
def build(
    _: Context,
    output: str | None = None,
    clean: bool = False,
    warnings_as_errors: bool = False,
    profile: bool = False,
) -> None:
    """Build the site with pelicanconf.py into output/."""
    from coalition.commands.build import build as run

    finish(
        run(
            ROOT,
            output=output,
            clean=clean,
            warnings_as_errors=warnings_as_errors,
            profile=profile,
        )
    )


@task(help=OUTPUT | BUILD_OPTIONS | {"locked": "fail if content/published.lock.yaml would have to change"})
def publish(
    _: Context,
    output: str | None = None,
    clean: bool = False,
    warnings_as_errors: bool = False,
    profile: bool = False,
    locked: bool = False,
) -> None:
    """Build the tree that goes on the web, with publishconf.py."""
    from coalition.commands.publish import publish as run

    finish(
        run(
            ROOT,
            output=output,
            clean=clean,
            warnings_as_errors=warnings_as_errors,
            profile=profile,
            locked=locked,
        )
    )


@task(help={"port": "the port to listen on", "host": "the address to listen on"})
def serve(_: Context, port: int = 8000, host: str = "127.0.0.1") -> None:
    """Preview the site, drafts and all, and reload the browser at every change."""
    from coalition.commands.serve import serve as run

    finish(run(ROOT, port=port, host=host))


@task(
    help={
        "format": "text, github or json",
        "warnings-as-errors": "exit with 1 if there is a warning",
        "network": "ask other sites whether what is linked to is there",
    }
)
def check(_: Context, format: str = "text", warnings_as_errors: bool = False, network: bool = False) -> None:
    """Report every mistake in the content; write nothing."""
    from coalition.commands.check import check as run

    finish(run(ROOT, format=format, warnings_as_errors=warnings_as_errors, network=network))


@task(
    help={
        "kind": "article, episode, partner, person, page, show or voice",
        "title": "the title of an article, episode, page or show",
        "name": "the name of a partner, a person or whoever speaks",
        "slug": "the last part of its address; made from the title or name if left out",
        "show": "the show that an episode belongs to",
        "url": "the website of a partner or person",
        "type": "the type of a partner, by its slug in partners.yaml",
        "summary": "what a show is about",
        "category": "Apple's category of a show, such as `Business > Careers`",
        "audio": "the recording of an episode, which is copied",
    }
)
def new(
    _: Context,
    kind: str,
    title: str | None = None,
    name: str | None = None,
    slug: str | None = None,
    show: str | None = None,
    url: str | None = None,
    type: str | None = None,
    summary: str | None = None,
    category: str | None = None,
    audio: str | None = None,
) -> None:
    """Start a piece of content: `new article --title "We are five"`."""
    from coalition.commands.new import new as run

    finish(
        run(
            ROOT,
            kind,
            title=title,
            name=name,
            slug=slug,
            show=show,
            url=url,
            type=type,
            summary=summary,
            category=category,
            audio=audio,
        )
    )


@task
def media(_: Context) -> None:
    """Ask for the recordings that lie elsewhere, and write content/media.lock.yaml."""
    from coalition.commands.media import media as run

    finish(run(ROOT))


@task
def planet(_: Context) -> None:
    """Ask for what partners publish on their own sites, and write content/planet.lock.json."""
    from coalition.commands.planet import planet as run

    finish(run(ROOT))


@task(help={"partner": "the slug of one partner: what it lacks, and how that is added"})
def onboarding(_: Context, partner: str | None = None) -> None:
    """Show what is still missing of each partner."""
    from coalition.commands.onboarding import onboarding as run

    finish(run(ROOT, partner=partner))


@task(help={"person": "the slug of the person"})
def forget(_: Context, person: str) -> None:
    """List every place where a person is named or shown; change nothing."""
    from coalition.commands.forget import forget as run

    finish(run(ROOT, person=person))


@task(
    help={
        "feed": "the old feed: its address, or a file that it was saved to",
        "show": "the show that it becomes, by the slug that it gets",
        "download": "bring the recordings along instead of leaving them where they are",
        "people": "add to partners.yaml whom the feed names and it does not know",
    }
)
def import_podcast(
    _: Context, feed: str, show: str | None = None, download: bool = False, people: bool = False
) -> None:
    """Import a podcast from another host: `import-podcast https://… --show the-slug`."""
    from coalition.commands.import_podcast import import_podcast as run

    finish(run(ROOT, feed, show=show, download=download, people=people))


@task(
    help={
        "ci": "everything: slow tests, browsers and feed clients as well",
        "k": "only the tests whose names match, as in pytest",
    }
)
def test(_: Context, ci: bool = False, k: str | None = None) -> None:
    """Run the test suite."""
    from coalition.commands.test import test as run

    finish(run(ROOT, ci=ci, k=k))


@task
def lint(_: Context) -> None:
    """Check style, formatting and types of the code."""
    from coalition.commands.lint import lint as run

    finish(run(ROOT))


@task(
    help={
        "sizes": "site, or registry or podcast: a large one of those alone",
        "articles": "how many articles the measured site has",
        "episodes": "how many episodes it has",
        "partners": "how many partners it has",
        "runs": "how often each build is measured",
        "edits": "how many edits of each kind the resident processes get, at most; 0 for none",
        "growth": "build sites of a tenth of the size as well",
        "hugo": "measure Hugo too, which is installed into bench/.tools",
    }
)
def bench(
    _: Context,
    sizes: str = "site",
    articles: int = 1000,
    episodes: int = 50,
    partners: int = 50,
    runs: int = 2,
    edits: int = 5,
    growth: bool = False,
    hugo: bool = True,
) -> None:
    """Measure builds of a generated site, beside stock Pelican and Hugo."""
    from coalition.commands.bench import bench as run

    finish(
        run(
            ROOT,
            sizes=sizes,
            articles=articles,
            episodes=episodes,
            partners=partners,
            runs=runs,
            edits=edits,
            growth=growth,
            hugo=hugo,
        )
    )


@task
def screenshots(_: Context) -> None:
    """Take the pictures of the demonstration for docs/screenshots anew."""
    from coalition.commands.screenshots import screenshots as run

    finish(run(ROOT))


@task
def clean(_: Context) -> None:
    """Remove the output, the caches and what the tools leave behind."""
    from coalition.commands.clean import clean as run

    finish(run(ROOT))


@task(help={"upgrade": "take the newest versions, not only those that pyproject.toml asks for"})
def lock(_: Context, upgrade: bool = False) -> None:
    """Write requirements.lock anew from pyproject.toml."""
    from coalition.commands.lock import lock as run

    finish(run(ROOT, upgrade=upgrade))
