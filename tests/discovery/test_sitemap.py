"""The sitemap: which pages it has, when they changed, and what becomes of a large one."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from lxml import etree

from coalition.core.outputs import DataOutput, Output
from coalition.core.site import Site
from coalition.discovery.listed import ListedPage, listed_pages
from coalition.discovery.sitemap import Sitemap, make_sitemap, sitemaps
from coalition.news import outputs as news
from coalition.pages import outputs as pages
from coalition.partners import outputs as partners
from tests.core.conftest import REGISTRY, article

SiteMaker = Callable[..., Site]
ADDRESS = "https://clocks.example.org/base"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


def listed(site: Site, *outputs: Output) -> dict[str, ListedPage]:
    """The pages of a site by their paths below its address."""
    made = outputs or (*pages(site), *news(site), *partners(site))
    return {page.address.removeprefix(f"{ADDRESS}/"): page for page in listed_pages(site, made)}


def read(output: DataOutput, site: Site) -> etree._Element:
    return etree.fromstring(output.make(output.view(site, *output.args)))


def texts(root: etree._Element, path: str) -> list[str]:
    return [str(one.text) for one in root.iterfind(path, NAMES)]


def test_a_page_is_as_new_as_its_text_and_a_list_as_the_newest_on_it(make_site: SiteMaker) -> None:
    site = make_site(
        {
            "content/articles/2024-01-02-old.md": article("Old", topics="naps", modified="2025-02-03 10:30"),
            "content/articles/2024-03-04-new.md": article("New", topics="naps"),
            "content/pages/about.md": article("About"),
            "content/pages/rules.md": article("Rules", date="2020-01-01"),
        }
    )
    found = {path: page.modified for path, page in listed(site).items()}
    assert found["news/2024/old/"] == "2025-02-03T10:30:00+00:00"
    assert found["news/2024/new/"] == "2024-03-04T00:00:00+00:00"
    assert found["news/"] == found["topics/naps/"] == found["news/2024/"] == "2025-02-03T10:30:00+00:00"
    assert (found["about/"], found["rules/"]) == ("", "2020-01-01T00:00:00+00:00")
    assert (found[""], found["partners/moon-guild/"]) == ("", "")


def test_what_is_hidden_held_back_or_no_page_of_its_own_is_not_told(make_site: SiteMaker) -> None:
    registry = REGISTRY.replace("joined: 2019,", "joined: 2019, aliases: [old-moon],")
    site = make_site(
        {
            "content/articles/2024-01-02-hidden.md": article("Hidden", status="hidden"),
            "content/articles/2024-01-03-draft.md": article("Draft", status="draft"),
            "content/articles/2024-01-04-shown.md": article("Shown"),
            "content/pages/hidden.md": article("Page", status="hidden"),
        },
        registry,
        preview=True,
    )
    found = set(listed(site))
    assert "news/2024/shown/" in found
    assert found.isdisjoint({"news/2024/hidden/", "news/2024/draft/", "hidden/", "404.html"})
    assert "partners/moon-guild/" in found
    assert "partners/old-moon/" not in found


def test_a_partner_that_is_yet_to_join_is_not_told(make_site: SiteMaker) -> None:
    later = REGISTRY.replace("joined: 2019", "joined: 2030")
    assert "partners/moon-guild/" not in listed(make_site({}, later))


def test_pictures_of_articles_and_people_are_told(make_site: SiteMaker) -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    site = make_site(
        {
            "content/articles/2024-01-02-nap/index.md": article(
                "Nap",
                image="{file: a b.svg, alt: A}",
                images="[{file: images/c.svg, alt: C}]",
            ),
            "content/articles/2024-01-02-nap/a b.svg": svg,
            "content/images/c.svg": svg,
            "content/images/ada.svg": svg,
        },
        REGISTRY.replace("name: Ada Lamp\n", "name: Ada Lamp\n    image: images/ada.svg\n"),
    )
    found = listed(site)
    assert found["news/2024/nap/"].images == (
        f"{ADDRESS}/news/2024/nap/a%20b.svg",
        f"{ADDRESS}/images/c.svg",
    )
    assert found["people/ada-lamp/"].images == (f"{ADDRESS}/images/ada.svg",)
    assert found["news/"].images == ()


def test_the_sitemap_is_read_as_it_was_meant(make_site: SiteMaker) -> None:
    page = ListedPage("https://x.example.org/?a&b", "2024-01-02T00:00:00+00:00", ("https://x.example.org/1",))
    (output,) = sitemaps(make_site({}), (page, ListedPage("https://x.example.org/2")))
    root = read(output, make_site({}))
    assert output.path == "sitemap.xml"
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    assert texts(root, "s:url/s:loc") == ["https://x.example.org/?a&b", "https://x.example.org/2"]
    assert texts(root, "s:url/s:lastmod") == ["2024-01-02T00:00:00+00:00"]
    assert texts(root, "s:url/image:image/image:loc") == ["https://x.example.org/1"]


def test_a_page_names_itself_and_its_translations_and_the_first_is_for_everybody_else(
    make_site: SiteMaker,
) -> None:
    versions = (("en", "https://x.example.org/a/"), ("fr", "https://x.example.org/fr/a/"))
    pages = [ListedPage(address, versions=versions) for _, address in versions]
    (output,) = sitemaps(make_site({}), (*pages, ListedPage("https://x.example.org/b/")))
    root = read(output, make_site({}))
    links = [
        [
            (link.get("rel"), link.get("hreflang"), link.get("href"))
            for link in url.iterfind("xhtml:link", NAMES)
        ]
        for url in root
    ]
    named = [
        ("alternate", "en", "https://x.example.org/a/"),
        ("alternate", "x-default", "https://x.example.org/a/"),
        ("alternate", "fr", "https://x.example.org/fr/a/"),
    ]
    assert links == [named, named, []]


def test_more_than_fifty_thousand_pages_are_in_several_sitemaps_with_an_index(make_site: SiteMaker) -> None:
    site = make_site({})
    many = [ListedPage(f"{ADDRESS}/{number}/") for number in range(50_001)]
    newest = ListedPage(f"{ADDRESS}/new/", "2024-01-02T00:30:00+01:00")
    old = ListedPage(f"{ADDRESS}/old/", "2024-01-02T00:00:00+00:00")
    *parts, index = sitemaps(site, (*many[:-1], many[-1], newest, old))
    assert [one.path for one in (*parts, index)] == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert [len(read(one, site)) for one in parts] == [50_000, 3]
    root = read(index, site)
    assert root.tag == f"{{{NAMES['s']}}}sitemapindex"
    assert texts(root, "s:sitemap/s:loc") == [f"{ADDRESS}/sitemap-1.xml", f"{ADDRESS}/sitemap-2.xml"]
    assert texts(root, "s:sitemap/s:lastmod") == ["2024-01-02T00:00:00+00:00"]
    assert len(list(sitemaps(site, many[:50_000]))) == 1


@pytest.mark.parametrize(("images", "languages"), [(0, 0), (1, 0), (4, 0), (0, 3), (2, 2)])
def test_no_sitemap_grows_beyond_the_bytes_that_are_allowed(
    make_site: SiteMaker, images: int, languages: int
) -> None:
    site = make_site({})
    address = f"{ADDRESS}/?{'&' * 60}"
    latest = datetime.max.replace(tzinfo=UTC).isoformat()
    page = ListedPage(address, latest, (address,) * images, (("pt-BR", address),) * languages)
    parts = [one for one in sitemaps(site, [page] * 20, most_bytes=6_000) if one.path != "sitemap.xml"]
    sizes = [len(one.make(one.view(site, *one.args))) for one in parts]
    assert all(size < 6_000 + 300 for size in sizes)
    assert sum(len(read(one, site)) for one in parts) == 20


def test_an_empty_site_has_a_sitemap_of_nothing() -> None:
    assert len(etree.fromstring(make_sitemap(Sitemap(())))) == 0
