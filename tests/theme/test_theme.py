"""What every page of the theme holds to, whether it has much to show or little."""

import json
import re
import zlib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import shown
from lxml import html as lxml_html

from coalition.core.views.parts import Link, html

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "theme" / "templates"
CSS = ROOT / "theme" / "static" / "css"
STYLES = re.sub(
    r"/\*.*?\*/",
    "",
    "".join(path.read_text(encoding="utf-8") for path in sorted(CSS.rglob("*.css"))),
    flags=re.DOTALL,
)
PAGES = sorted(shown.BARE)
EMBEDS = [name for name in PAGES if name.startswith("embed_")]
"""Pages for the frames of others, which have neither header nor footer."""
KINDS = [
    pytest.param(shown.SITE, shown.BARE, id="bare"),
    pytest.param(shown.FULL_SITE, shown.FULL, id="full"),
]


@pytest.fixture(scope="module")
def page(theme):
    """Return a page of the theme, parsed."""

    def render(template, site, this):
        return lxml_html.document_fromstring(theme.render(template, site, this).decode())

    return render


def texts(elements):
    return [" ".join(element.text_content().split()) for element in elements]


def test_every_page_that_can_be_asked_for_is_tried_here():
    assert sorted(path.name for path in TEMPLATES.glob("*.html")) == sorted(
        [*PAGES, "layout.html", "embed_layout.html"]
    )


def test_every_component_is_used(theme):
    templates = (path for path in TEMPLATES.rglob("*.html") if path.parent.name != "examples")
    sources = "".join(path.read_text(encoding="utf-8") for path in templates)
    for component in TEMPLATES.glob("components/*.html"):
        assert f'"components/{component.name}"' in sources, component.name


