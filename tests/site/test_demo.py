"""The demonstration site is what the README says of it."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def registry() -> dict[str, dict[str, dict[str, object]]]:
    return yaml.safe_load((ROOT / "partners.yaml").read_text("utf-8"))


def _front_matter(path: Path) -> dict[str, object]:
    return yaml.safe_load(path.read_text("utf-8").split("---\n")[1])


def _articles() -> list[dict[str, object]]:
    folder = ROOT / "content" / "articles"
    paths = [*folder.glob("*.md"), *folder.glob("*/index.md")]
    return [_front_matter(path) for path in paths if not path.name.endswith(".fr.md")]


def test_there_are_articles_of_every_kind():
    articles = _articles()
    assert len(articles) == 23
    assert sum("announces" in one for one in articles) == 11
    assert sum("on_behalf_of" in one for one in articles) >= 2
    assert [one["title"] for one in articles if one.get("status") == "draft"] == ["The kettle question"]
    assert [str(one["date"])[:4] for one in articles if str(one["date"]) > "2030"] == ["2031"]
    assert any(image.get("credit") for one in articles for image in one.get("images", []))


def test_there_are_thirteen_partners_of_four_types(registry):
    partners = registry["partners"]
    assert len(partners) == 13
    assert len(Counter(one["type"] for one in partners.values())) == 4
    assert [slug for slug, one in partners.items() if "left" in one] == ["paper-boat-studio"]
    assert [slug for slug, one in partners.items() if "membership" in one] == [
        "harbour-desks",
        "wednesday-club",
    ]
    assert "seven-bridges-couriers" in [
        slug for slug, one in partners.items() if "logo" not in one and "url" not in one
    ]


def test_there_are_eight_people(registry):
    assert len(registry["people"]) == 8


def test_nothing_is_invented_about_those_who_are_real(registry):
    fiverr, sutton = registry["partners"]["fiverr"], registry["people"]["sara-sutton"]
    assert {"url", "joined", "membership", "quotes", "logo", "same_as"} & set(fiverr) == set()
    assert [set(one) & {"url", "date"} for one in fiverr["resources"] + fiverr["appearances"]] == [
        set(),
        set(),
    ]
    assert {"image", "same_as", "bio"} & set(sutton) <= {"bio"}
    assert sutton["affiliations"] == [{"org": "coalition", "job_title": "Founder"}]


def test_every_other_address_is_an_example(registry):
    others = [one for slug, one in registry["partners"].items() if slug != "fiverr"]
    hosts = {str(one["url"]).split("/")[2] for one in others if "url" in one}
    assert {".".join(host.split(".")[-2:]) for host in hosts} <= {"example.org", "example.com", "example.net"}


def test_the_show_has_four_episodes_with_short_real_audio():
    audio = sorted((ROOT / "content" / "podcasts").glob("*/*/audio.mp3"))
    assert len(audio) == 4
    assert all(20_000 < path.stat().st_size < 250_000 for path in audio)
    assert all(
        (path.parent / name).is_file() for path in audio for name in ("transcript.vtt", "chapters.txt")
    )


def test_what_is_published_of_partners_is_recorded(registry):
    lock = yaml.safe_load((ROOT / "content" / "published.lock.yaml").read_text("utf-8"))
    aliases = [alias for one in registry["partners"].values() for alias in one.get("aliases", [])]
    assert set(registry["partners"]) | set(aliases) <= set(lock["partners"])


def test_the_registry_of_the_demonstration_shows_what_a_registry_can_hold(registry):
    partners = registry["partners"].values()
    for key in ("tier", "aliases", "identifier", "renews"):
        assert any(key in one for one in partners), key
    assert any("departs" in one for one in _articles())
