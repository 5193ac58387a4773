"""What the feed of a show says, element by element."""

import re
import time
from collections.abc import Callable

import pytest
from lxml import etree
from night_radio import HIDDEN, LAMP, REGISTRY, SHOW, TRAILER

NAMES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
NIGHT = "https://clocks.example.org/base/podcasts/night"
PEOPLE = "https://clocks.example.org/base/people"

Element = etree._Element


@pytest.fixture
def feed_of(make) -> Callable[..., bytes]:
    """Return a function that makes the feed of the files with some changes."""

    def feed(changes: dict[str, str | bytes | None] | None = None, **settings: object) -> bytes:
        return make(changes, **settings).data("podcasts/night/feed.xml")

    return feed


@pytest.fixture
def channel(feed_of) -> Element:
    return etree.fromstring(feed_of())[0]


def texts(parent: Element, path: str) -> list[str | None]:
    return [_unversioned(one.text or "") or None for one in parent.findall(path, NAMES)]


def attributes(parent: Element, path: str) -> list[dict[str, str]]:
    return [
        {key: _unversioned(value) for key, value in one.attrib.items()} for one in parent.findall(path, NAMES)
    ]


def _unversioned(text: str) -> str:
    """Leave out what is made of a picture's bytes: they hang on the library that made it."""
    return re.sub(r"\.[0-9a-f]{8}(?=\.jpg$)", "", text)


def item(channel: Element, title: str) -> Element:
    (found,) = (one for one in channel.findall("item") if one.findtext("title") == title)
    return found


class TestDocument:
    def test_it_is_rss_with_the_exact_namespaces(self, feed_of):
        data = feed_of()
        root = etree.fromstring(data)
        assert data.startswith(
            b"<?xml version='1.0' encoding='UTF-8'?>\n"
            b'<?xml-stylesheet type="text/xsl" href="/base/podcasts/feed.xsl"?>\n<rss '
        )
        assert (root.tag, dict(root.attrib), len(root)) == ("rss", {"version": "2.0"}, 1)
        assert {prefix: root.nsmap[prefix] for prefix in NAMES} == NAMES

    def test_the_same_sources_give_the_same_bytes_at_another_time(self, feed_of):
        first = feed_of()
        time.sleep(1.1)
        assert feed_of() == first

    def test_characters_that_xml_forbids_are_left_out(self, feed_of):
        odd = TRAILER.replace("Soon.", "Soon&#2;.")
        trailer = item(
            etree.fromstring(feed_of({"podcasts/night/000-trailer/index.md": odd}))[0], "What is to come"
        )
        assert texts(trailer, "description") == ["<p>Soon.</p>"]
        assert texts(trailer, "content:encoded") == ["<p>Soon.</p>"]


