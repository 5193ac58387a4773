"""robots.txt, security.txt, humans.txt and the key of IndexNow."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from coalition.core.site import Site
from coalition.core.urls import Urls
from coalition.discovery.text_files import text_files
from tests.core.conftest import REGISTRY

SiteMaker = Callable[..., Site]
AT_ROOT = Urls("https://clocks.example.org")


def files(site: Site) -> dict[str, str]:
    """The texts by their paths."""
    return {one.path: one.make(one.view(site, *one.args)).decode() for one in text_files(site)}


def with_coalition(lines: str) -> str:
    return REGISTRY.replace("  short_name: Slow Clocks\n", f"  short_name: Slow Clocks\n{lines}")


def test_robots_may_read_all_and_learn_what_there_is(make_site: SiteMaker) -> None:
    assert files(make_site({}, urls=AT_ROOT))["robots.txt"] == (
        "User-agent: *\n"
        "Disallow:\n"
        "\n"
        "Sitemap: https://clocks.example.org/sitemap.xml\n"
        "Sitemap: https://clocks.example.org/sitemap-news.xml\n"
    )


def test_a_site_below_a_path_has_no_files_that_are_looked_for_at_the_root(make_site: SiteMaker) -> None:
    site = make_site({}, with_coalition("  email: hello@clocks.example.org\n"))
    assert list(files(site)) == ["humans.txt"]


def test_a_weakness_is_told_to_the_address_for_it_or_else_to_that_of_the_coalition(
    make_site: SiteMaker,
) -> None:
    name = ".well-known/security.txt"
    assert name not in files(make_site({}, urls=AT_ROOT))
    usual = with_coalition("  email: hello@clocks.example.org\n")
    assert files(make_site({}, usual, urls=AT_ROOT))[name] == (
        "Contact: mailto:hello@clocks.example.org\n"
        "Expires: 2026-12-01T00:00:00Z\n"
        "Preferred-Languages: en\n"
        "Canonical: https://clocks.example.org/.well-known/security.txt\n"
    )
    own = usual + "\n"
    own = own.replace(
        "  email: hello@clocks.example.org\n",
        "  email: hello@clocks.example.org\n"
        "  security: {email: holes@clocks.example.org, policy: https://clocks.example.org/holes/}\n",
    )
    said = files(make_site({}, own, urls=AT_ROOT))[name]
    assert said.startswith("Contact: mailto:holes@clocks.example.org\n")
    assert said.endswith("Policy: https://clocks.example.org/holes/\n")


@pytest.mark.parametrize(
    ("now", "expires"),
    [("2026-01-01", "2026-12-01"), ("2026-01-31", "2026-12-01"), ("2026-02-01", "2027-01-01")],
)
def test_security_txt_is_the_same_all_month_and_expires_within_a_year(
    make_site: SiteMaker, now: str, expires: str
) -> None:
    registry = with_coalition("  email: hello@clocks.example.org\n")
    today = datetime.fromisoformat(now).replace(tzinfo=UTC)
    said = files(make_site({}, registry, urls=AT_ROOT, now=today))[".well-known/security.txt"]
    assert f"Expires: {expires}T00:00:00Z\n" in said


def test_humans_are_named_founders_first_and_those_who_have_left_not(make_site: SiteMaker) -> None:
    registry = with_coalition("  email: hello@clocks.example.org\n  founders: [bo-reed]\n").replace(
        "  bo-reed: {name: Bo Reed}\n",
        "  bo-reed: {name: Bo Reed}\n"
        "  cy-wick: {name: Cy Wick, affiliations: [{org: coalition, end: 2020}]}\n"
        "  dee-dew: {name: Dee Dew, affiliations: [{org: coalition}]}\n",
    )
    assert files(make_site({}, registry))["humans.txt"] == (
        "/* COALITION */\n"
        "Name: Slow Clocks Coalition\n"
        "Site: https://clocks.example.org/base/\n"
        "Contact: hello@clocks.example.org\n"
        "\n"
        "/* TEAM */\n"
        "Bo Reed: https://clocks.example.org/base/people/bo-reed/\n"
        "Dee Dew: https://clocks.example.org/base/people/dee-dew/\n"
        "\n"
        "/* SITE */\n"
        "Language: en\n"
        "Software: Pelican, Pelican Coalition\n"
    )


def test_the_key_of_indexnow_is_published_where_there_is_one(make_site: SiteMaker) -> None:
    found = files(make_site({}, indexnow_key="0123456789abcdef"))
    assert found["0123456789abcdef.txt"] == "0123456789abcdef\n"
