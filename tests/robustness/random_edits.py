"""What people do to a site between two builds, drawn at random: any edit, of anything, to any value.

An edit may well be a mistake: a link to an article that is gone, a partner that nobody knows. It returns what
it did, in a few words for the one who has to find out why a tree differs.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.robustness.small_site import (
    AFTERNOON,
    BRIDGE,
    CHAPTERS,
    EVENING_BEFORE,
    FRAME,
    MORNING,
    NEW_YEAR,
    PAGE,
    SHOW,
    TRANSCRIPT,
    YEARS_LATER,
    picture,
)
from tests.site.project import Project

WORDS = (
    "amber",
    "boat",
    "cedar",
    "dusk",
    "ember",
    "fern",
    "glow",
    "heath",
    "ivy",
    "&",
    "june",
    "<kale>",
    "lamp",
)
SLUGS = ("amber", "boat", "cedar", "dusk", "first-light", "of-paths", "rest", "the-bridge")
TOPICS = ("night", "paths", "rest")
PARTNERS = ("oil-guild", "path-school", "wick-guild")
PEOPLE = ("lia-oak", "max-fen", "una-ray")
DATES = ("2023-03-03", "2024-06-01 08:00", "2025-12-31 23:30", "2026-12-31 23:59:59", "2027-01-15 12:00")
PERIODS = ("2014", "2019-05", "2026-12-31", "2027-01-14", "2027-01-15", "2028")
MOMENTS = (NEW_YEAR, EVENING_BEFORE, MORNING, AFTERNOON, YEARS_LATER)
SETTINGS = (
    "DEFAULT_PAGINATION = 2",
    "DEFAULT_PAGINATION = 4",
    'SITEURL = "https://example.net"',
    'SITEURL = "https://example.org/lanterns"',
    'TIMEZONE = "Asia/Tokyo"',
    'TIMEZONE = "Europe/Lisbon"',
    'TIMEZONE = "America/New_York"',
    "FEED_MAX_ITEMS = 3",
    "FEED_MAX_ITEMS = 50",
    'DEFAULT_LANG = "de"',
    'DEFAULT_LANG = "en"',
    'PERSON_URL = "who/{slug}/"',
    'PERSON_URL = "people/{slug}/"',
    'ARTICLE_URL = "news/{slug}/"',
    'ARTICLE_URL = "news/{date:%Y}/{slug}/"',
    'PLUGINS = [name for name in PLUGINS if name != "coalition.feeds"]',
    'PLUGINS = [*PLUGINS, *(["coalition.feeds"] if "coalition.feeds" not in PLUGINS else [])]',
    'MARKDOWN = {**MARKDOWN, "output_format": "xhtml"}',
    "MARKDOWN = {**MARKDOWN}",
    "COALITION_PREVIEW = True",
    "COALITION_PREVIEW = False",
    "COALITION_OFFLINE = True",
    "COALITION_OFFLINE = False",
    'THEME_TEMPLATES_OVERRIDES = ["overrides"]',
    "THEME_TEMPLATES_OVERRIDES = []",
)


@dataclass(slots=True)
class Editor:
    """Somebody with a project and no plan; `now` is as SOURCE_DATE_EPOCH."""

    project: Project
    chance: Random
    now: str = NEW_YEAR

    def words(self, count: int = 3) -> str:
        """Some words, with what HTML and XML must escape."""
        return " ".join(self.chance.choices(WORDS, k=count))

    def some(self, names: tuple[str, ...]) -> str:
        """Some of the names, as YAML."""
        return f"[{', '.join(self.chance.sample(names, self.chance.randint(0, len(names))))}]"

    def one_of(self, pattern: str) -> Path:
        """One of the files below content/ that the pattern finds."""
        return self.chance.choice(sorted(self.project.path("content").glob(pattern)))

    def text(self) -> Path:
        """A text of any kind but the show's."""
        return self.one_of(self.chance.choice(("articles/**/*.md", "pages/**/*.md", "podcasts/*/*/*.md")))

    def shown(self, path: Path) -> str:
        """The path as people name it."""
        return path.relative_to(self.project.root).as_posix()

    def set(self, path: Path, key: str, value: str | None) -> str:
        """Give a key of a text's front matter another value, or take it out."""
        _, header, body = path.read_text(encoding="utf-8").split("---\n", 2)
        lines = [line for line in header.splitlines() if not line.startswith(f"{key}:")]
        lines += [] if value is None else [f"{key}: {value}"]
        path.write_text("---\n{}\n---\n{}".format("\n".join(lines), body), encoding="utf-8")
        return f"{key}: {value} in {self.shown(path)}"

    @contextmanager
    def registry(self) -> Iterator[Any]:
        """The registry as data, which is written back."""
        path = self.project.path("partners.yaml")
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield data
        path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")


