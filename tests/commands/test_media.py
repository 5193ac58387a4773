"""`media` asks for recordings that lie elsewhere, and notes what feeds must say of them."""

import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from mutagen.id3 import CHAP, ID3, TIT2

from coalition.commands.check import check
from coalition.commands.manners import Manners
from coalition.commands.media import media
from tests.commands.media_server import MediaServer, serving
from tests.site.project import GOLDEN

HURRIED = Manners(pause=0, timeout=5)
LOCK = "content/media.lock.yaml"
NIGHT = "content/podcasts/night"
SILENT_FRAME = b"\xff\xfb\x94\x00" + bytes(380)
MINUTE = SILENT_FRAME * 2500
SHOW = """\
---
title: Night Shift Radio
summary: Talk about work at night.
categories: [Business]
explicit: false
cover: cover.jpg
guid: 7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001
---
The show.
"""


def box(name: bytes, *content: bytes) -> bytes:
    data = b"".join(content)
    return (len(data) + 8).to_bytes(4, "big") + name + data


def m4a(sound: bytes, seconds: int) -> bytes:
    """An M4A of which the description comes last, as recorders write it."""
    handler = box(b"hdlr", bytes(8), b"soun", bytes(13))
    header = box(b"mdhd", bytes(12), (1000).to_bytes(4, "big"), (seconds * 1000).to_bytes(4, "big"), bytes(4))
    track = box(b"trak", box(b"mdia", header, handler))
    movie = box(b"moov", box(b"mvhd", bytes(100)), track)
    return box(b"ftyp", b"M4A ", bytes(4)) + box(b"mdat", sound) + movie


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[MediaServer]:
    """A server on this machine, which no proxy stands before."""
    monkeypatch.setenv("no_proxy", "*")
    with serving() as one:
        yield one


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a project of which the episodes lie at these addresses."""

    def write(*urls: str, **keys: str) -> Path:
        shutil.copyfile(GOLDEN / "pelicanconf.py", tmp_path / "pelicanconf.py")
        shutil.rmtree(tmp_path / NIGHT, ignore_errors=True)
        files = {
            "theme/x": "",
            "partners.yaml": "coalition: {name: Night Clocks}\n",
            f"{NIGHT}/show.md": SHOW,
        }
        for number, url in enumerate(urls, 1):
            lines = [f"title: Night {number}", f"date: 2025-01-0{number}", f"guid: night-{number}"]
            lines += [f"audio: {url}", *(f"{key}: {value}" for key, value in keys.items())]
            text = "\n".join(lines)
            files[f"{NIGHT}/00{number}-night/index.md"] = f"---\n{text}\nslug: n{number}\n---\nText.\n"
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[[Path], tuple[int, str, str]]:
    """Return a function that runs `media` and gives its exit code and what it says."""

    def run(root: Path) -> tuple[int, str, str]:
        code = media(root, manners=HURRIED)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def noted(root: Path) -> dict[str, dict[str, object]]:
    """What the file says of each address."""
    found = yaml.safe_load((root / LOCK).read_text(encoding="utf-8"))["media"]
    return {url: {key: one[key] for key in one if key != "etag"} for url, one in found.items()}


def test_an_mp3_is_measured_by_its_beginning(server, write, run):
    url = server.put("/night.mp3", MINUTE * 60)
    root = write(url)
    assert run(root) == (0, f"1 recording measured, 0 as before. Commit {LOCK}.\n", "")
    assert noted(root) == {url: {"bytes": 57_600_000, "type": "audio/mpeg", "seconds": 3600.0}}
    assert server.sent < 200_000
    assert (root / LOCK).read_text().startswith("# What is known of recordings that lie elsewhere.")


def test_an_m4a_is_measured_by_its_beginning_and_its_end(server, write, run):
    url = server.put("/night.m4a", m4a(bytes(5_000_000), 61), "audio/mp4")
    root = write(url)
    assert run(root)[0] == 0
    assert noted(root) == {url: {"bytes": 5_000_221, "type": "audio/x-m4a", "seconds": 61.0}}
    assert server.sent < 200_000


def test_the_chapters_of_a_recording_are_noted(server, write, run):
    tag = ID3()
    for number, title in enumerate(("Dusk", "Dawn")):
        frames = [TIT2(encoding=3, text=[title])]
        tag.add(CHAP(element_id=title, start_time=number * 9500, end_time=20_000, sub_frames=frames))
    file = BytesIO()
    tag.save(file)
    file.seek(0, 2)
    file.write(MINUTE)
    url = server.put("/night.mp3", file.getvalue())
    root = write(url)
    assert run(root)[0] == 0
    assert noted(root)[url]["chapters"] == [{"start": 0.0, "title": "Dusk"}, {"start": 9.5, "title": "Dawn"}]


def test_a_site_that_knows_neither_ranges_nor_heads_sends_all_once(server, write, run):
    server.knows_ranges = server.knows_head = False
    url = server.put("/night.mp3", MINUTE)
    root = write(url)
    assert run(root)[0] == 0
    assert noted(root) == {url: {"bytes": 960_000, "type": "audio/mpeg", "seconds": 60.0}}
    assert server.asked == ["HEAD /night.mp3", "GET /night.mp3"]


def test_a_site_that_is_busy_is_asked_again(server, write, run):
    url = server.put("/night.mp3", MINUTE)
    server.busy["/night.mp3"] = 2
    server.cuts = 1
    assert run(write(url))[0] == 0
    assert server.asked == ["HEAD /night.mp3"] * 3 + ["GET /night.mp3"] * 3


def test_an_address_that_leads_on_is_noted_as_it_is_named(server, write, run):
    url = f"{server.put('/night.mp3', MINUTE).replace('/night', '/moved/night')}"
    root = write(url)
    assert run(root)[0] == 0
    assert list(noted(root)) == [url]


@pytest.mark.parametrize("knows_head", [True, False])
def test_the_servers_to_which_an_address_leads_are_noted(server, write, run, knows_head):
    with serving() as second, serving() as third:
        third.put("/night.mp3", MINUTE)
        server.knows_head = second.knows_head = knows_head
        server.elsewhere, second.elsewhere = f"{second.address}/moved", third.address
        url = f"{server.address}/moved/night.mp3"
        root = write(url)
        assert run(root)[0] == 0
    assert sorted(noted(root)[url]["origins"]) == sorted([second.address, third.address])


def test_what_was_noted_before_servers_were_is_completed_and_no_server_is_forgotten(server, write, run):
    with serving() as second, serving() as third:
        for one in (second, third):
            one.put("/night.mp3", MINUTE)
        server.elsewhere = second.address
        url = f"{server.address}/moved/night.mp3"
        root = write(url)
        run(root)
        lock = root / LOCK
        lock.write_text(lock.read_text().replace(f"    origins:\n    - {second.address}\n", ""))
        assert "origins" not in noted(root)[url]
        assert run(root)[1] == f"1 recording measured, 0 as before. Commit {LOCK}.\n"
        assert noted(root)[url]["origins"] == [second.address]
        server.elsewhere = third.address
        run(root)
        assert sorted(noted(root)[url]["origins"]) == sorted([second.address, third.address])
        assert run(root)[1] == "0 recordings measured, 1 as before.\n"


def test_the_second_time_nothing_is_fetched_and_nothing_written(server, write, run):
    root = write(server.put("/night.mp3", MINUTE))
    run(root)
    before, server.asked = (root / LOCK).stat().st_mtime_ns, []
    assert run(root) == (0, "0 recordings measured, 1 as before.\n", "")
    assert server.asked == ["HEAD /night.mp3"]
    assert (root / LOCK).stat().st_mtime_ns == before


def test_a_recording_that_is_another_one_now_is_measured_again(server, write, run):
    url = server.put("/night.mp3", MINUTE)
    root = write(url)
    run(root)
    server.put("/night.mp3", MINUTE[: len(MINUTE) // 2])
    assert run(root)[1] == f"1 recording measured, 0 as before. Commit {LOCK}.\n"
    assert noted(root)[url]["seconds"] == 30.0


def test_what_nobody_names_any_more_is_forgotten(server, write, run):
    first, second = server.put("/1.mp3", MINUTE), server.put("/2.mp3", MINUTE + SILENT_FRAME)
    run(write(first, second))
    root = write(second)
    assert run(root)[1] == f"0 recordings measured, 1 as before, 1 named no more. Commit {LOCK}.\n"
    assert list(noted(root)) == [second]


def test_what_cannot_be_had_is_said_with_its_line_and_what_was_known_of_it_stays(server, write, run):
    first, second = server.put("/1.mp3", MINUTE), server.put("/2.mp3", b"<html>no sound</html>")
    root = write(first)
    run(root)
    del server.files["/1.mp3"]
    root = write(first, second)
    code, out, err = run(root)
    assert (code, out) == (1, "0 recordings measured, 1 as before.\n")
    assert err == (
        "error: this recording cannot be had: 404 Not Found [bad-audio]\n"
        f"  --> {NIGHT}/001-night/index.md:5:8\n"
        f"    5 | audio: {first}\n"
        f"      |        {'^' * len(first)} correct the address, or try again later\n"
        "\n"
        "error: this recording cannot be had: this is not MP3 audio, but a web page [bad-audio]\n"
        f"  --> {NIGHT}/002-night/index.md:5:8\n"
        f"    5 | audio: {second}\n"
        f"      |        {'^' * len(second)} correct the address, or try again later\n"
        "\n"
        "2 errors, 0 warnings\n"
    )
    assert list(noted(root)) == [first]


def test_other_forms_are_asked_for_their_size_alone(server, write, run):
    film = server.put("/night.mp4", bytes(3_000_000), "video/mp4")
    audio = server.put("/night.mp3", MINUTE)
    root = write(audio, alternate_enclosures=f'[{{url: "{film}", title: Film}}]')
    assert run(root)[0] == 0
    assert noted(root)[film] == {"bytes": 3_000_000, "type": "video/mp4"}
    assert server.sent < 200_000


def test_a_build_asks_nobody_and_names_the_command_for_what_it_does_not_know(server, write, run, capsys):
    url = server.put("/night.mp3", MINUTE)
    root = write(url)
    check(root)
    assert (
        "error: nothing is known yet of this recording [media-lock]\n"
        f"  --> {NIGHT}/001-night/index.md:5:8\n"
        f"    5 | audio: {url}\n"
        f"      |        {'^' * len(url)} run `python3 tasks.py media` and commit {LOCK}\n"
    ) in capsys.readouterr().err
    assert server.asked == []
    run(root)
    server.asked = []
    check(root)
    assert "media-lock" not in capsys.readouterr().err
    root = write()
    check(root)
    assert (
        f"error: no episode names this recording [media-lock]\n  --> {LOCK}:4:3\n" in capsys.readouterr().err
    )
    assert server.asked == []


def test_without_recordings_elsewhere_there_is_nothing_to_do(write, run):
    root = write()
    assert run(root) == (0, "No episode names a recording that lies elsewhere.\n", "")
    assert not (root / LOCK).exists()
