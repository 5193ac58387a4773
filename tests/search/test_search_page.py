"""The page of search, and the index of the site on it for whoever runs no script."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coalition.core.outputs import PageOutput
from coalition.core.site import Site
from coalition.core.views.parts import Link
from coalition.core.views.site_view import site_view
from coalition.search import outputs
from coalition.search.search_page import MOST_ENTRIES, search_page
from coalition.search.views import SearchPage
from tests.core.conftest import REGISTRY, article
from tests.partners.served import write

MakeSite = Callable[..., Site]

TEXTS = {
    "content/articles/2025-01-01-naps.md": article("Éclairs and naps", topics="naps"),
    "content/articles/2025-01-02-hats.md": article("99 hats", topics="hats"),
    "content/pages/about.md": article("About"),
}


def listed(page: SearchPage) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for letter in page.letters:
        yield letter.letter, [(entry.link.label, entry.kind) for entry in letter.entries]


def test_everything_stands_in_the_index_from_a_to_z(make_site: MakeSite) -> None:
    page = search_page(make_site(TEXTS))
    assert dict(listed(page)) == {
        "A": [("About", "Page"), ("Ada Lamp", "Person")],
        "B": [("Bo Reed", "Person")],
        "D": [("dawn guild", "Partner"), ("Dusk Guild", "Partner")],
        "E": [("Éclairs and naps", "Article")],
        "M": [("Moon Guild", "Partner")],
        "S": [("Sun Guild", "Partner")],
        "0–9": [("99 hats", "Article")],
    }
    assert [(one.link.label, one.count) for one in page.topics] == [("Naps", 1), ("Hats", 1)]
    assert page.elsewhere == ()


def test_what_is_too_much_for_the_index_has_a_list_of_its_own_and_the_page_stays_small(
    make_site: MakeSite, tmp_path: Path
) -> None:
    partners = "".join(
        f"  guild-{n}: {{name: The honourable guild of number {n}, type: guild}}\n"
        for n in range(MOST_ENTRIES - 100)
    )
    people = "".join(f"  p{n}: {{name: Person {n}}}\n" for n in range(200))
    registry = REGISTRY.replace("partners:\n", f"{people}partners:\n{partners}")
    site = make_site(TEXTS, registry)
    page = search_page(site)
    assert page.elsewhere == (Link("All people", "/base/people/"),)
    kinds = {entry.kind for letter in page.letters for entry in letter.entries}
    assert kinds == {"Page", "Partner", "Article"}
    write(site, (one for one in outputs(site) if isinstance(one, PageOutput)), tmp_path / "served")
    assert (tmp_path / "served/base/search/index.html").stat().st_size < 300_000


def test_only_the_page_of_search_may_run_webassembly(make_site: MakeSite) -> None:
    site = make_site({})
    assert "script-src 'self' 'wasm-unsafe-eval'; " in search_page(site).head.policy
    assert "wasm" not in site_view(site, ["search/index.html"]).content_security_policy


@pytest.mark.parametrize(
    ("settings", "paths", "href"),
    [
        ({}, ["search/index.html"], "/base/search/"),
        ({}, [], ""),
        ({"search": False}, ["search/index.html"], ""),
    ],
)
def test_pages_have_a_form_for_searching_where_the_site_is_searched(
    make_site: MakeSite, settings: dict[str, bool], paths: list[str], href: str
) -> None:
    assert site_view(make_site({}, **settings), paths).search == href


def test_a_site_that_is_not_searched_has_the_index_alone(make_site: MakeSite) -> None:
    page = search_page(make_site(TEXTS, search=False))
    assert (page.title, page.script, page.bundle, page.head.policy) == ("Index", "", "", "")
    assert len(page.letters) == 7