Edit = Callable[[Editor], str]


# Texts


def body(editor: Editor) -> str:
    path, words = editor.text(), editor.words(6)
    link = editor.chance.choice(
        (
            "",
            f" [A partner]({{partner}}{editor.chance.choice(PARTNERS)}).",
            f" [A text]({{filename}}/{editor.text().relative_to(editor.project.path('content'))}).",
            " [News](/news/).",
            " ![A face](/images/people/lia-oak.png)",
        )
    )
    head, _, _ = path.read_text(encoding="utf-8").rpartition("---\n")
    path.write_text(f"{head}---\n\n{words}.{link}\n", encoding="utf-8")
    return f"{words!r}{link} in {editor.shown(path)}"


def title(editor: Editor) -> str:
    return editor.set(editor.text(), "title", json.dumps(editor.words()))


def topics(editor: Editor) -> str:
    return editor.set(editor.one_of("articles/**/*.md"), "topics", editor.some(TOPICS))


def slug(editor: Editor) -> str:
    value = editor.chance.choice((None, *SLUGS))
    return editor.set(editor.text(), "slug", value)


def date(editor: Editor) -> str:
    return editor.set(editor.one_of("articles/**/*.md"), "date", editor.chance.choice(DATES))


def summary(editor: Editor) -> str:
    value = editor.chance.choice((None, json.dumps(editor.words(5))))
    return editor.set(editor.text(), "summary", value)


def authors(editor: Editor) -> str:
    names = (*PEOPLE, "Una Ray", "L. Oak")
    return editor.set(editor.one_of("articles/**/*.md"), "authors", editor.some(names))


def announces(editor: Editor) -> str:
    return editor.set(editor.one_of("articles/**/*.md"), "announces", editor.some(PARTNERS))


def departs(editor: Editor) -> str:
    return editor.set(editor.one_of("articles/**/*.md"), "departs", editor.some(PARTNERS))


def guest(editor: Editor) -> str:
    value = editor.chance.choice((None, *PARTNERS))
    return editor.set(editor.one_of("articles/**/*.md"), "on_behalf_of", value)


def status(editor: Editor) -> str:
    return editor.set(editor.text(), "status", editor.chance.choice(("draft", "hidden", "published")))


def caption(editor: Editor) -> str:
    path = editor.project.path(f"{BRIDGE}/index.md")
    if not path.exists():
        return ""
    words = json.dumps(editor.words())
    return editor.set(path, "images", f"[{{file: arch.png, alt: An arch, caption: {words}}}]")


def navigation(editor: Editor) -> str:
    return editor.set(editor.one_of("pages/**/*.md"), "nav", str(editor.chance.randint(1, 30)))


def another_article(editor: Editor) -> str:
    name = f"202{editor.chance.randint(2, 7)}-0{editor.chance.randint(1, 9)}-02-{editor.chance.choice(SLUGS)}"
    name += editor.chance.choice((".md", "/index.md"))
    header = f"title: {json.dumps(editor.words())}\ntopics: {editor.some(TOPICS)}"
    editor.project.write(f"content/articles/{name}", f"---\n{header}\n---\n\n{editor.words(9)}.\n")
    return name