class TestChannel:
    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("title", "Night & Day Radio"),
            ("link", f"{NIGHT}/"),
            ("description", "Talk about work at night & by day."),
            ("language", "en-GB"),
            ("copyright", "© Slow Clocks"),
            ("generator", "Pelican Coalition"),
            ("lastBuildDate", "Thu, 08 Jul 2021 09:10:00 +0200"),
            ("image/url", f"{NIGHT}/cover.jpg"),
            ("image/title", "Night & Day Radio"),
            ("image/link", f"{NIGHT}/"),
            ("itunes:author", "The Night Desk"),
            ("itunes:owner/itunes:name", "Bo Reed"),
            ("itunes:owner/itunes:email", "bo@clocks.example.org"),
            ("itunes:type", "episodic"),
            ("itunes:explicit", "false"),
            ("podcast:guid", "7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001"),
            ("podcast:locked", "yes"),
            ("podcast:medium", "podcast"),
            ("podcast:funding", "Give a lamp"),
            ("podcast:license", "cc-by-sa-4.0"),
            ("podcast:person", "Bo Reed"),
        ],
    )
    def test_an_element_stands_once_and_says(self, channel, path, expected):
        assert texts(channel, path) == [expected]

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("atom:link", {"href": f"{NIGHT}/feed.xml", "rel": "self", "type": "application/rss+xml"}),
            ("itunes:image", {"href": f"{NIGHT}/cover.jpg"}),
            ("podcast:locked", {"owner": "bo@clocks.example.org"}),
            ("podcast:funding", {"url": "https://clocks.example.org/give/"}),
            ("podcast:license", {"url": "https://creativecommons.org/licenses/by-sa/4.0/"}),
            ("podcast:person", {"role": "host", "group": "cast", "href": f"{PEOPLE}/bo-reed/"}),
        ],
    )
    def test_an_element_stands_once_with_attributes(self, channel, path, expected):
        assert attributes(channel, path) == [expected]

    def test_categories_are_nested(self, channel):
        nested = [
            (one.get("text"), [below.get("text") for below in one])
            for one in channel.findall("itunes:category", NAMES)
        ]
        assert nested == [("Business", ["Careers", "Non-Profit"]), ("Technology", [])]

    def test_the_podcasts_of_todays_partners_are_recommended(self, make):
        moon, star, sun = (f"{number}f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001" for number in (1, 2, 3))
        registry = (
            REGISTRY.replace(
                "{name: Moon Guild, type: guild}",
                f"{{name: Moon & Guild, type: guild, podcast_guid: {moon}, "
                "feeds: {podcast: https://moon.example.net/feed?a=1&b=2}}",
            )
            .replace(
                "{name: Star Guild, type: guild}",
                f"{{name: Star Guild, type: guild, podcast_guid: {star}, "
                "feeds: {podcast: http://star.example.net/feed}}",
            )
            .replace(
                "{name: Sun Guild, type: guild}",
                f"{{name: Sun Guild, type: guild, podcast_guid: {sun}, left: 2020}}",
            )
        )
        channel = etree.fromstring(make({}, registry).data("podcasts/night/feed.xml"))[0]
        assert len(channel.findall("podcast:podroll", NAMES)) == 1
        assert attributes(channel, "podcast:podroll/podcast:remoteItem") == [
            {"feedGuid": moon, "feedUrl": "https://moon.example.net/feed?a=1&b=2", "title": "Moon & Guild"},
            {"feedGuid": star, "title": "Star Guild"},
        ]

    def test_a_show_does_not_recommend_itself(self, make):
        own = REGISTRY.replace(
            "{name: Moon Guild, type: guild}",
            "{name: Moon Guild, type: guild, podcast_guid: 7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001}",
        )
        channel = etree.fromstring(make({}, own).data("podcasts/night/feed.xml"))[0]
        assert channel.find("podcast:podroll", NAMES) is None

    def test_what_people_say_elsewhere_is_no_episode(self, make, channel):
        elsewhere = REGISTRY.replace(
            "{name: Moon Guild, type: guild}",
            "{name: Moon Guild, type: guild, appearances: [{title: Bo on the moon, people: [bo-reed]}]}",
        )
        data = make({}, elsewhere).data("podcasts/night/feed.xml")
        assert b"Bo on the moon" not in data
        assert texts(etree.fromstring(data)[0], "item/title") == texts(channel, "item/title")

    def test_what_the_show_does_not_say_is_left_out(self, feed_of):
        left_out = ("author:", "owner:", "hosts:", "license:", "copyright:", "funding:", "  - {url")
        plain = "".join(line for line in SHOW.splitlines(True) if not line.startswith(left_out))
        channel = etree.fromstring(feed_of({"podcasts/night/show.md": plain}))[0]
        for path in ("itunes:owner", "copyright", "podcast:license", "podcast:funding", "podcast:person"):
            assert channel.find(path, NAMES) is None
        assert texts(channel, "itunes:author") == ["Slow Clocks Coalition"]
        assert attributes(channel, "podcast:locked") == [{}]

    def test_a_licence_of_ones_own_is_named_with_its_address(self, feed_of):
        own = SHOW.replace("CC BY-SA 4.0", "Free for naps")
        channel = etree.fromstring(feed_of({"podcasts/night/show.md": own}))[0]
        assert texts(channel, "podcast:license") == ["Free for naps"]
        assert attributes(channel, "podcast:license") == [{"url": "https://clocks.example.org/naps/"}]

    def test_a_show_without_episodes_yet_is_dated_by_no_clock(self, make):
        other = SHOW.replace("9a001", "9a002")
        channel = etree.fromstring(make({"podcasts/new/show.md": other}).data("podcasts/new/feed.xml"))[0]
        assert (channel.find("lastBuildDate"), channel.find("item")) == (None, None)


