"""A small site with something of everything, for tests that build it often: nobody in it is real.

Settings are the repository's own, and every page that its theme has is written by a template that shows all
fields of the view: what is added to the program later is built here too.
"""

import io
import shutil
from pathlib import Path

from PIL import Image

from tests.site.project import GOLDEN, ROOT, Project

FRAME = bytes.fromhex("ffe318c4") + bytes(68)
"""A silent frame of MPEG-2 layer III: repeated, it is a recording."""

SHOW = "content/podcasts/lantern-talk"
BRIDGE = "content/articles/2025-02-02-the-bridge"
LATER = "content/articles/2027-01-15-noon.md"

NEW_YEAR = "1798801200"
"""2027-01-01 11:00 UTC as SOURCE_DATE_EPOCH."""
EVENING_BEFORE = "1799956800"
"""2027-01-14 20:00 UTC: in Tokyo the next day has begun."""
MORNING = "1800003600"
"""2027-01-15 09:00 UTC: the day on which an article falls due, before it does."""
AFTERNOON = "1800025200"
"""2027-01-15 15:00 UTC: after it."""
YEARS_LATER = "1938038400"
"""2031-06-01 00:00 UTC."""

REGISTRY = """\
version: 1
coalition:
  name: Lantern Coalition
  short_name: Lanterns
  tagline: Light & rest for those who work late
  summary: Organisations that carry a light.
  mission: |
    A light is *enough*. [Join]({filename}/pages/join.md) us.
  email: hello@lanterns.example.org
  license: CC BY 4.0
  license_url: https://creativecommons.org/licenses/by/4.0/
topics:
  night: {name: Night & day}
  paths: {name: Paths, summary: Where one walks.}
  rest: {name: Rest}
types:
  guild: {name: Guild, plural: Guilds}
  school: {name: School}
people:
  lia-oak:
    name: Lia Oak
    alternate_name: [L. Oak]
    affiliations:
      - {org: wick-guild, job_title: Trimmer, start: 2019, end: 2027-01-14}
      - {org: coalition, job_title: Founder}
    image: images/people/lia-oak.png
    bio: |
      Lia Oak trims wicks for the [Wick Guild]({partner}wick-guild).
    spokesperson: true
    topics: [night]
  max-fen:
    name: Max Fen
    affiliations:
      - {org: path-school, job_title: Walker, start: 2020}
  una-ray:
    name: Una Ray
partners:
  wick-guild:
    name: Wick Guild
    type: guild
    url: https://wicks.example.org/
    summary: Trims wicks.
    description: |
      The guild trims **every** wick.
    topics: [night, rest]
    logo: {file: images/logos/wick-guild.svg, alt: A wick, license: all rights reserved}
    quotes:
      - {text: A wick is short., person: lia-oak}
    appearances:
      - {title: Wicks on air, show: Small Hours, date: 2025, people: [lia-oak]}
    joined: 2024-05
  path-school:
    name: Path School
    type: school
    summary: Teaches to walk.
    topics: [paths]
    joined: 2020
  oil-guild:
    name: Oil Guild
    type: guild
    topics: [night]
    joined: 2015
    left: 2019
"""

TEXTS = {
    "articles/2023-03-03-first-light.md": ("title: First light\ntopics: [night]", "It was lit."),
    "articles/2024-05-01-wick-guild-joins.md": (
        "title: The Wick Guild joins\nauthors: [lia-oak]\nannounces: wick-guild\ntopics: [night, rest]",
        "The [Wick Guild]({partner}wick-guild) comes. See [the bridge][b].\n\n"
        "[b]: {filename}2025-02-02-the-bridge/index.md",
    ),
    "articles/2024-06-01-of-paths.md": (
        "title: Of paths\ntopics: [paths]\nsummary: Short & long.",
        "A path.",
    ),
    "articles/2024-07-07-three-lamps.md": ("title: Three lamps\nauthors: [Una Ray]", "One, two, three."),
    "articles/2025-01-01-from-the-school.md": (
        'title: "From the school: <walk>"\non_behalf_of: path-school\nauthors: [max-fen]\ntopics: [paths]',
        "We walk. <b>Slowly</b>, with `code` and a note.[^1]\n\n[^1]: It is long.",
    ),
    "articles/2025-02-02-the-bridge/index.md": (
        "title: The bridge\ntopics: [paths, night]\n"
        "images: [{file: arch.png, alt: An arch, caption: Seen at dusk, credit: Una Ray}]",
        "![An arch](arch.png)\n\nIt stands.\n\n## Above\n\nThe sky.\n\n## Below\n\nThe water.",
    ),
    "articles/2025-03-03-for-members.md": ("title: For members\nstatus: hidden", "Psst."),
    "articles/2026-04-04-unfinished.md": ("title: Unfinished\nstatus: draft", "It is not"),
    "articles/2026-11-11-rest.md": ("title: Rest\ntopics: [rest]\npartners: [wick-guild]", "We rest."),
    "articles/2027-01-15-noon.md": ("title: Noon\ndate: 2027-01-15 12:00\ntopics: [night]", "It is noon."),
    "pages/about.md": ("title: About\nnav: 10", "Who we are. [News](/news/)."),
    "pages/join.md": ("title: Join\nnav: 20\nsummary: Carry a light.", "Write to us."),
    "pages/house-rules/index.md": ("title: House rules", "Be [quiet](sheet.txt)."),
    "voices/2025-08-08-sol-moor.md": (
        "name: Sol Moor\nplace: Lagos\npartner: oil-guild\nconsent: 2025-08",
        "I carry *one*.",
    ),
    "voices/2026-02-02-lia.md": ("name: Lia O.\nperson: lia-oak\nconsent: 2026", "I carry two."),
    "podcasts/lantern-talk/show.md": (
        "title: Lantern Talk\nsummary: Talks by lamplight.\ncategories: [Business > Careers]\n"
        "explicit: false\ncover: cover.jpg\nauthor: Lantern Coalition\nhosts: [lia-oak]\n"
        "owner: {name: Lia Oak, email: radio@lanterns.example.org}\n"
        "guid: 0d7cf0f4-6d9c-5d1b-9c55-3ad0b8a1f001\nlicense: CC BY 4.0",
        "Recorded in the dark.",
    ),
    "podcasts/lantern-talk/001-wicks/index.md": (
        "title: Wicks\ndate: 2025-05-05 08:00\nseason: 1\nepisode: 1\nguid: lantern-1\n"
        "partners: [wick-guild]",
        "Of wicks, and of [the bridge]({filename}/articles/2025-02-02-the-bridge/index.md).",
    ),
    "podcasts/lantern-talk/002-walks/index.md": (
        "title: Walks\ndate: 2025-06-05 08:00\nseason: 1\nepisode: 2\nguid: lantern-2\n"
        "guests: [max-fen]\ntopics: [paths]",
        "Of walks.",
    ),
}