def article_gone(editor: Editor) -> str:
    path = editor.one_of("articles/**/*.md")
    shutil.rmtree(path.parent) if path.name == "index.md" else path.unlink()
    return editor.shown(path)


def another_name(editor: Editor) -> str:
    path = editor.one_of("articles/**/*.md")
    name = f"2024-0{editor.chance.randint(1, 9)}-09-{editor.chance.choice(SLUGS)}"
    old, new = (path.parent, name) if path.name == "index.md" else (path, f"{name}.md")
    if (old.parent / new).exists():
        return ""
    old.rename(old.parent / new)
    return f"{editor.shown(old)} becomes {new}"


def folder_of_its_own(editor: Editor) -> str:
    """A text becomes a folder with a text, or the other way round: its address stays."""
    path = editor.one_of("articles/**/*.md")
    if path.name != "index.md":
        folder = path.with_suffix("")
        if folder.exists():
            return ""
        folder.mkdir()
        path.rename(folder / "index.md")
    elif len(list(path.parent.iterdir())) == 1 and not path.parent.with_suffix(".md").exists():
        path.rename(path.parent.with_suffix(".md"))
        path.parent.rmdir()
    return editor.shown(path)


def voice(editor: Editor) -> str:
    name = editor.chance.choice(("2025-08-08-sol-moor.md", "2027-01-14-kim.md"))
    path = editor.project.path(f"content/voices/{name}")
    if path.exists() and editor.chance.random() < 0.3:
        path.unlink()
        return f"no {name}"
    keys = {"partner": editor.chance.choice(PARTNERS), "person": editor.chance.choice(PEOPLE)}
    header = {"name": editor.words(2), "consent": "2025", **keys}
    lines = "\n".join(f"{key}: {json.dumps(value)}" for key, value in header.items())
    editor.project.write(f"content/voices/{name}", f"---\n{lines}\n---\n\n{editor.words(6)}.\n")
    return f"{keys} in {name}"


# partners.yaml


def partner(editor: Editor) -> str:
    with editor.registry() as data:
        slug = editor.chance.choice(sorted(data["partners"]))
        key = editor.chance.choice(("name", "summary", "description", "legal_name", "country"))
        value = editor.chance.choice(("IE", "PT")) if key == "country" else editor.words()
        data["partners"][slug][key] = value
    return f"{key}: {value} of {slug}"


def topics_of_a_partner(editor: Editor) -> str:
    with editor.registry() as data:
        slug = editor.chance.choice(sorted(data["partners"]))
        data["partners"][slug]["topics"] = chosen = editor.chance.sample(TOPICS, editor.chance.randint(0, 3))
    return f"{chosen} for {slug}"


def membership(editor: Editor) -> str:
    with editor.registry() as data:
        slug = editor.chance.choice(sorted(data["partners"]))
        key, value = editor.chance.choice(("joined", "left")), editor.chance.choice((None, *PERIODS))
        data["partners"][slug].pop(key, None)
        data["partners"][slug].pop("membership", None)
        data["partners"][slug] |= {} if value is None else {key: value}
    return f"{key}: {value} for {slug}"


def merger(editor: Editor) -> str:
    with editor.registry() as data:
        slug, successor = (editor.chance.choice(sorted(data["partners"])) for _ in range(2))
        end = editor.chance.choice(PERIODS)
        kept = {key: value for key, value in data["partners"][slug].items() if key not in ("joined", "left")}
        merged = {"start": 2012, "end": end, "end_reason": "merged", "successor": successor}
        data["partners"][slug] = kept | {"membership": [merged]}
    return f"{slug} into {successor}, {end}"


def aliases(editor: Editor) -> str:
    with editor.registry() as data:
        slug = editor.chance.choice(sorted(data["partners"]))
        chosen = editor.chance.sample(("old-oil", "moss-school", "wicks"), editor.chance.randint(0, 2))
        data["partners"][slug]["aliases"] = chosen
    return f"{chosen} for {slug}"


