"""A site of which every text, name and title tries to run something."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.security.vectors import VECTORS
from tests.site.project import GOLDEN, copy_of_demo

GOLDEN_SHOW = GOLDEN / "content/podcasts/afternoon-radio"


def document(header: dict[str, Any], text: str) -> str:
    return f"---\n{yaml.safe_dump(header, allow_unicode=True, sort_keys=False)}---\n{text}\n"


def registry() -> dict[str, Any]:
    return {
        "version": 1,
        "coalition": {"name": f"Coalition {VECTORS[0]}", "tagline": VECTORS[18], "mission": VECTORS[1]},
        "topics": {"naps": {"name": VECTORS[2], "summary": VECTORS[25]}},
        "types": {"guild": {"name": VECTORS[0], "plural": VECTORS[0], "summary": VECTORS[25]}},
        "people": {f"person-{number}": person(number, vector) for number, vector in enumerate(VECTORS)},
        "partners": {f"partner-{number}": partner(number, vector) for number, vector in enumerate(VECTORS)},
    }


def person(number: int, vector: str) -> dict[str, Any]:
    return {
        "name": vector,
        "alternate_name": f"The {vector}",
        "bio": f"{vector}\n\nAnd {vector} again.",
        "affiliations": [{"org": f"partner-{number}", "job_title": vector, "start": 2018}],
        "topics": ["naps"],
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
        "topics": ["naps"],
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
            "topics": ["naps"],
        }
        body = f"{vector}\n\nIn a sentence {vector} too.\n\n- {vector}\n\n| a |\n| - |\n| {vector} |\n"
        guest = header | {"on_behalf_of": f"partner-{number}", "authors": [f"person-{number}"]}
        yield f"content/articles/guest-{number}.md", document(guest, body)
        own = header | {"announces": f"partner-{number}", "authors": [f"person-{number}"]}
        yield f"content/articles/own-{number}.md", document(own, body)


def podcast() -> Iterator[tuple[str, str]]:
    show = {
        "title": VECTORS[0],
        "summary": VECTORS[18],
        "categories": ["Business > Careers"],
        "explicit": False,
        "cover": "cover.jpg",
        "guid": "7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001",
        "hosts": ["person-0"],
        "author": VECTORS[18],
        "copyright": VECTORS[0],
    }
    yield "content/podcasts/show/show.md", document(show, "\n\n".join(VECTORS))
    for number, vector in enumerate(VECTORS):
        folder = f"content/podcasts/show/{number:03}-episode-{number}"
        header = {
            "title": vector,
            "date": f"2024-02-{number % 28 + 1:02} {number // 28:02}:00",
            "summary": vector,
            "guests": [f"person-{number}"],
            "guid": f"episode {vector}",
        }
        yield f"{folder}/index.md", document(header, vector)
        # In chapters angle brackets are for addresses alone: a line with others is refused.
        title = vector.replace("<", "&lt;").replace(">", "&gt;")
        yield f"{folder}/chapters.txt", f"00:00:00 {title} <https://x.example.org/>\n"
        spoken = vector.replace("-->", "--&gt;").replace("<", "&lt;")
        yield f"{folder}/transcript.vtt", f"WEBVTT\n\n00:00.000 --> 00:00.020\n<v Ada>{spoken}\n"


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of that site, built with the repository's own theme."""
    project = copy_of_demo(tmp_path_factory.mktemp("hostile") / "site")
    shutil.rmtree(project.path("content"))
    project.write("partners.yaml", yaml.safe_dump(registry(), allow_unicode=True, sort_keys=False))
    for name, text in (*articles(), *podcast()):
        project.write(name, text)
    show = project.path("content/podcasts/show")
    shutil.copyfile(GOLDEN_SHOW / "cover.jpg", show / "cover.jpg")
    for folder in show.glob("*-episode-*"):
        shutil.copyfile(GOLDEN_SHOW / "000-trailer/audio.mp3", folder / "audio.mp3")
    result = project.tasks("build")
    assert result.returncode == 0, result.stderr
    return project.path("output")