class TestItems:
    def test_the_listed_episodes_are_there_newest_first(self, channel):
        assert texts(channel, "item/title") == ["The owl", "The lamp lighter", "What is to come"]

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("link", f"{NIGHT}/lamp/"),
            ("guid", "night-1"),
            ("pubDate", "Wed, 03 Feb 2021 04:05:00 +0000"),
            ("itunes:subtitle", "Ada lights lamps & more."),
            ("itunes:duration", "6"),
            ("itunes:explicit", "false"),
            ("itunes:season", "1"),
            ("itunes:episode", "1"),
            ("itunes:episodeType", "full"),
            ("podcast:season", "1"),
            ("podcast:episode", "1"),
        ],
    )
    def test_an_element_stands_once_and_says(self, channel, path, expected):
        assert texts(item(channel, "The lamp lighter"), path) == [expected]

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("guid", {"isPermaLink": "false"}),
            ("enclosure", {"url": f"{NIGHT}/lamp/audio.mp3", "length": "96000", "type": "audio/mpeg"}),
            (
                "podcast:chapters",
                {"url": f"{NIGHT}/lamp/chapters.json", "type": "application/json+chapters"},
            ),
        ],
    )
    def test_an_element_stands_once_with_attributes(self, channel, path, expected):
        assert attributes(item(channel, "The lamp lighter"), path) == [expected]

    def test_a_transcript_is_offered_in_every_form(self, channel):
        captions = {"language": "en-GB", "rel": "captions"}
        assert attributes(item(channel, "The lamp lighter"), "podcast:transcript") == [
            {"url": f"{NIGHT}/lamp/transcript.vtt", "type": "text/vtt", **captions},
            {"url": f"{NIGHT}/lamp/transcript.srt", "type": "application/x-subrip", **captions},
            {"url": f"{NIGHT}/lamp/transcript.json", "type": "application/json", **captions},
            {"url": f"{NIGHT}/lamp/transcript.html", "type": "text/html", "language": "en-GB"},
            {"url": f"{NIGHT}/lamp/transcript.txt", "type": "text/plain", "language": "en-GB"},
        ]

    def test_all_people_of_an_episode_are_named_with_their_part_in_it(self, channel):
        lamp = item(channel, "The lamp lighter")
        assert texts(lamp, "podcast:person") == ["Bo Reed", "Ada Lamp"]
        assert attributes(lamp, "podcast:person") == [
            {"role": "host", "group": "cast", "href": f"{PEOPLE}/bo-reed/"},
            {
                "role": "guest",
                "group": "cast",
                "img": "https://clocks.example.org/base/images/people/ada.png",
                "href": f"{PEOPLE}/ada-lamp/",
            },
        ]
        owl = item(channel, "The owl")
        assert [one["role"] for one in attributes(owl, "podcast:person")] == ["guest"]

    def test_an_episode_has_its_own_warning_and_a_trailer_no_number(self, channel):
        assert texts(item(channel, "The owl"), "itunes:explicit") == ["true"]
        trailer = item(channel, "What is to come")
        assert texts(trailer, "itunes:episodeType") == ["trailer"]
        for path in ("itunes:episode", "podcast:episode", "podcast:transcript", "podcast:chapters"):
            assert trailer.find(path, NAMES) is None

    def test_the_date_keeps_the_offset_that_was_typed(self, channel):
        assert texts(item(channel, "The owl"), "pubDate") == ["Thu, 08 Jul 2021 09:10:00 +0200"]

    def test_the_notes_hold_the_text_with_absolute_links_and_the_chapters(self, channel):
        (notes,) = texts(item(channel, "The lamp lighter"), "content:encoded")
        assert '<a href="https://clocks.example.org/base/partners/moon-guild/">Moon Guild</a>' in notes
        assert f'<img alt="A lamp" src="{NIGHT}/lamp/lamp.png">' in notes
        assert f'<a href="{NIGHT}/lamp/#fn:1">1</a>' in notes
        assert notes.endswith("\n<p>00:00:00 Dusk<br>00:00:02 Lamps &amp; light<br>00:00:05 Dawn</p>")

    def test_an_episode_without_a_summary_is_described_by_its_first_words(self, channel):
        assert texts(item(channel, "The owl"), "description") == ["<p>Whoo is there?</p>"]

    def test_an_episode_without_a_text_is_described_by_its_title(self, feed_of):
        silent = TRAILER.replace("Soon.\n", "")
        channel = etree.fromstring(feed_of({"podcasts/night/000-trailer/index.md": silent}))[0]
        trailer = item(channel, "What is to come")
        assert texts(trailer, "description") == ["<p>What is to come</p>"]
        assert trailer.find("content:encoded", NAMES) is None

    def test_an_episode_whose_audio_cannot_be_read_is_left_out(self, feed_of):
        channel = etree.fromstring(feed_of({"podcasts/night/002-owl/audio.mp3": b""}))[0]
        assert texts(channel, "item/title") == ["The lamp lighter", "What is to come"]

    def test_what_is_published_moves_the_feeds_date(self, feed_of):
        shown = HIDDEN.replace("hidden", "published").replace("2021-03-01", "2022-03-01")
        channel = etree.fromstring(feed_of({"podcasts/night/003-members/index.md": shown}))[0]
        assert texts(channel, "lastBuildDate") == ["Tue, 01 Mar 2022 00:00:00 +0000"]


def test_an_edit_of_the_notes_is_all_that_changes_in_the_feed(feed_of):
    before = feed_of().splitlines()
    after = feed_of(
        {"podcasts/night/001-lamp/index.md": LAMP.replace("Ada lights [", "Ada lit [")}
    ).splitlines()
    changed = [one for one, other in zip(before, after, strict=True) if one != other]
    assert [one.strip().split(b">")[0] for one in changed] == [b"<description", b"<content:encoded"]