def tiers(editor: Editor) -> str:
    with editor.registry() as data:
        data["tiers"] = {"gold": {"name": editor.words(1)}}
        slug = editor.chance.choice(sorted(data["partners"]))
        data["partners"][slug]["tier"] = "gold"
    return f"gold for {slug}"


def quotes(editor: Editor) -> str:
    with editor.registry() as data:
        slug, person = editor.chance.choice(sorted(data["partners"])), editor.chance.choice(PEOPLE)
        quote = {"text": editor.words(), "person": person}
        data["partners"][slug]["quotes"] = [quote][: editor.chance.randint(0, 1)]
    return f"{person} for {slug}"


def appearances(editor: Editor) -> str:
    with editor.registry() as data:
        slug = editor.chance.choice(sorted(data["partners"]))
        entry = {
            "title": editor.words(2),
            "people": editor.chance.sample(PEOPLE, editor.chance.randint(0, 2)),
        }
        entry |= editor.chance.choice(({}, {"date": editor.chance.choice(PERIODS)}))
        data["partners"][slug]["appearances"] = [entry][: editor.chance.randint(0, 1)]
    return f"{entry} with {slug}"


def resources(editor: Editor) -> str:
    with editor.registry() as data:
        slug = editor.chance.choice(sorted(data["partners"]))
        kind = editor.chance.choice(("guide", "tool"))
        entry = {"title": editor.words(2), "type": kind, "date": editor.chance.choice(PERIODS)}
        data["partners"][slug]["resources"] = [entry][: editor.chance.randint(0, 1)]
    return f"{entry} by {slug}"


def how_to_join(editor: Editor) -> str:
    with editor.registry() as data:
        coalition = data["coalition"]
        if coalition.pop("join", None) is None:
            host = editor.chance.choice(("forms.example.net", "forms.example.com"))
            coalition["join"] = {"form": f"https://{host}/lanterns", "privacy": editor.words()}
        if coalition.pop("press", None) is None:
            coalition["press"] = {"boilerplate": editor.words()}
    return "join and press"


def feeds_of_a_partner(editor: Editor) -> str:
    with editor.registry() as data:
        slug = editor.chance.choice(sorted(data["partners"]))
        guid = f"{editor.chance.randint(1, 9)}f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001"
        data["partners"][slug] |= {"podcast_guid": guid, "feeds": {"podcast": f"https://{slug}.example.net/"}}
    return f"{guid} of {slug}"


def person(editor: Editor) -> str:
    with editor.registry() as data:
        slug = editor.chance.choice(sorted(data["people"]))
        key = editor.chance.choice(("name", "bio"))
        data["people"][slug][key] = value = editor.words()
    return f"{key}: {value} of {slug}"


def affiliations(editor: Editor) -> str:
    with editor.registry() as data:
        slug = editor.chance.choice(sorted(data["people"]))
        org = editor.chance.choice((*PARTNERS, "coalition"))
        period = {"start": "2013"} | editor.chance.choice(({}, {"end": editor.chance.choice(PERIODS)}))
        data["people"][slug]["affiliations"] = [{"org": org, "job_title": editor.words(1), **period}]
    return f"{slug} is at {org} {period}"


def another_partner(editor: Editor) -> str:
    with editor.registry() as data:
        data["partners"].pop("moss-school", None) or data["partners"].update(
            {"moss-school": {"name": editor.words(), "type": "school", "topics": ["rest"]}}
        )
    return "moss-school"


def order_of_partners(editor: Editor) -> str:
    with editor.registry() as data:
        section = editor.chance.choice(("partners", "people", "topics", "types"))
        names = list(data[section])
        editor.chance.shuffle(names)
        data[section] = {name: data[section][name] for name in names}
    return f"{section}: {names}"


def partner_gone(editor: Editor) -> str:
    with editor.registry() as data:
        section = editor.chance.choice(("partners", "people", "topics"))
        slug = editor.chance.choice(sorted(data[section]))
        if len(data[section]) > 2:
            del data[section][slug]
    return f"{slug} of {section}"


