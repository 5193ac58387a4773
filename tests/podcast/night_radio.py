"""The texts and files of a small coalition that has a podcast."""

import io
from collections.abc import Mapping

from PIL import Image

Files = Mapping[str, str | bytes]
# MPEG-1 Layer III, 128 kbit/s, 48 kHz, stereo: 384 bytes last 24 ms.
SILENT_FRAME = b"\xff\xfb\x94\x00" + bytes(380)

REGISTRY = """\
version: 1
coalition:
  name: Slow Clocks Coalition
  short_name: Slow Clocks
  license: Free for naps
  license_url: https://clocks.example.org/naps/
topics:
  naps: {name: Naps & rest}
types:
  guild: {name: Guild}
people:
  ada-lamp:
    name: Ada Lamp
    alternate_name: [Adelheid Lamp]
    image: images/people/ada.png
    affiliations:
      - {org: sun-guild, end: 2019}
      - {org: moon-guild, job_title: Lamp lighter, start: 2020}
      - {org: coalition}
  bo-reed: {name: Bo Reed}
partners:
  moon-guild: {name: Moon Guild, type: guild}
  star-guild: {name: Star Guild, type: guild}
  sun-guild: {name: Sun Guild, type: guild}
"""

SHOW = """\
---
title: Night & Day Radio
summary: Talk about work at night & by day.
language: en-GB
categories: [Business > Careers, Business > Non-Profit, Technology]
explicit: false
cover: cover.jpg
guid: 7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001
author: The Night Desk
owner: {name: Bo Reed, email: bo@clocks.example.org}
hosts: [bo-reed]
license: CC BY-SA 4.0
copyright: © Slow Clocks
funding:
  - {url: https://clocks.example.org/give/, text: Give a lamp}
---
Listen at *night*.
"""

TRAILER = """\
---
title: What is to come
date: 2021-01-01 09:00
guid: night-0
type: trailer
---
Soon.
"""

LAMP = """\
---
title: The lamp lighter
date: 2021-02-03 04:05
season: 1
episode: 1
guid: night-1
guests: [ada-lamp]
summary: Ada lights lamps & more.
partners: [star-guild]
topics: [naps]
---
Ada lights [lamps](https://lamps.example.net/) for the [Moon Guild]({partner}moon-guild).[^1]

![A lamp](lamp.png)

[^1]: Since [long ago](#top).
"""

OWL = """\
---
title: The owl
date: 2021-07-08 09:10+02:00
season: 1
episode: 2
guid: night-2
explicit: true
language: de
hosts: []
guests: [bo-reed]
---
Whoo is there?
"""

HIDDEN = """\
---
title: For members only
date: 2021-03-01
guid: night-h
status: hidden
---
Psst.
"""

DRAFT = """\
---
title: Not yet
date: 2021-08-01
guid: night-d
status: draft
---
Later.
"""

TRANSCRIPT = """\
WEBVTT

00:00:00.000 --> 00:00:01.000
<v Bo Reed>Good evening.

00:00:01.000 --> 00:00:02.500
<v Bo Reed>Who is there?

00:00:02.500 --> 00:00:04.000
<v Adelheid Lamp>It is me.

00:00:04.000 --> 00:00:05.000
<v Passer-by>Me too!

00:00:05.000 --> 00:00:05.900
(a bell)
"""

CHAPTERS = """\
00:00:00 Dusk
00:00:02 Lamps & light <https://lamps.example.net/>
00:00:05 Dawn
"""


def silence(seconds: int) -> bytes:
    """A silent MP3; `seconds` is a multiple of 3, each of which are 48,000 bytes."""
    return SILENT_FRAME * (seconds * 1000 // 24)


def sound(*gains: int) -> bytes:
    """An MP3 that says how loud it is: 2.4 seconds with each of these gains (`global_gain`)."""
    sides = (500 << (256 - 12 - 20) | gain << (256 - 8 - 41) for gain in gains)
    return b"".join((b"\xff\xfb\x94\x00" + side.to_bytes(32, "big") + bytes(348)) * 100 for side in sides)


def picture(mode: str = "RGB", size: tuple[int, int] = (1400, 1400), made_as: str = "JPEG") -> bytes:
    """A picture of one colour."""
    file = io.BytesIO()
    Image.new(mode, size).save(file, made_as)
    return file.getvalue()


def files() -> Files:
    """The files below content/: one show with a trailer, two episodes, a hidden one and a draft."""
    night = "podcasts/night"
    return {
        "images/people/ada.png": b"x",
        f"{night}/show.md": SHOW,
        f"{night}/cover.jpg": picture(),
        f"{night}/000-trailer/index.md": TRAILER,
        f"{night}/000-trailer/audio.mp3": silence(3),
        f"{night}/001-lamp/index.md": LAMP,
        f"{night}/001-lamp/audio.mp3": silence(6),
        f"{night}/001-lamp/transcript.vtt": TRANSCRIPT,
        f"{night}/001-lamp/chapters.txt": CHAPTERS,
        f"{night}/001-lamp/lamp.png": b"x",
        f"{night}/001-lamp/papers/deed.pdf": b"x",
        f"{night}/002-owl/index.md": OWL,
        f"{night}/002-owl/audio.mp3": silence(9),
        f"{night}/003-members/index.md": HIDDEN,
        f"{night}/003-members/audio.mp3": silence(3),
        f"{night}/004-later/index.md": DRAFT,
        f"{night}/004-later/plan.txt": "x",
    }
