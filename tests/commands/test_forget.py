"""`forget` names every place where a person is named or shown."""

import shutil
from pathlib import Path

import pytest

from bench.media import plain_cover, silent_mp3
from coalition.commands.forget import forget
from tests.site.project import GOLDEN

FILES = {
    "partners.yaml": """\
coalition: {name: Night Clocks, founders: [ada-lamp]}
types: {guild: {name: Guild}}
people:
  ada-lamp:
    name: Ada Lamp
    alternate_name: Dr Lamp
    image: images/people/portrait.png
    image_alt: ""
  ada-lampwick: {name: Ada Lampwick}
partners:
  moon-guild:
    name: Moon Guild
    type: guild
    description: |
      Founded by Dr
      Lamp, and by nobody else.
    quotes: [{text: We slept., person: ada-lamp}]
    contact: {name: ADA LAMP, email: ada@moon.example.org}
""",
    "content/articles/2020-01-01-moon.md": """\
---
title: Moon
authors: [Ada Lamp, ada-lampwick]
---
Not by Ada Lampwick.

> So said Ada
> Lamp, who is [here]({person}ada-lamp).
""",
    "content/podcasts/night/show.md": """\
---
title: Night
summary: Talk.
categories: [Business > Careers]
explicit: false
cover: cover.jpg
guid: 7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001
hosts: [ada-lamp]
---
Nobody is named.
""",
    "content/podcasts/night/001-x/index.md": "---\ntitle: X\ndate: 2020-01-01\nguid: x\n---\nText.\n",
    "content/podcasts/night/001-x/transcript.vtt": (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n<v Ada Lamp>Yes.\n"
    ),
    "content/images/ada-lamp-at-work.svg": (
        '<svg xmlns="http://www.w3.org/2000/svg"><title>Ada Lamp</title></svg>'
    ),
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A coalition in which one person is everywhere."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    shutil.copyfile(GOLDEN / "pelicanconf.py", tmp_path / "pelicanconf.py")
    (tmp_path / "theme").mkdir()
    recordings = {
        "content/podcasts/night/cover.jpg": plain_cover(),
        "content/podcasts/night/001-x/audio.mp3": silent_mp3(),
        "content/images/people/portrait.png": (GOLDEN / "content/images/people/ina-brook.png").read_bytes(),
    }
    for name, data in {**{name: text.encode() for name, text in FILES.items()}, **recordings}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_every_place_is_named_with_file_and_line(root, capsys):
    assert forget(root, person="ada-lamp") == 0
    said = capsys.readouterr().out.split("\n\n")[0].splitlines()
    assert [line.partition(": ")[0] for line in said] == [
        "content/articles/2020-01-01-moon.md:3:11",
        "content/articles/2020-01-01-moon.md:7:11",
        "content/articles/2020-01-01-moon.md:8:31",
        "content/images/ada-lamp-at-work.svg",
        "content/images/ada-lamp-at-work.svg:1:48",
        "content/images/people/portrait.png",
        "content/podcasts/night/001-x/audio.mp3",
        "content/podcasts/night/001-x/transcript.vtt:4:4",
        "content/podcasts/night/show.md:8:9",
        "partners.yaml:1:44",
        "partners.yaml:4:3",
        "partners.yaml:5:11",
        "partners.yaml:6:21",
        "partners.yaml:15:18",
        "partners.yaml:17:40",
        "partners.yaml:18:21",
    ]
    assert "content/images/people/portrait.png: the portrait" in said
    assert "content/podcasts/night/001-x/audio.mp3: a recording in which they speak" in said


def test_the_end_counts_and_says_what_no_program_finds(root, capsys):
    forget(root, person="ada-lamp")
    assert (
        capsys.readouterr().out.split("\n\n")[1].startswith("16 places in 7 files.\nPictures and recordings")
    )


def test_nothing_is_changed(root):
    before = {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}
    forget(root, person="ada-lamp")
    assert {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()} == before


def test_a_person_that_is_not_there_is_2_with_the_nearest(root, capsys):
    assert forget(root, person="ada-lam") == 2
    assert capsys.readouterr().err == 'error: there is no person "ada-lam"; did you mean "ada-lamp"?\n'