def coalition(editor: Editor) -> str:
    with editor.registry() as data:
        key = editor.chance.choice(("name", "short_name", "tagline", "summary", "mission"))
        data["coalition"][key] = value = editor.words(4)
    return f"{key}: {value}"


# The theme and the settings


def template(editor: Editor) -> str:
    templates = sorted(editor.project.path("theme/templates").glob("*.html"))
    path = editor.chance.choice([one for one in templates if one.name not in ("home.html", "layout.html")])
    words = editor.words()
    block = f"{{% block content %}}\n<!-- {words} -->\n{{% endblock %}}\n"
    path.write_text(editor.chance.choice((PAGE, PAGE + block)), encoding="utf-8")
    return f"{editor.shown(path)}: {words}"


def slogan(editor: Editor) -> str:
    words = editor.words()
    editor.project.write("theme/templates/components/slogan.html", f"<p>{words}</p>\n")
    return words


def override(editor: Editor) -> str:
    """A template that stands in for the theme's, where the settings want it."""
    path = editor.project.path("overrides/components/slogan.html")
    if path.exists():
        path.unlink()
        return "gone"
    editor.project.write("overrides/components/slogan.html", f"<b>{editor.words()}</b>\n")
    return "there"


def style(editor: Editor) -> str:
    name = editor.chance.choice(("css/site.css", "css/print.css", "map", "map/legend.txt"))
    path = editor.project.path(f"theme/static/{name}")
    if path.exists() and name != "css/site.css":
        _remove(path)
        return f"{name} is gone"
    if path.parent.is_file():
        path.parent.unlink()
    editor.project.write(f"theme/static/{name}", f"/* {editor.words()} */\n")
    return name


def setting(editor: Editor) -> str:
    line = editor.chance.choice(SETTINGS)
    editor.project.path("overrides").mkdir(exist_ok=True)
    editor.project.set(line)
    return line


# The podcast


def show(editor: Editor) -> str:
    key, value = editor.chance.choice(
        (
            ("title", json.dumps(editor.words())),
            ("summary", json.dumps(editor.words(8))),
            ("explicit", editor.chance.choice(("true", "false"))),
            ("hosts", editor.some(PEOPLE)),
            ("copyright", json.dumps(editor.words())),
        )
    )
    return editor.set(editor.project.path(f"{SHOW}/show.md"), key, value)


def episode(editor: Editor) -> str:
    key, value = editor.chance.choice(
        (
            ("guests", editor.some(PEOPLE)),
            ("partners", editor.some(PARTNERS)),
            ("topics", editor.some(TOPICS)),
            ("season", str(editor.chance.randint(1, 2))),
            ("episode", str(editor.chance.randint(1, 3))),
            ("date", editor.chance.choice(DATES)),
            ("type", editor.chance.choice(("full", "bonus", "trailer"))),
        )
    )
    return editor.set(editor.one_of("podcasts/*/*/index.md"), key, value)


def audio(editor: Editor) -> str:
    path, frames = editor.one_of("podcasts/*/*/audio.mp3"), editor.chance.randint(20, 90)
    path.write_bytes(FRAME * frames)
    return f"{frames} frames in {editor.shown(path)}"


def transcript(editor: Editor) -> str:
    text = TRANSCRIPT.replace("evening", editor.chance.choice(WORDS[:5]))
    return _given_or_taken(editor, "transcript.vtt", text)


def chapters(editor: Editor) -> str:
    return _given_or_taken(editor, "chapters.txt", CHAPTERS.replace("Dusk", editor.words()))


def _given_or_taken(editor: Editor, name: str, text: str) -> str:
    path = editor.one_of("podcasts/*/*/index.md").parent / name
    if path.exists() and editor.chance.random() < 0.5:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    return editor.shown(path)


# Files


def another_picture(editor: Editor) -> str:
    path = editor.one_of("**/*.png")
    path.write_bytes(picture(editor.chance.randint(0, 255), (editor.chance.randint(4, 9), 6)))
    return editor.shown(path)