@pytest.mark.parametrize("template", PAGES)
@pytest.mark.parametrize(("site", "views"), KINDS)
def test_a_page_has_one_main_heading_and_the_others_follow_in_order(page, template, site, views):
    levels = [int(one.tag[1]) for one in page(template, site, views[template]).xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


@pytest.mark.parametrize("template", PAGES)
@pytest.mark.parametrize(("site", "views"), KINDS)
def test_a_page_shows_no_empty_parts(page, template, site, views):
    main = page(template, site, views[template]).get_element_by_id("content")
    empty = [
        one.tag
        for one in main.iter("p", "ul", "ol", "dl", "dd", "li", "h2", "h3", "figcaption")
        if not texts([one])[0]
    ]
    headings_alone = [one for one in main.iter("section") if len(one) < 2 and one.xpath("h2")]
    assert (empty, headings_alone) == ([], [])


@pytest.mark.parametrize("template", PAGES)
@pytest.mark.parametrize(("site", "views"), KINDS)
def test_a_page_has_no_script_or_style_within_it_and_loads_from_nobody_else(page, template, site, views):
    tree = page(template, site, views[template])
    # What is not of a type that runs is data to a browser (https://html.spec.whatwg.org/#data-block).
    assert tree.xpath("//script[not(@type='application/ld+json') and (text() or not(@src))]") == []
    assert tree.xpath("//style|//@style|//@*[starts-with(name(), 'on')]") == []
    loaded = tree.xpath("//@src|//@srcset|//link[@rel='stylesheet' or @rel='icon']/@href|//use/@href")
    assert [one for one in loaded if not one.startswith(("/", "#")) or one.startswith("//")] == []


@pytest.mark.parametrize("template", [name for name in PAGES if name not in EMBEDS])
def test_a_page_can_be_read_from_its_landmarks(page, template):
    tree = page(template, shown.FULL_SITE, shown.FULL[template])
    assert tree.xpath("//body/*[1]/@href") == ["#content"]
    assert tree.xpath("count(//body/header) + count(//body/main[@id='content']) + count(//body/footer)") == 3
    labels = tree.xpath("//nav/@aria-label")
    assert len(labels) == len(set(labels)) == len(tree.xpath("//nav"))


@pytest.mark.parametrize("template", [name for name in PAGES if name != "embed_partner.html"])
def test_text_is_shown_as_it_was_written(page, template):
    this = shown.BARE[template]
    field = "title" if hasattr(this, "title") else "name"
    tree = page(template, shown.SITE, replace(this, **{field: "Lamps & <lights>"}))
    assert texts(tree.xpath("//h1")) == ["Lamps & <lights>"]


def test_the_title_names_the_page_and_the_site(page):
    tree = page("page.html", shown.SITE, shown.BARE["page.html"])
    assert texts(tree.xpath("//title")) == ["Lamps & <lights> · Slow Clocks"]


def test_the_title_of_the_front_page_is_the_name_of_the_coalition(page):
    tree = page("home.html", shown.SITE, shown.BARE["home.html"])
    assert texts(tree.xpath("//title")) == ["Slow Clocks Coalition"]


def test_the_navigation_marks_the_section_of_the_page(page):
    tree = page("article.html", shown.FULL_SITE, shown.FULL["article.html"])
    assert texts(tree.xpath("//header//nav//a[@aria-current='page']")) == ["News"]


def test_each_feed_is_named_once_in_the_head(page):
    tree = page("topic.html", shown.FULL_SITE, shown.FULL["topic.html"])
    assert tree.xpath("//link[@rel='alternate'][@type]/@href") == [shown.ALL_NEWS.href, shown.OF_LAMPS.href]


def test_a_page_that_is_not_to_be_found_says_so_to_search_engines(page):
    hidden = page("page.html", shown.SITE, shown.FULL["page.html"])
    public = page("page.html", shown.SITE, shown.BARE["page.html"])
    assert hidden.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert public.xpath("//meta[@name='robots']") == []


def test_the_head_describes_the_page_to_those_who_link_to_it(page):
    tree = page("article.html", shown.FULL_SITE, shown.FULL["article.html"])
    described = dict(
        zip(tree.xpath("//meta/@property"), tree.xpath("//meta[@property]/@content"), strict=True)
    )
    assert described == {
        "og:site_name": "Slow Clocks Coalition",
        "og:title": "Lamps & <lights>",
        "og:type": "website",
        "og:url": "https://clocks.example.org/lamps/",
        "og:description": "Of lamps",
        "og:image": "https://clocks.example.org/lamp.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Lamps & <lights>",
        "article:published_time": "2024-05-06T00:00:00+00:00",
        "article:modified_time": "2024-05-06T00:00:00+00:00",
        "article:section": "Article",
        "article:tag": "Naps",
        "article:author": "https://clocks.example.org/people/ada/",
    }
    assert tree.xpath("//link[@rel='canonical']/@href") == ["https://clocks.example.org/lamps/"]
    assert tree.xpath("//meta[@name='description']/@content") == ["Of lamps"]


def test_the_head_says_what_the_page_is_about_to_programs(page):
    (data,) = page("partner.html", shown.SITE, shown.FULL["partner.html"]).xpath("//head/script")
    assert dict(data.attrib) == {"type": "application/ld+json"}
    assert json.loads(data.text) == {"name": "Lamps & <lights>"}


@pytest.mark.parametrize(("site", "expected"), [(shown.SITE, []), (shown.FULL_SITE, ["default-src 'self'"])])
def test_a_content_security_policy_is_stated_when_there_is_one(page, site, expected):
    tree = page("page.html", site, shown.BARE["page.html"])
    assert tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == expected


def test_what_is_not_published_yet_says_so(page):
    held = page("page.html", shown.SITE, shown.FULL["page.html"])
    assert texts(held.xpath("//main/*[@role='note']")) == ["Preview. Not published yet: draft."]


def test_the_page_of_a_former_partner_says_so(page):
    view = replace(shown.BARE["partner.html"], former=True, notice=html("Moon Guild left in 2019."))
    assert texts(page("partner.html", shown.SITE, view).xpath("//main/*[@role='note']")) == [
        "Moon Guild is no longer a partner. Moon Guild left in 2019. Its page stays here as a record."
    ]


@pytest.mark.parametrize("template", ["article.html", "page.html", "episode.html"])
def test_a_text_in_another_language_is_marked(page, template):
    assert page(template, shown.SITE, shown.FULL[template]).xpath("//main/@lang") == ["de"]
    assert page(template, shown.SITE, shown.BARE[template]).xpath("//main/@lang") == []


def test_the_sites_own_words_around_an_article_keep_their_language(page):
    tree = page("article.html", shown.SITE, shown.FULL["article.html"])
    for words in ("Partners in this article", "Topics", "Sun Guild joined Slow Clocks."):
        assert tree.xpath("//*[text()=$words]/ancestor-or-self::*[@lang][1]/@lang", words=words) == ["en"], (
            words
        )


def test_a_logo_has_its_dark_form_in_the_dark_and_a_light_ground_without_one(page):
    tree = page("partners.html", shown.SITE, shown.FULL["partners.html"])
    source = tree.xpath("//picture/source")[0]
    assert source.get("media") == "(prefers-color-scheme: dark)"
    assert source.get("srcset") == "/sun.dark.svg"
    light = tree.xpath("//*[contains(concat(' ', @class, ' '), ' logo-light ')]//img/@src")
    assert light == ["/sun.svg"]


def test_initials_stand_in_for_a_logo_and_a_portrait(page):
    partner = page("partner.html", shown.SITE, shown.BARE["partner.html"])
    person = page("person.html", shown.SITE, shown.BARE["person.html"])
    assert "MG" in texts(partner.xpath("//main//header//span"))
    assert "AL" in texts(person.xpath("//main//header//span"))


def test_a_picture_names_its_maker(page):
    figure = page("article.html", shown.SITE, shown.FULL["article.html"]).xpath("//figure")[0]
    assert figure.xpath("img/@alt") == ["A nap"]
    assert texts(figure.xpath("figcaption")) == ["A nap at noon. Ada Lamp (CC BY 4.0)"]
    assert figure.xpath("figcaption//a/@href") == ["https://naps.example.net/"]


def test_a_quote_names_who_said_it_and_where(page):
    quotes = page("person.html", shown.SITE, shown.FULL["person.html"]).xpath("//figure[blockquote]")
    assert texts(quotes[0].xpath("blockquote")) == ["The lamp is out."]
    assert quotes[0].xpath("figcaption") == []
    assert texts(quotes[1].xpath("figcaption//p")) == ["Bo Reed", "Moon Guild · A letter"]


def test_authors_are_named_in_one_line(page):
    tree = page("article.html", shown.SITE, shown.FULL["article.html"])
    assert texts(tree.xpath("//*[@class='byline']/p")) == ["By Ada Lamp, Bo Reed, Cy Wick for Sun Guild"]


def test_the_player_waits_until_it_is_asked(page):
    tree = page("episode.html", shown.SITE, shown.FULL["episode.html"])
    player = tree.xpath("//audio")[0]
    assert (player.get("src"), player.get("preload"), "controls" in player.attrib) == (
        "/dawn.mp3",
        "none",
        True,
    )


def test_chapters_and_voices_play_from_their_time(page):
    tree = page("episode.html", shown.SITE, shown.FULL["episode.html"])
    chapters = tree.xpath("//ol[@class='chapters']/li/a[1]")
    assert [(one.get("href"), *texts([one])) for one in chapters] == [
        ("/dawn.mp3#t=0", "Play from 0:00 Dark"),
        ("/dawn.mp3#t=62", "Play from 1:02 Light"),
    ]
    assert texts(tree.xpath("//*[@class='speech']")) == [
        "Ada Lamp Play from 0:00 Good morning. All.",
        "A neighbour Play from 0:04 Sleep well.",
        "0:09 A door.",
        "Without a time.",
    ]
    assert tree.xpath("//*[@class='speech']//@data-start") == ["0.5", "1.0", "3.0", "4.0", "9.0"]


def test_the_controls_of_the_player_wait_for_their_script_and_have_names(page):
    tree = page("episode.html", shown.SITE, shown.FULL["episode.html"])
    assert tree.xpath("//script[@type='module']/@src") == ["/theme/js/player.js"]
    controls = tree.xpath("//main//*[self::button or self::select or self::input]")
    assert [one for one in controls if not one.xpath("ancestor::*[@hidden]")] == []
    assert texts(tree.xpath("//main//button")) == ["Back 15 s", "Forward 30 s", "Copy link at this time"]
    assert [label.text.strip() for label in tree.xpath("//main//label[select]")] == ["Speed", "Stop"]
    assert [one.get("value") for one in tree.xpath("//select[@data-player='speed']/option[@selected]")] == [
        "1"
    ]


def test_without_a_recording_there_is_no_player(page):
    tree = page("episode.html", shown.SITE, shown.BARE["episode.html"])
    assert tree.xpath("//audio|//main//button|//script|//meta[@name='twitter:player']|//textarea") == []


def test_the_head_of_an_episode_tells_how_others_can_play_it(page):
    tree = page("episode.html", shown.SITE, shown.FULL["episode.html"])
    cards = dict(zip(tree.xpath("//meta/@name"), tree.xpath("//meta[@name]/@content"), strict=True))
    assert {name: value for name, value in cards.items() if name.startswith("twitter:")} == {
        "twitter:card": "player",
        "twitter:player": "https://clocks.example.org/podcasts/night/dawn/embed/",
        "twitter:player:width": "640",
        "twitter:player:height": "250",
    }
    assert tree.xpath("//meta[@property='og:audio']/@content") == ["https://clocks.example.org/dawn.mp3"]
    assert tree.xpath("//link[@type='application/json+oembed']/@href") == [
        "https://clocks.example.org/podcasts/night/dawn/oembed.json"
    ]


def test_a_show_is_followed_in_an_app_or_by_the_address_of_its_feed(page):
    tree = page("show.html", shown.SITE, shown.FULL["show.html"])
    (subscribe,) = tree.xpath("//section[@aria-label='Subscribe']")
    feed = "https://clocks.example.org/podcasts/night/feed.xml"
    assert subscribe.xpath(".//a/@href") == ["https://pods.example.net/night/", feed]
    (address,) = subscribe.xpath(".//input")
    assert (address.get("value"), "readonly" in address.attrib) == (feed, True)
    assert subscribe.xpath(".//label/@for") == [address.get("id")]


def test_a_show_plays_its_newest_episode_and_shows_its_cover_once(page):
    tree = page("show.html", shown.SITE, shown.FULL["show.html"])
    assert tree.xpath("//audio/@src") == ["/dawn.mp3"]
    assert texts(tree.xpath("//main//h2"))[:4] == [
        "Newest episode",
        "Trailer",
        "Season 1: By lamplight",
        "Outside the seasons",
    ]
    assert len(tree.xpath("//div[@class='cover']")) == 1


def test_a_long_listing_shows_the_pages_nearby(page):
    tree = page("news.html", shown.SITE, shown.FULL["news.html"])
    pages = tree.xpath("//nav[@aria-label='Pages']//li")
    assert texts(pages) == ["Newer", "Page 1", "…", "Page 4", "Page 5", "Page 6", "…", "Page 9", "Older"]
    assert texts(tree.xpath("//nav[@aria-label='Pages']//a[@aria-current='page']")) == ["Page 5"]


def test_the_footer_links_to_everything(page):
    tree = page("page.html", shown.FULL_SITE, shown.BARE["page.html"])
    assert tree.xpath("//footer//a/@href") == [
        "/join/",
        "/news/",
        "/partners/",
        "/join/",
        "/privacy/",
        "https://clocks.example.org/feeds/all.rss.xml",
        "https://creativecommons.org/licenses/by/4.0/",
    ]


def test_a_link_of_the_navigation_to_the_call_to_join_stands_out(page):
    tree = page("page.html", shown.FULL_SITE, shown.BARE["page.html"])
    assert tree.xpath("//header//a[@class='navigation-join']/@href") == ["/join/"]


@pytest.mark.parametrize("others", [(), (Link("Former partners", "/partners/former/"),)])
def test_the_directory_leads_to_former_partners_when_there_are_any(page, others):
    tree = page("partners.html", shown.SITE, replace(shown.FULL["partners.html"], others=others))
    assert tree.xpath("//a[@href='/partners/former/']/text()") == [link.label for link in others]


def test_the_form_of_the_directory_waits_for_its_script(page):
    tree = page("partners.html", shown.SITE, shown.FULL["partners.html"])
    assert tree.xpath("//script/@src") == ["/theme/js/directory.js"]
    (filter,) = tree.xpath("//main//*[@role='search']")
    assert filter.get("hidden") is not None
    fields = filter.xpath(".//*[self::input or self::select]/@id")
    assert fields == filter.xpath(".//label/@for") == ["filter-q", "filter-type"]
    assert tree.xpath("//li[@data-keys]//h3/a/text()") == ["Sun Guild", "Sun Guild"]


def test_a_compact_list_has_names_alone(page):
    tree = page("partners_by.html", shown.SITE, shown.FULL["partners_by.html"])
    assert texts(tree.xpath("//section[@data-band][2]//li")) == ["Moon Guild"]
    assert tree.xpath("//section[@data-band]//img") == []


def test_the_chart_has_a_title_for_each_bar_and_the_table_beside_it_the_numbers(page):
    tree = page("timeline.html", shown.SITE, shown.FULL["timeline.html"])
    assert texts(tree.xpath("//svg/g/title")) == [bar.title for bar in shown.CHART.bars]
    assert [texts(row.xpath("th|td")) for row in tree.xpath("//tbody/tr")] == [
        ["2018", "2", "0", "2"],
        ["2019, so far", "0", "1", "1"],
    ]


def test_the_scripts_are_small():
    scripts = list((ROOT / "theme" / "static" / "js").glob("*.js"))
    assert scripts
    assert all(len(zlib.compress(one.read_bytes(), 9)) < 6_000 for one in scripts)


def test_the_stylesheet_has_no_class_that_no_page_has(page):
    # Texts in Markdown have highlighted code, footnotes and cells of tables, with classes of their own.
    text = re.sub(r"\.(highlight( :is\([^)]*\))?|footnote|align-(center|right|left))", "", STYLES)
    named = set(re.findall(r"\.([a-z][a-z-]+)(?=[\s,.:>{)])", text))
    trees = [page(name, shown.FULL_SITE, shown.FULL[name]) for name in PAGES]
    trees += [page(name, shown.SITE, shown.BARE[name]) for name in PAGES]
    worn = {one for tree in trees for classes in tree.xpath("//@class") for one in classes.split()}
    # What is found is shown by the script of search.
    script = (ROOT / "theme/static/js/search.js").read_text(encoding="utf-8")
    assert named - worn - set(re.findall(r'"(search-[a-z]+)"', script)) == set()


@pytest.mark.parametrize("template", PAGES)
def test_a_page_has_no_class_without_a_style(page, template):
    styled = set(re.findall(r"\.([a-z][a-z-]+)", STYLES))
    worn = {
        one
        for classes in page(template, shown.FULL_SITE, shown.FULL[template]).xpath("//@class")
        for one in classes.split()
    }
    # Microformats are for programs, which find them by classes of their own.
    worn = {one for one in worn if not re.match(r"(h|p|u|dt|e)-", one)}
    assert worn - styled == set()


@pytest.mark.parametrize("template", EMBEDS)
def test_a_page_for_the_frames_of_others_is_its_content_alone_and_its_links_leave_the_frame(page, template):
    tree = page(template, shown.FULL_SITE, shown.FULL[template])
    assert [one.tag for one in tree.xpath("//body/*[not(self::link)]")] == ["main"]
    assert tree.xpath("//base/@target") == ["_blank"]


def test_the_card_of_a_former_partner_says_so(page):
    tree = page("embed_partner.html", shown.SITE, shown.FULL["embed_partner.html"])
    assert texts(tree.xpath("//h1")) == ["Sun Guild"]
    assert "Former partner Partner 2018–2022" in texts(tree.xpath("//main//p"))


def test_every_control_has_a_label_and_only_programs_find_the_one_to_leave_empty(page):
    tree = page("join.html", shown.SITE, shown.FULL["join.html"])
    controls = tree.xpath("//form//*[self::input or self::select or self::textarea]")
    labelled = set(tree.xpath("//form//label/@for"))
    assert [one.get("name") for one in controls] == [
        "organisation",
        "type",
        "url",
        "name",
        "email",
        "commitment",
        "_gotcha",
    ]
    assert {one.get("id") for one in controls} == labelled
    trap = controls[-1]
    assert (trap.get("tabindex"), trap.get("autocomplete"), trap.get("required")) == ("-1", "off", None)
    assert trap.getparent().get("aria-hidden") == "true"
    assert "What you type goes to forms.example.net" in texts(tree.xpath("//form"))[0]


def test_without_a_form_the_page_on_joining_says_whom_to_write_to(page):
    this = replace(shown.BARE["join.html"], email="join@clocks.example.org")
    tree = page("join.html", shown.SITE, this)
    assert tree.xpath("//form") == []
    assert "mailto:join@clocks.example.org" in tree.xpath("//main//a/@href")


def test_a_text_to_copy_is_in_a_box_with_a_label(page):
    tree = page("toolkit.html", shown.SITE, shown.FULL["toolkit.html"])
    boxes = {one.get("id"): one for one in tree.xpath("//textarea")}
    assert {name: one.text for name, one in boxes.items()} == {
        "press-line": "It was.",
        "post": "We are <partners>.",
        "line": "<img>",
    }
    assert all("readonly" in one.attrib for one in boxes.values())
    assert set(tree.xpath("//label/@for")) == set(boxes)


def test_a_table_of_numbers_says_how_it_was_counted(page):
    table = page("stats.html", shown.SITE, shown.FULL["stats.html"]).xpath("//table")[0]
    assert [texts(row.xpath("th|td")) for row in table.xpath(".//tr")] == [
        ["What", "How many"],
        ["Guilds", "2"],
        ["2024", "1"],
        ["Together", "3"],
    ]
    (method,) = table.xpath("//*[@id=$id]", id=table.get("aria-describedby"))
    assert texts([method]) == ["Counted."]


def test_a_policy_of_the_pages_own_takes_the_place_of_the_sites(page):
    own = replace(shown.HEAD, policy="default-src 'self'; form-action https://forms.example.net")
    tree = page("join.html", shown.FULL_SITE, replace(shown.BARE["join.html"], head=own))
    policies = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policies == ["default-src 'self'; form-action https://forms.example.net"]


def test_a_voice_of_an_organisation_that_left_says_so(page):
    voices = page("voices.html", shown.SITE, shown.FULL["voices.html"]).xpath("//article")
    assert texts(voices[0].xpath("header//p")) == ["6 May 2024"]
    assert texts(voices[1].xpath("header//p")) == [
        "Galway · 6 May 2024 · Moon Guild (partner 2018–2022) draft"
    ]
    assert voices[1].xpath(".//div[@class='prose']/@lang") == ["de"]


def test_the_front_page_leads_to_where_else_the_coalition_is(page):
    this = replace(shown.BARE["home.html"], me=("https://social.example.net/@clocks",))
    tree = page("home.html", shown.SITE, this)
    assert tree.xpath("//head/link[@rel='me']/@href") == ["https://social.example.net/@clocks"]


def test_a_person_is_told_from_the_pages_that_are_their_own(page):
    tree = page("person.html", shown.SITE, shown.FULL["person.html"])
    assert tree.xpath("//a[@rel='me']/@href") == ["https://lamps.example.net/"]


def test_a_part_of_a_series_leads_to_the_others(page):
    tree = page("article.html", shown.SITE, shown.FULL["article.html"])
    (heading,) = [one for one in tree.xpath("//h2") if one.xpath("a[@href='/series/oil/']")]
    assert texts([heading]) == ["Part 2 of 3: Oil"]
    links = heading.getparent().xpath("nav/a")
    assert texts(links) == ["Previous part Its price", "Next part Its end"]


def test_a_year_counts_its_months_and_lists_those_on_the_page(page):
    tree = page("year.html", shown.SITE, shown.FULL["year.html"])
    assert texts(tree.xpath("//nav[@aria-label='Months']//a")) == ["May 2024 (2)", "April 2024 (1)"]
    assert texts(tree.xpath("//main//h2")) == ["May 2024"]
    assert tree.xpath("//section[@id='2024-05']//a/@href") == ["/news/2024/naps/", "/news/2024/oil/"]


def test_a_series_numbers_its_parts_on_from_page_to_page(page):
    tree = page("series.html", shown.SITE, shown.FULL["series.html"])
    kickers = texts(tree.xpath("//main//li//p[@class='kicker']"))
    assert kickers == ["Part 13 · Article", "Part 14 · Guest post draft"]
