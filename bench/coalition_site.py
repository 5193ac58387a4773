"""The generated content as this project reads it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import yaml

from bench import generate
from bench.generate import Article, Episode, Page, Person, Sizes
from bench.media import plain_cover, silent_mp3

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_SETTINGS = "pelicanconf.py"
_TASKS = "tasks.py"
_ENVIRONMENT = ".venv"
_AS_OTHERS = """
# No other tool makes an index for searching, cards for social networks, or the pages of a second language:
# the first two are measured by themselves.
COALITION_SEARCH = False
COALITION_CARD_LIMIT = 0
COALITION_LANGUAGES = ["en"]
"""


def snapshot(root: Path, code: Path) -> None:
    """Copy what the measured site shares with the project, so that it stays the same for the whole run."""
    for name in ("plugins", "theme"):
        shutil.copytree(root / name, code / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (_SETTINGS, _TASKS):
        shutil.copyfile(root / name, code / name)


def lay_out(site: Path, code: Path, sizes: Sizes) -> None:
    """Write a site repository with the generated content into the directory `site`."""
    lay_out_frame(site, code)
    write_registry(site, generate.people(sizes), sizes)
    content = site / "content"
    for article in generate.articles(sizes):
        _write(content / "articles" / article.file, article_text(article))
    _lay_out_show(content / "podcasts" / generate.SHOW, sizes)


def lay_out_frame(site: Path, code: Path) -> None:
    """Write a site repository without a registry, whose content is the plain pages."""
    (site / "content" / "images").mkdir(parents=True)
    for name in ("plugins", "theme"):
        (site / name).symlink_to(code / name)
    for name in (_SETTINGS, _TASKS):
        shutil.copyfile(code / name, site / name)
    with (site / _SETTINGS).open("a", encoding="utf-8") as settings:
        settings.write(_AS_OTHERS)
    # With an environment of its own that is the running one, tasks.py makes none.
    (site / _ENVIRONMENT).symlink_to(sys.prefix)
    for page in generate.pages():
        _write(site / "content" / "pages" / f"{page.slug}.md", _page(page))


def write_registry(site: Path, people: Iterable[Person], sizes: Sizes) -> None:
    """Write partners.yaml with the people, and with partners and topics of the sizes."""
    _write(site / "partners.yaml", _yaml(_registry(people, sizes)))


def _lay_out_show(folder: Path, sizes: Sizes) -> None:
    _write(folder / "show.md", _show())
    (folder / "cover.jpg").write_bytes(plain_cover())
    recording = silent_mp3()
    for episode in generate.episodes(sizes):
        _write(folder / episode.slug / "index.md", _episode(episode))
        (folder / episode.slug / "audio.mp3").write_bytes(recording)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _yaml(values: Mapping[str, object]) -> str:
    made: str = yaml.dump(dict(values), Dumper=_DUMPER, allow_unicode=True, sort_keys=False)
    return made


def _document(values: Mapping[str, object], body: str) -> str:
    return f"---\n{_yaml(values)}---\n\n{body}"


def _registry(people: Iterable[Person], sizes: Sizes) -> Mapping[str, object]:
    return {
        "version": 1,
        "coalition": {"name": generate.COALITION, "summary": "A coalition that a program has invented."},
        "topics": {topic.slug: {"name": topic.name} for topic in generate.topics(sizes)},
        "types": {name: {"name": name.capitalize()} for name in generate.TYPES},
        "people": {
            person.slug: {
                "name": person.name,
                "affiliations": [{"org": person.partner, "job_title": "Invented", "start": "2014"}],
            }
            for person in people
        },
        "partners": {
            partner.slug: {
                "name": partner.name,
                "type": partner.type,
                "summary": partner.summary,
                "description": partner.description,
                "topics": list(partner.topics),
                "joined": "2014",
            }
            for partner in generate.partners(sizes)
        },
    }


def _page(page: Page) -> str:
    return _document({"title": page.title, "nav": 1}, page.body)


def article_text(article: Article) -> str:
    """Return the text of an article's file."""
    header = {
        "title": article.title,
        "date": f"{article.date:%Y-%m-%d %H:%M}",
        "summary": article.summary,
        "authors": [article.author.slug],
        "partners": [article.partner],
        "topics": list(article.topics),
    }
    return _document(header, article.body)


def _show() -> str:
    header = {
        "title": generate.SHOW_TITLE,
        "summary": "A show that a program has invented.",
        "categories": ["Business > Careers"],
        "explicit": False,
        "cover": "cover.jpg",
        "guid": str(uuid5(NAMESPACE_URL, generate.SHOW)),
        "hosts": ["person-1"],
    }
    return _document(header, "Silence, two seconds at a time.\n")


def _episode(episode: Episode) -> str:
    header = {
        "title": episode.title,
        "date": f"{episode.date:%Y-%m-%d %H:%M}",
        "episode": episode.number,
        "guests": [episode.guest],
        "summary": episode.summary,
        "guid": episode.guid,
        "topics": list(episode.topics),
    }
    return _document(header, episode.body)
