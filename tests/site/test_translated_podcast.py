"""A show and an episode in two languages: what is read is translated, what is heard is there once."""

from pathlib import Path

import feedparser
import pytest
from lxml import etree
from lxml import html as lxml_html

from tests.site.project import Project, copy_of_demo
from tests.site.test_languages import switch, text, versions

SITE = "https://1mfwf.example.org"
SHOW = "podcasts/clock-off/"
FERRY = f"{SHOW}the-long-weekend-ferry/"
FEED = f"/{SHOW}feed.xml"
ATOM = "{http://www.w3.org/2005/Atom}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"


def content(document: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    return document.get_element_by_id("content")


def spoken_in(element: lxml_html.HtmlElement) -> str:
    """The language of an element as its nearest `lang` says it."""
    return str(element.xpath("ancestor-or-self::*[@lang][1]/@lang")[0])


def test_a_show_an_episode_and_a_season_lead_to_their_translations_and_back(page):
    for url in (SHOW, FERRY, f"{SHOW}season/1/"):
        expected = {"en": f"{SITE}/{url}", "x-default": f"{SITE}/{url}", "fr": f"{SITE}/fr/{url}"}
        assert versions(page(url)) == versions(page(f"fr/{url}")) == expected
        assert switch(page(f"fr/{url}")) == [
            ("English", f"/{url}", None),
            ("Français", f"/fr/{url}", "true"),
        ]


def test_an_episode_without_translation_leads_to_the_other_home(page, demo):
    url = f"{SHOW}awake-at-four/"
    assert versions(page(url)) == {}
    assert switch(page(url))[1] == ("Français", "/fr/", None)
    assert not (demo / "fr" / url).exists()


def test_a_translated_show_lists_each_episode_where_it_is_and_says_what_is_not_translated(page):
    main = content(page(f"fr/{SHOW}"))
    shown = {
        text(card.xpath(".//h3")[0]): (card.xpath(".//h3/a/@href")[0], spoken_in(card.xpath(".//h3")[0]))
        for card in main.xpath(".//div[contains(@class, 'episode-card')]")
    }
    assert shown == {
        "Awake at four": (f"/{SHOW}awake-at-four/", "en"),
        "Where the hours go": (f"/{SHOW}where-the-hours-go/", "en"),
        "Le bac du long week-end": (f"/fr/{FERRY}", "fr"),
        "A show about the moment when work ends": (f"/{SHOW}trailer/", "en"),
    }
    assert text(main.xpath(".//p[@class='lede']")[0]).startswith("À quoi savez-vous")
    assert [text(one) for one in main.xpath(".//h2/a")] == ["Saison 1 : La question"]


def test_a_translated_episode_plays_the_recording_and_says_in_which_language_one_speaks(page):
    document = page(f"fr/{FERRY}")
    main = content(document)
    assert (document.get("lang"), spoken_in(main.xpath(".//h1")[0])) == ("fr", "fr")
    assert main.xpath(".//audio/@src") == [f"/{FERRY}audio.mp3"]
    speeches = main.xpath(".//*[@class='speech-text']")
    assert {spoken_in(one) for one in speeches} == {"en"}
    assert text(speeches[0]).startswith("Welcome to Clock Off.")
    titles = {text(one): spoken_in(one) for one in main.xpath(".//*[@class='chapter']/span[@lang]")}
    assert titles == {
        "Welcome aboard": "en",
        "Somebody else’s lever": "en",
        "Two names on a board": "en",
    }
    assert {spoken_in(one) for one in main.xpath(".//*[@class='chapter-time']")} == {"fr"}
    neighbours = main.xpath(".//a[contains(@class, 'neighbour')]/span[@lang]")
    assert [(text(one), one.get("lang")) for one in neighbours] == [
        ("A show about the moment when work ends", "en"),
        ("Where the hours go", "en"),
    ]


def test_in_its_own_language_nothing_of_an_episode_is_marked(page):
    main = content(page(FERRY))
    assert main.xpath(".//*[@class='speech-text']/@lang | .//*[@class='chapter']/span/@lang") == []
    assert main.xpath(".//a[contains(@class, 'neighbour')]/span/@lang") == []


def test_there_is_one_feed_of_a_show_and_all_its_pages_name_it(page, demo):
    feeds = [one.relative_to(demo).as_posix() for one in demo.rglob("podcasts/**/feed.xml")]
    assert sorted(feeds) == ["podcasts/clock-off/feed.xml", "podcasts/feed.xml"]
    for url in (SHOW, FERRY, f"fr/{SHOW}", f"fr/{FERRY}", "fr/podcasts/"):
        document = page(url)
        assert f"{SITE}{FEED}" in document.xpath("//head/link[@type='application/rss+xml']/@href"), url
    assert page(f"fr/{SHOW}").get_element_by_id("feed-address").get("value") == f"{SITE}{FEED}"
    assert f"{SITE}{FEED}" in (demo / "podcasts.opml").read_text(encoding="utf-8")


def test_the_feed_is_in_the_language_in_which_one_speaks(demo):
    channel = etree.fromstring((demo / FEED[1:]).read_bytes())[0]
    items = channel.findall("item")
    assert (channel.findtext("language"), channel.findtext("link")) == ("en", f"{SITE}/{SHOW}")
    assert channel.find(f"{ATOM}link").get("href") == f"{SITE}{FEED}"
    assert [(one.findtext("title"), one.findtext("link")) for one in items] == [
        ("Awake at four", f"{SITE}/{SHOW}awake-at-four/"),
        ("Where the hours go", f"{SITE}/{SHOW}where-the-hours-go/"),
        ("The long weekend ferry", f"{SITE}/{FERRY}"),
        ("A show about the moment when work ends", f"{SITE}/{SHOW}trailer/"),
    ]
    assert {one.get("language") for one in channel.iter(f"{PODCAST}transcript")} == {"en"}


def test_each_feed_of_the_site_has_the_episode_in_its_language(demo):
    def links(name: str) -> list[str]:
        return [one.link for one in feedparser.parse((demo / name).read_bytes()).entries]

    assert f"{SITE}/fr/{FERRY}" in links("fr/feeds/all.atom.xml")
    assert f"{SITE}/{FERRY}" in links("feeds/all.atom.xml")
    podcast = [one for one in links("fr/feeds/all.atom.xml") if "/podcasts/" in one]
    assert podcast == [f"{SITE}/fr/{FERRY}"]
    assert f"{SITE}/fr/{FERRY}" not in links("feeds/all.atom.xml")


def test_what_is_said_is_there_once_in_the_language_in_which_it_is_said(page, demo):
    assert sorted(one.name for one in (demo / f"fr/{FERRY}").iterdir()) == [
        "embed",
        "index.html",
        "oembed.json",
        "social-card.png",
    ]
    transcript = lxml_html.document_fromstring((demo / f"{FERRY}transcript.html").read_bytes())
    assert transcript.get("lang") == "en"
    files = content(page(f"fr/{FERRY}")).xpath(".//section[@id='transcript']/p[@class='meta']/a/@href")
    assert len(files) == 4
    assert all(one.startswith(f"/{FERRY}transcript.") and (demo / one[1:]).is_file() for one in files)


# Other ways round


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_of_demo(tmp_path / "demo")


def built(project: Project) -> Path:
    result = project.tasks("build")
    assert result.returncode == 0, result.stderr
    return project.path("output")


def test_an_episode_can_be_translated_where_its_show_is_not(project):
    project.path("content/podcasts/clock-off/show.fr.md").unlink()
    output = built(project)
    document = lxml_html.document_fromstring((output / f"fr/{FERRY}index.html").read_bytes())
    assert versions(document)["en"] == f"{SITE}/{FERRY}"
    show = content(document).xpath(".//p[@class='kicker']/a")[0]
    assert (show.get("href"), show.get("lang")) == (f"/{SHOW}", "en")
    assert not (output / f"fr/{SHOW}index.html").exists()


def test_a_translation_stands_alone_while_its_original_is_a_draft(project):
    name = "content/podcasts/clock-off/001-the-long-weekend-ferry/index.md"
    project.replace(name, "type: full\n", "type: full\nstatus: draft\n")
    output = built(project)
    document = lxml_html.document_fromstring((output / f"fr/{FERRY}index.html").read_bytes())
    assert versions(document) == {}
    assert (output / f"fr/{FERRY}transcript.html").is_file()
    assert content(document).xpath(".//audio/@src") == [f"/{FERRY}audio.mp3"]
    assert (output / f"{FERRY}audio.mp3").is_file()
    assert not (output / f"{FERRY}index.html").exists()


def test_a_show_in_another_language_alone_has_all_its_files(project):
    folder = project.path("content/podcasts/clock-off")
    (folder / "show.fr.md").replace(folder / "show.md")
    ferry = folder / "001-the-long-weekend-ferry"
    (ferry / "index.fr.md").replace(ferry / "index.md")
    output = built(project)
    assert sorted(one.name for one in (output / f"fr/{FERRY}").iterdir()) == [
        "chapters.json",
        "embed",
        "index.html",
        "oembed.json",
        "social-card.png",
        "transcript.html",
        "transcript.json",
        "transcript.srt",
        "transcript.txt",
    ]
    feed = etree.fromstring((output / f"fr{FEED}").read_bytes())
    assert [one.get("url") for one in feed.iter(f"{PODCAST}chapters")][2:3] == [
        f"{SITE}/fr/{FERRY}chapters.json"
    ]


def test_a_show_of_another_language_keeps_its_feed_among_the_pages_of_it(project):
    folder = project.path("content/podcasts/clock-off")
    english, french = ((folder / name).read_text(encoding="utf-8") for name in ("show.md", "show.fr.md"))
    (folder / "show.fr.md").unlink()
    project.write("content/podcasts/clock-off/show.md", french)
    project.write("content/podcasts/clock-off/show.en.md", english)
    for name in ("000-trailer", "001-the-long-weekend-ferry", "002-where-the-hours-go", "003-awake-at-four"):
        (folder / name / "index.md").rename(folder / name / "index.en.md")
    ferry = folder / "001-the-long-weekend-ferry"
    (ferry / "index.fr.md").rename(ferry / "index.md")
    for name in ("000-trailer", "002-where-the-hours-go", "003-awake-at-four"):
        text = (folder / name / "index.en.md").read_text(encoding="utf-8")
        project.write(f"content/podcasts/clock-off/{name}/index.md", text)
    output = built(project)
    assert not (output / FEED[1:]).exists()
    channel = etree.fromstring((output / f"fr{FEED}").read_bytes())[0]
    assert channel.findtext("language") == "fr"
    assert [one.findtext("link") for one in channel.findall("item")][2] == f"{SITE}/fr/{FERRY}"
    own = lxml_html.document_fromstring((output / f"{SHOW}index.html").read_bytes())
    assert own.get_element_by_id("feed-address").get("value") == f"{SITE}/fr{FEED}"
