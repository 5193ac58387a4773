"""A site of which every text, name and title tries to run something."""

import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from PIL import Image

from tests.security.vectors import VECTORS
from tests.site.project import GOLDEN, copy_of_demo

GOLDEN_SHOW = GOLDEN / "content/podcasts/afternoon-radio"


def document(header: dict[str, Any], text: str) -> str:
    return f"---\n{yaml.safe_dump(header, allow_unicode=True, sort_keys=False)}---\n{text}\n"


def registry() -> dict[str, Any]:
    return {
        "version": 1,
        "coalition": {
            "name": f"Coalition {VECTORS[0]}",
            "tagline": VECTORS[18],
            "mission": VECTORS[1],
            "join": {"privacy": VECTORS[0]},
            "press": {"boilerplate": VECTORS[0], "trademarks": VECTORS[18]},
        },
        "topics": {f"topic-{number}": topic(vector) for number, vector in enumerate(VECTORS)},
        "types": {"guild": {"name": VECTORS[0], "plural": VECTORS[0], "summary": VECTORS[25]}},
        "people": {
            "host": {"name": "Ada"},
            **{f"person-{number}": person(number, vector) for number, vector in enumerate(VECTORS)},
        },
        "partners": {f"partner-{number}": partner(number, vector) for number, vector in enumerate(VECTORS)},
    }


def topic(vector: str) -> dict[str, Any]:
    return {"name": vector, "summary": vector}


def person(number: int, vector: str) -> dict[str, Any]:
    return {
        "name": vector,
        "alternate_name": f"The {vector}",
        "bio": f"{vector}\n\nAnd {vector} again.",
        "affiliations": [{"org": f"partner-{number}", "job_title": vector, "start": 2018}],
        "topics": [f"topic-{number}"],
        "image": "images/people/ada.png",
        "image_alt": vector,
        "image_license": vector,
    }


def partner(number: int, vector: str) -> dict[str, Any]:
    web = "https://x.example.org/?\"'<>&x=javascript:alert(1)".replace('"', "%22").replace("<>", "")
    return {
        "name": vector,
        "legal_name": f"{vector} Ltd",
        "type": "guild",
        "url": web,
        "summary": vector,
        "description": f"{vector}\n\n- {vector}\n\n> {vector}",
        "topics": [f"topic-{number}"],
        "logo": {"file": "images/people/ada.png", "alt": vector, "license": vector},
        "country": "IE",
        "location": {"name": vector, "lat": 1, "lon": 2},
        "commitments": [vector],
        "quotes": [{"text": vector, "person": f"person-{number}", "source": web}],
        "resources": [{"title": vector, "url": web, "type": "report"}],
        "appearances": [{"title": vector, "show": vector, "url": web, "people": [f"person-{number}"]}],
        "joined": 2018,
    }


def articles() -> Iterator[tuple[str, str]]:
    for number, vector in enumerate(VECTORS):
        header = {
            "title": vector,
            "date": f"2024-01-{number % 28 + 1:02}",
            "summary": vector,
            "topics": [f"topic-{number}"],
        }
        body = f"{vector}\n\nIn a sentence {vector} too.\n\n- {vector}\n\n| a |\n| - |\n| {vector} |\n"
        guest = header | {"on_behalf_of": f"partner-{number}", "authors": [f"person-{number}"]}
        yield f"content/articles/guest-{number}.md", document(guest, body)
        own = header | {"announces": f"partner-{number}", "authors": [f"person-{number}"]}
        yield f"content/articles/own-{number}.md", document(own, body)


def voices() -> Iterator[tuple[str, str]]:
    for number, vector in enumerate(VECTORS):
        header = {
            "name": vector,
            "date": f"2024-03-{number % 28 + 1:02}",
            "place": vector,
            "partner": f"partner-{number}",
            "portrait": {"file": "images/people/ada.png", "alt": vector, "license": vector},
            "consent": 2024,
        }
        yield f"content/voices/voice-{number}.md", document(header, vector)


def podcast() -> Iterator[tuple[str, str]]:
    show = {
        "title": VECTORS[0],
        "summary": VECTORS[18],
        "categories": ["Business > Careers"],
        "explicit": False,
        "cover": "cover.jpg",
        "guid": "7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001",
        "hosts": ["host"],
        "author": VECTORS[18],
        "copyright": VECTORS[0],
        "owner": {"name": VECTORS[25], "email": "radio@x.example.org"},
        "funding": [{"text": VECTORS[0], "url": "https://x.example.org/?a=1&b=2"}],
    }
    yield "content/podcasts/show/show.md", document(show, "\n\n".join(VECTORS))
    for number, vector in enumerate(VECTORS):
        folder = f"content/podcasts/show/{number:03}-episode-{number}"
        header = {
            "title": vector,
            "date": f"2024-02-{number % 28 + 1:02} {number // 28:02}:00",
            "summary": vector,
            "guests": [f"person-{number}"],
            "topics": [f"topic-{number}"],
            "guid": f"episode {vector}",
        }
        yield f"{folder}/index.md", document(header, vector)
        # In chapters angle brackets are for addresses alone: a line with others is refused.
        title = vector.replace("<", "&lt;").replace(">", "&gt;")
        yield f"{folder}/chapters.txt", f"00:00:00 {title} <https://x.example.org/>\n"
        spoken = escape(vector, quote=False)
        yield f"{folder}/transcript.vtt", f"WEBVTT\n\n00:00.000 --> 00:00.020\n<v {spoken}>{spoken}\n"


def file_name(vector: str) -> str:
    """Return a name for a file that is as much of the text as a name can hold."""
    one_line = vector.replace("/", "\N{DIVISION SLASH}").replace("\N{LINE SEPARATOR}", "")
    return one_line.encode()[:200].decode(errors="ignore").strip() + ".png"


def picture_articles() -> Iterator[tuple[str, str, str]]:
    """Yield folder, text and the picture's name of articles with a picture that is named as they are."""
    for number, vector in enumerate(VECTORS):
        name = file_name(vector)
        described = {"file": name, "alt": vector, "caption": vector, "credit": vector, "license": vector}
        header = {"title": vector, "date": f"2024-03-{number % 28 + 1:02}", "image": described}
        text = document(header | {"images": [dict(described)]}, f"![{vector}]({quote(name)})\n")
        yield f"content/articles/picture-{number}", text, name


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of that site, built with the repository's own theme."""
    project = copy_of_demo(tmp_path_factory.mktemp("hostile") / "site")
    shutil.rmtree(project.path("content"))
    project.write("partners.yaml", yaml.safe_dump(registry(), allow_unicode=True, sort_keys=False))
    for name, text in (*articles(), *voices(), *podcast()):
        project.write(name, text)
    show = project.path("content/podcasts/show")
    shutil.copyfile(GOLDEN_SHOW / "cover.jpg", show / "cover.jpg")
    for folder in show.glob("*-episode-*"):
        shutil.copyfile(GOLDEN_SHOW / "000-trailer/audio.mp3", folder / "audio.mp3")
    for folder, text, picture in picture_articles():
        project.write(f"{folder}/index.md", text)
        Image.new("RGB", (8, 6)).save(project.path(f"{folder}/{picture}"), "PNG")
    Image.new("RGB", (8, 6)).save(project.write("content/images/people/ada.png", ""))
    result = project.tasks("build")
    assert result.returncode == 0, result.stderr
    return project.path("output")