def file_or_folder(editor: Editor) -> str:
    """A file's name becomes a folder's, and a file's again."""
    path = editor.project.path("content/images/plan")
    was_file = path.is_file()
    _remove(path)
    editor.project.write(
        "content/images/plan/of-the-house.txt" if was_file else "content/images/plan", editor.words()
    )
    return "folder" if was_file else "file"


def file_beside_a_page(editor: Editor) -> str:
    name = editor.chance.choice(("sheet.txt", "other.txt"))
    path = editor.project.path(f"content/pages/house-rules/{name}")
    path.unlink() if path.exists() else editor.project.write(editor.shown(path), f"{editor.words()}\n")
    return editor.shown(path)


def times(editor: Editor) -> str:
    """All files are touched, as by a fresh checkout, and say what they said."""
    moment = editor.chance.randint(10**9, 2 * 10**9)
    for path in editor.project.path("content").rglob("*"):
        os.utime(path, (moment, moment))
    return str(moment)


def unnoticed(editor: Editor) -> str:
    """A letter or a number changes, and neither the size nor the time of modification."""
    pattern = editor.chance.choice(
        ("content/**/*.md", "content/**/*.png", "content/**/*.mp3", "content/**/*.[stv][vx]*", "theme/**/*.*")
    )
    path = editor.chance.choice(sorted(one for one in editor.project.root.glob(pattern) if one.is_file()))
    before, data = path.stat(), path.read_bytes()
    path.write_bytes(_other(data, editor.chance))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return editor.shown(path)


def _other(data: bytes, chance: Random) -> bytes:
    """The same number of bytes: a vowel of a text is another, or the end of another file."""
    vowels = [position for position, byte in enumerate(data) if byte in b"aeiou"]
    if b"\0" in data or not vowels:
        return data[:-1] + bytes([data[-1] ^ 1])
    position = chance.choice(vowels)
    return data[:position] + chance.choice((b"a", b"e", b"i", b"o", b"u")) + data[position + 1 :]


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


# What was built


def published_file(editor: Editor) -> str:
    """Somebody edits, or removes, what was published; but not what says whose the directory is."""
    output = editor.project.path("output")
    path = editor.chance.choice(sorted(one for one in output.rglob("[!.]*") if one.is_file()))
    what = editor.chance.choice(("removed", "edited", "folder removed"))
    if what == "edited":
        path.write_bytes(path.read_bytes() + b"\n<p>By hand\n")
    else:
        _remove(path if what == "removed" or path.parent == output else path.parent)
    return f"{editor.shown(path)}: {what}"


def caches_gone(editor: Editor) -> str:
    name = editor.chance.choice((".coalition", ".coalition/store.sqlite", ".output.previous", "output"))
    _remove(editor.project.path(name))
    return name


def moment(editor: Editor) -> str:
    """Time passes, most often by a few hours in which something falls due, or is set back."""
    editor.now = AFTERNOON if editor.now == MORNING else editor.chance.choice((MORNING, *MOMENTS))
    return editor.now


def mistake(editor: Editor) -> str:
    """One that no build lets pass."""
    return editor.set(editor.one_of("articles/**/*.md"), "partners", "[moon-guild]")


EDITS: tuple[Edit, ...] = (
    body,
    title,
    topics,
    slug,
    date,
    summary,
    authors,
    announces,
    departs,
    guest,
    status,
    caption,
    navigation,
    another_article,
    article_gone,
    another_name,
    folder_of_its_own,
    voice,
    partner,
    topics_of_a_partner,
    membership,
    merger,
    aliases,
    tiers,
    quotes,
    appearances,
    resources,
    how_to_join,
    feeds_of_a_partner,
    person,
    affiliations,
    another_partner,
    order_of_partners,
    partner_gone,
    coalition,
    template,
    slogan,
    override,
    style,
    setting,
    show,
    episode,
    audio,
    transcript,
    chapters,
    another_picture,
    file_or_folder,
    file_beside_a_page,
    times,
    *(unnoticed,) * 3,
    published_file,
    caches_gone,
    *(moment,) * 6,
    mistake,
)