TRANSCRIPT = "WEBVTT\n\n00:00:00.000 --> 00:00:00.500\n<v Lia Oak>Good evening.\n"
CHAPTERS = "00:00:00 Dusk\n"

SETTINGS = """

SITEURL = "https://example.org/lanterns"
DEFAULT_PAGINATION = 3
FEED_MAX_ITEMS = 5
TIMEZONE = "Europe/Lisbon"
COALITION_CARD_LIMIT = 1  # one of each sort is drawn as all are
COALITION_SEARCH = False  # its index is made of every text anew, which many builds have no time for
"""

LAYOUT = """\
{% from "components/dump.html" import dump %}
<!DOCTYPE html>
<title>{{ this.head.title }}</title>
{% include "components/slogan.html" %}
{% block content %}
{% endblock %}
<pre>
{{ dump("this", this) -}}
</pre>
"""
PAGE = '{% extends "layout.html" %}\n'
STYLESHEET = '{% from "components/dump.html" import dump %}\n<xsl>{{ dump("this", this) }}</xsl>\n'
BADGE = '{% from "components/dump.html" import dump %}\n<svg>{{ dump("this", this) }}</svg>\n'
HOME = PAGE + '{% block content %}\n<pre>\n{{ dump("site", site) -}}\n</pre>\n{% endblock %}\n'


def picture(shade: int, size: tuple[int, int] = (8, 6)) -> bytes:
    """A PNG of one colour. What follows its end means nothing, and can be edited without a change of size."""
    file = io.BytesIO()
    Image.new("RGB", size, (shade, shade, shade)).save(file, "PNG")
    return file.getvalue() + b"0000"


def make_site(root: Path) -> Project:
    """Make the site's project in a directory that does not exist yet."""
    project = Project(root)
    project.write("partners.yaml", REGISTRY)
    for name, (header, text) in TEXTS.items():
        project.write(f"content/{name}", f"---\n{header}\n---\n\n{text}\n")
    project.write("content/pages/house-rules/sheet.txt", "Quiet.\n")
    _add_media(project)
    _add_theme(project)
    settings = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    project.write("pelicanconf.py", settings + SETTINGS)
    project.path("plugins").symlink_to(ROOT / "plugins")
    return project


def _add_media(project: Project) -> None:
    project.write("content/images/logos/wick-guild.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>\n')
    project.write("content/images/plan", "a plan\n")
    for name, shade in (("content/images/people/lia-oak.png", 60), (f"{BRIDGE}/arch.png", 120)):
        project.write(name, "").write_bytes(picture(shade))
    Image.new("RGB", (1400, 1400), (9, 9, 40)).save(project.path(f"{SHOW}/cover.jpg"), quality=20)
    for episode, frames in (("001-wicks", 40), ("002-walks", 70)):
        project.path(f"{SHOW}/{episode}/audio.mp3").write_bytes(FRAME * frames)
    project.write(f"{SHOW}/001-wicks/transcript.vtt", TRANSCRIPT)
    project.write(f"{SHOW}/001-wicks/chapters.txt", CHAPTERS)


def _add_theme(project: Project) -> None:
    for path in (ROOT / "theme" / "templates").glob("*.html"):
        project.write(f"theme/templates/{path.name}", PAGE)
    project.write("theme/templates/badge.svg", BADGE)
    project.write("theme/templates/feed.xsl", STYLESHEET)
    project.write("theme/templates/service-worker.js", "/* {{ this }} */\n")
    project.write("theme/templates/layout.html", LAYOUT)
    project.write("theme/templates/home.html", HOME)
    project.write("theme/templates/components/slogan.html", "<p>Light & rest</p>\n")
    dump = "theme/templates/components/dump.html"
    shutil.copyfile(GOLDEN / dump, project.path(dump))
    project.write("theme/static/css/site.css", "body { color: navy }\n")
