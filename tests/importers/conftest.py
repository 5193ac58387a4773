"""A project without content, and the old host of a podcast."""

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from coalition.commands.import_podcast import import_podcast
from tests.importers.old_host import OldHost, serving

ROOT = Path(__file__).resolve().parents[2]
FEEDS = Path(__file__).resolve().parent / "feeds"
# MPEG-1 Layer III, 128 kbit/s, 48 kHz, stereo: 384 bytes last 24 ms.
_FRAME = b"\xff\xfb\x94\x00" + bytes(380)

REGISTRY = """\
version: 1
coalition: {name: Night Clocks}
people:
  ada-lamp: {name: Ada Lamp}
  bo-reed: {name: Bo Reed}
"""

LONG_VTT = """\
WEBVTT

00:00:00.000 --> 00:00:09.000
<v Ada Lamp>Good evening.

00:00:08.500 --> 00:00:20.000
<v Bo Reed>It is dark.
"""
LONG_CHAPTERS = """\
{"version": "1.2.0", "chapters": [
  {"startTime": 0, "title": "Dusk"}, {"startTime": 14.5, "title": "Dawn", "url": "https://dawn.example.org/"}
]}
"""
FIRST_JSON = """\
{"version": "1.0.0", "segments": [
  {"speaker": "Ada Lamp", "startTime": 0.5, "endTime": 2.0, "body": "Who"},
  {"speaker": "Ada Lamp", "startTime": 2.0, "endTime": 4.0, "body": "is there?"}
]}
"""
QA_SRT = """\
1
00:00:00,000 --> 00:00:02,000
Olaf: Any questions?
"""


def silence(seconds: int) -> bytes:
    """A silent MP3; `seconds` is a multiple of 3, each of which are 48,000 bytes."""
    return _FRAME * (seconds * 1000 // 24)


def picture(mode: str = "RGB", made_as: str = "JPEG", size: int | tuple[int, int] = 1400) -> bytes:
    file = io.BytesIO()
    Image.new(mode, (size, size) if isinstance(size, int) else size).save(file, made_as)
    return file.getvalue()


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[OldHost]:
    """The old host with all its feeds; in these `HOST` stands for its address."""
    monkeypatch.setenv("no_proxy", "*")
    files = {
        "/cover.jpg": picture(),
        "/shelf.jpg": picture(size=1500),
        "/square.png": picture("RGBA", "PNG", 3200),
        "/long.vtt": LONG_VTT.encode(),
        "/long.json": LONG_CHAPTERS.encode(),
        "/first.json": FIRST_JSON.encode(),
        "/qa.srt": QA_SRT.encode(),
    }
    lengths = {
        "1": 9,
        "2": 12,
        "trailer": 3,
        "long": 30,
        "first": 6,
        "bread": 6,
        "qa": 3,
        "same": 3,
        "no%20name": 3,
    }
    files |= {f"/audio/{name}.mp3": silence(seconds) for name, seconds in lengths.items()}
    with serving(files) as one:
        for path in FEEDS.glob("*.xml"):
            text = path.read_text(encoding="utf-8")
            text = text.replace("UNSAFE", one.unsafe_address).replace("HOST", one.address)
            one.files[f"/{path.name}"] = text.encode()
        yield one


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "site")


def make_project(root: Path) -> Path:
    """A project without any content."""
    (root / "content" / "images").mkdir(parents=True)
    for name in ("plugins", "theme"):
        (root / name).symlink_to(ROOT / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copyfile(ROOT / name, root / name)
    (root / "partners.yaml").write_text(REGISTRY, encoding="utf-8")
    return root


Bring = Callable[..., tuple[int, str]]


@pytest.fixture
def bring(root: Path, host: OldHost, capsys: pytest.CaptureFixture[str]) -> Bring:
    """Return a function that imports a feed of the old host, and gives the exit code and what was said."""

    def run(feed: str, show: str = "old", **options: bool) -> tuple[int, str]:
        code = import_podcast(root, f"{host.address}/{feed}", show=show, **options)
        said = capsys.readouterr()
        return code, said.out + said.err

    return run
