"""A site in two languages: each page leads to its other version, and says what is not in its own language."""

from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree
from lxml import html as lxml_html

from tests.site.fresh import FreshBuilds
from tests.site.project import Project, copy_of_demo
from tests.site.tree import tree

SITE = "https://1mfwf.example.org"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
STOP = "news/2026/what-did-you-stop-doing/"
FERRY = "news/2019/a-ferry-and-a-wednesday/"


def versions(document: lxml_html.HtmlElement) -> dict[str, str]:
    """The addresses of a page in all languages, as its head names them."""
    links = document.xpath("//head/link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


def switch(document: lxml_html.HtmlElement) -> list[tuple[str, str, str | None]]:
    links = document.xpath("//nav[contains(@class, 'languages')]//a")
    return [(link.text, link.get("href"), link.get("aria-current")) for link in links]


def text(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_page_that_has_another_version_is_named_by_it(demo):
    found = {}
    for path in demo.rglob("*.html"):
        url = path.relative_to(demo).as_posix().removesuffix("index.html")
        found[f"{SITE}/{url}"] = versions(lxml_html.document_fromstring(path.read_bytes()))
    assert sum(map(bool, found.values())) > 150
    for address, named in found.items():
        assert not named or address in named.values(), address
        assert all(found.get(other) == named for other in named.values()), address


def test_the_sitemap_names_the_versions_of_a_page_as_the_page_does(demo):
    site = etree.parse(demo / "sitemap.xml").getroot()
    listed = {
        url.findtext(f"{SITEMAP}loc"): {
            link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")
        }
        for url in site.iter(f"{SITEMAP}url")
    }
    assert sum(map(bool, listed.values())) > 150
    for address, named in listed.items():
        page = demo / address.removeprefix(f"{SITE}/") / "index.html"
        assert named == versions(lxml_html.document_fromstring(page.read_bytes())), address


def test_a_year_leads_to_the_news_of_it_in_the_other_language_where_there_are_any(page):
    assert versions(page("news/2026"))["fr"] == f"{SITE}/fr/news/2026/"
    assert versions(page("fr/news/2026"))["x-default"] == f"{SITE}/news/2026/"
    assert versions(page("news/2019")) == {}
    assert switch(page("news/2019")) == [("English", "/news/2019/", "true"), ("Français", "/fr/", None)]


def test_a_text_leads_to_its_translation_and_the_sites_own_language_is_the_default(page):
    expected = {
        "en": f"{SITE}/{STOP}",
        "x-default": f"{SITE}/{STOP}",
        "fr": f"{SITE}/fr/{STOP}",
    }
    assert versions(page(STOP)) == expected
    assert versions(page(f"fr/{STOP}")) == expected


def test_a_text_without_a_translation_names_none_and_leads_to_the_other_home(page, demo):
    assert versions(page(FERRY)) == {}
    assert switch(page(FERRY)) == [("English", f"/{FERRY}", "true"), ("Français", "/fr/", None)]
    assert not (demo / "fr" / FERRY).exists()


def test_the_switch_stands_on_every_page_and_tells_where_one_is(page):
    assert switch(page("fr/partners/lantern-guild")) == [
        ("English", "/partners/lantern-guild/", None),
        ("Français", "/fr/partners/lantern-guild/", "true"),
    ]


def test_a_page_speaks_its_language(page):
    document = page(f"fr/{STOP}")
    assert document.get("lang") == "fr"
    assert text(document.xpath("//p[@class='kicker']")[0]) == "Article · 3 novembre 2026"
    assert [text(link) for link in document.xpath("//ul[contains(@class, 'navigation')]")[0]] == [
        "Actualités",
        "Partenaires",
        "Podcast",
        "À propos",
        "Nous rejoindre",
        "Presse",
    ]


def test_links_of_a_text_lead_to_pages_in_its_language_and_its_pictures_are_shared(page):
    main = page(f"fr/{STOP}").get_element_by_id("content")
    hrefs = main.xpath(".//div[contains(@class, 'prose')]//a/@href")
    assert set(hrefs) == {
        "/fr/people/pim-zuurdesem/",
        *(
            f"/fr/partners/{slug}/"
            for slug in ("four-day-ferry", "unhurried-hours", "verandah-network", "wednesday-club")
        ),
        "/fr/partners/commute-observatory/",
    }
    assert main.xpath(".//figure//img/@src")[0].startswith("/pictures/six-hooks-")


def test_lists_of_news_are_of_what_is_in_the_language(page):
    titles = [text(one) for one in page("fr/news").xpath("//h2[contains(@class, 'card-title')]")]
    assert titles == [
        "Qu’avez-vous arrêté de faire ?",
        "Une page suffit : un accord à recopier",
        "Les Seven Bridges Couriers arrivent par carte postale",
    ]


def test_elsewhere_what_is_not_translated_says_in_which_language_it_is(page):
    cards = page("fr/partners/lantern-guild").xpath("//div[contains(@class, 'article-card')]")
    shown = {
        text(card.xpath(".//h3")[0]): (card.xpath(".//h3/@lang"), text(card.xpath(".//p")[0]))
        for card in cards
    }
    assert shown == {
        "Notes from the night desk": (["en"], "Tribune · English"),
        "Une page suffit : un accord à recopier": ([], "Article"),
    }


def test_the_registry_is_translated_where_it_says_so_and_marked_where_not(page):
    ferry, guild = page("fr/partners/four-day-ferry"), page("fr/partners/lantern-guild")
    lede = "//p[contains(@class, 'lede')]"
    assert [(one.get("lang"), text(one)) for one in ferry.xpath(lede)] == [
        (None, "Un bac, deux quais et un équipage qui travaille quatre jours sur sept, à plein salaire.")
    ]
    assert [one.get("lang") for one in guild.xpath(lede)] == ["en"]
    assert guild.xpath("//ul[@class='commitments']/@lang") == ["en"]
    assert page("partners/lantern-guild").xpath(f"{lede}/@lang") == []


def test_titles_of_jobs_resources_and_appearances_say_their_language(page):
    def marked(url: str, path: str) -> list[tuple[str, str | None]]:
        return [(text(one), one.get("lang")) for one in page(url).xpath(path)]

    job = "//span[@class='p-job-title']"
    assert marked("fr/people/pim-zuurdesem", job) == [("Baker and bookkeeper", "en")]
    assert marked("people/pim-zuurdesem", job) == [("Baker and bookkeeper", None)]
    (role,) = page("fr/people").xpath("//*[a='Pim Zuurdesem']/following-sibling::p")
    assert text(role) == "Baker and bookkeeper, The Late Loaf"
    assert [(text(one), one.get("lang")) for one in role] == [("Baker and bookkeeper", "en")]
    resource = "//p[@class='entry-title']/a"
    assert marked("fr/partners/verandah-network", resource)[-1] == ("Map of open verandahs", "en")
    assert marked("partners/verandah-network", resource)[-1] == ("Map of open verandahs", None)
    assert {language for _, language in marked("fr/appearances", "//p[@class='entry-title']/*")} == {"en"}


def test_a_topic_that_is_not_translated_says_its_language(tmp_path):
    project = copy_of_demo(tmp_path / "demo")
    project.replace("partners.yaml", "fr: {name: Communauté, summary:", "fr: {summary:")
    assert project.tasks("build").returncode == 0

    def read(url: str) -> lxml_html.HtmlElement:
        return lxml_html.document_fromstring(project.path(f"output/{url}/index.html").read_bytes())

    topic = read("fr/topics/community")
    assert topic.xpath("//h1/@lang") == ["en"]
    assert topic.xpath("//p[@class='lede']/@lang") == []
    assert topic.xpath("//main/div[@class='prose']/@lang") == ["en"]
    chips = read(f"fr/{STOP}").xpath("//a[@class='chip'][contains(@href, '/topics/')]")
    assert {text(one): one.get("lang") for one in chips} == {
        "Temps de travail": None,
        "Santé et repos": None,
        "Community": "en",
    }
    card = read("fr/topics").xpath("//a[@href='/fr/topics/community/'][contains(@class, 'card-link')]")
    assert [(text(one), one.get("lang")) for one in card] == [("Community", "en")]
    assert read("topics/community").xpath("//h1/@lang") == []


def test_what_the_site_adds_to_a_text_is_translated_whether_the_text_is_or_not(page):
    document = page("fr/join")
    main = document.get_element_by_id("content")
    assert (document.get("lang"), main.get("lang")) == ("fr", "en")
    assert [(one.get("lang"), text(one)) for one in main.xpath(".//h1")] == [("fr", "Nous rejoindre")]
    form = main.get_element_by_id("form")
    assert (form.get("lang"), text(form.xpath(".//h2")[0])) == ("fr", "Parlez-nous de votre organisation")
    assert form.xpath(".//span[@lang='en']")


def test_feeds_in_each_language_hold_what_is_written_in_it(demo):
    for suffix in ("atom.xml", "rss.xml"):
        feed = feedparser.parse((demo / f"fr/feeds/all.{suffix}").read_bytes())
        assert not feed.bozo
        assert feed.feed.title == "1 Million for Work Flexibility\u00a0: actualités et épisodes"
        assert feed.feed.language == "fr"
        assert [urlsplit(entry.link).path for entry in feed.entries] == [
            f"/fr/{STOP}",
            "/fr/news/2026/one-page-is-enough/",
            "/fr/news/2026/seven-bridges-couriers-join/",
            "/fr/podcasts/clock-off/the-long-weekend-ferry/",
        ]
    own = feedparser.parse((demo / "feeds/all.atom.xml").read_bytes())
    assert own.feed.language == "en"
    assert not any(urlsplit(entry.link).path.startswith("/fr/") for entry in own.entries)


def test_events_are_told_in_the_feeds_language(demo):
    feed = feedparser.parse((demo / "fr/feeds/membership.atom.xml").read_bytes())
    assert "Seven Bridges Couriers a rejoint la coalition en avril 2026." in {
        entry.title for entry in feed.entries
    }


def test_what_is_the_same_in_all_languages_is_made_once(demo):
    own, french = (
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        for folder in (demo, demo / "fr")
    )
    assert {"data/partners.json", "404.html", "theme/css/site.css"} <= own
    assert not {name for name in french if name.startswith(("data/p", "images/", "theme/", "404"))}


# Edits

TRANSLATED = "content/articles/2024-03-05-tea-cart-union-joins.fr.md"
FRENCH = "---\ntitle: Le chariot à thé\nauthors: [Lou]\n---\nDu thé pour [tous]({partner}tea-cart-union).\n"


def edits(project: Project):
    """Yield after each edit to a site in two languages."""
    yield project.set('COALITION_LANGUAGES = ["en-GB", "fr"]')
    yield project.write(TRANSLATED, FRENCH)
    yield project.write(TRANSLATED, FRENCH.replace("Du thé", "Encore du thé"))
    yield project.write(TRANSLATED, FRENCH.replace("\n---\nDu", "\nstatus: hidden\n---\nDu"))
    yield project.write(TRANSLATED, FRENCH)
    registry = project.path("partners.yaml").read_text(encoding="utf-8")
    translation = "  i18n: {fr: {tagline: Des après-midi libres}}\n"
    yield project.write("partners.yaml", registry.replace("coalition:\n", f"coalition:\n{translation}", 1))
    yield project.write("partners.yaml", registry)
    yield project.path(TRANSLATED).unlink()


@pytest.mark.slow
def test_after_each_edit_the_tree_is_that_of_a_clean_build(golden: Project, fresh: FreshBuilds):
    for _ in edits(golden):
        assert fresh.build(golden.root) == 0
        made = tree(golden.path("output"))
        golden.run(["rm", "-r", "output", ".coalition"])
        assert fresh.build(golden.root) == 0
        clean = tree(golden.path("output"))
        assert made == clean
