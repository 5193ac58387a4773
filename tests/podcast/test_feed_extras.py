"""What shows and episodes may say besides, as their feed says it."""

import pytest
from lxml import etree
from night_radio import HIDDEN, LAMP, OWL, REGISTRY, SHOW, picture, silence

from coalition.podcast.description import description

NAMES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "psc": "http://podlove.org/simple-chapters",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
NIGHT = "https://clocks.example.org/base/podcasts/night"
PEOPLE = "https://clocks.example.org/base/people"
FEED = "podcasts/night/feed.xml"
SHOW_FILE = "podcasts/night/show.md"
LAMP_FILE = "podcasts/night/001-lamp/index.md"
LOCK = """\
media:
  https://media.example.net/owl.mp3:
    {bytes: 96000, type: audio/mpeg, seconds: 6.0, chapters: [{start: 0, title: Whoo}]}
  https://media.example.net/lamp.mp4: {bytes: 7, type: video/mp4}
"""

Element = etree._Element


def show(*lines: str) -> dict[str, str | bytes | None]:
    """Return the show with more keys."""
    return {
        SHOW_FILE: SHOW.replace(
            "hosts: [bo-reed]\n", "".join(f"{one}\n" for one in ("hosts: [bo-reed]", *lines))
        )
    }


def lamp(*lines: str) -> dict[str, str | bytes | None]:
    """Return an episode with more keys."""
    return {
        LAMP_FILE: LAMP.replace("topics: [naps]\n", "".join(f"{one}\n" for one in ("topics: [naps]", *lines)))
    }


@pytest.fixture
def channel(make):
    """Return a function that gives the channel of the feed of the files with some changes."""

    def channel(changes: dict[str, str | bytes | None], registry: str = REGISTRY) -> Element:
        return etree.fromstring(make(changes, registry).data(FEED))[0]

    return channel


def said(parent: Element, path: str) -> list[tuple[str | None, dict[str, str]]]:
    """The text and the attributes of each element at a path."""
    return [(one.text, dict(one.attrib)) for one in parent.findall(path, NAMES)]


def item(channel: Element, title: str = "The lamp lighter") -> Element:
    (found,) = (one for one in channel.findall("item") if one.findtext("title") == title)
    return found


class TestShow:
    @pytest.mark.parametrize(
        ("line", "path", "expected"),
        [
            ("locked: false", "podcast:locked", [("no", {"owner": "bo@clocks.example.org"})]),
            ("medium: audiobook", "podcast:medium", [("audiobook", {})]),
            ("complete: true", "itunes:complete", [("Yes", {})]),
            ("block: all", "itunes:block", [("Yes", {})]),
            ("block: all", "podcast:block", [("yes", {})]),
            ("block: [spotify]", "podcast:block", [("yes", {"id": "spotify"})]),
            ("block: [spotify]", "itunes:block", []),
            ("podping: true", "podcast:podping", [(None, {"usesPodping": "true"})]),
            (
                "license: All mine\nlicense_url: https://clocks.example.org/mine",
                "podcast:license",
                [("All mine", {"url": "https://clocks.example.org/mine"})],
            ),
            (
                "frequency: {text: Nightly, rrule: FREQ=DAILY;COUNT=9, start: 2021-01-01}",
                "podcast:updateFrequency",
                [("Nightly", {"rrule": "FREQ=DAILY;COUNT=9", "dtstart": "2021-01-01T00:00:00+00:00"})],
            ),
            (
                "frequency: {text: Over, complete: true}",
                "podcast:updateFrequency",
                [("Over", {"complete": "true"})],
            ),
            ("frequency: {text: Over, complete: true}", "itunes:complete", [("Yes", {})]),
            (
                "location: {name: The tower, rel: creator, lat: 48.858, lon: 2.29454321,"
                " osm: W5013364, country: FR}",
                "podcast:location",
                [
                    (
                        "The tower",
                        {
                            "rel": "creator",
                            "geo": "geo:48.858,2.29454321",
                            "osm": "W5013364",
                            "country": "fr",
                        },
                    )
                ],
            ),
            (
                "txt: [{purpose: verify, text: abc}, {text: d}]",
                "podcast:txt",
                [("abc", {"purpose": "verify"}), ("d", {})],
            ),
            ("ai_content: None of it.", "podcast:txt", [("None of it.", {"purpose": "ai-content"})]),
            (
                "value: {suggested: '0.1', recipients: [{name: Bo, address: 02d5, split: 9, fee: true,"
                " custom_key: k, custom_value: v}]}",
                "podcast:value/podcast:valueRecipient",
                [
                    (
                        None,
                        {
                            "name": "Bo",
                            "type": "node",
                            "address": "02d5",
                            "split": "9",
                            "customKey": "k",
                            "customValue": "v",
                            "fee": "true",
                        },
                    )
                ],
            ),
            (
                "podroll: [{guid: 396d9ae0-da7e-5557-b894-b606231fa3ea, title: Kettles}]",
                "podcast:podroll/podcast:remoteItem",
                [(None, {"feedGuid": "396d9ae0-da7e-5557-b894-b606231fa3ea", "title": "Kettles"})],
            ),
            ("moved_from: https://old.example.net/feed", "itunes:new-feed-url", [(f"{NIGHT}/feed.xml", {})]),
        ],
    )
    def test_a_key_becomes_an_element(self, channel, line, path, expected):
        changes = show(line)
        if line.startswith("license"):
            changes[SHOW_FILE] = str(changes[SHOW_FILE]).replace("license: CC BY-SA 4.0\n", "")
        assert said(channel(changes), path) == expected

    def test_a_hub_is_named_beside_the_feeds_own_address(self, channel):
        links = [one[1] for one in said(channel(show("hub: https://hub.example.net/")), "atom:link")]
        assert [one["rel"] for one in links] == ["self", "hub"]
        assert links[1]["href"] == "https://hub.example.net/"

    def test_who_does_what_is_named_with_role_and_group(self, channel):
        people = said(channel(show("credits: {editor: [bo-reed, ada-lamp]}")), "podcast:person")
        assert [(text, one["role"], one["group"]) for text, one in people] == [
            ("Bo Reed", "host", "cast"),
            ("Bo Reed", "editor", "writing"),
            ("Ada Lamp", "editor", "writing"),
        ]

    def test_the_artwork_has_another_address_when_it_is_another_picture(self, channel):
        first = said(channel({}), "itunes:image")[0][1]["href"]
        second = said(channel({"podcasts/night/cover.jpg": picture(size=(1500, 1500))}), "itunes:image")[0][
            1
        ]["href"]
        assert first.startswith(f"{NIGHT}/cover.")
        assert second.startswith(f"{NIGHT}/cover.")
        assert first != second

    def test_the_artwork_is_published_under_that_address_too(self, make):
        made = make()
        address = etree.fromstring(made.data(FEED))[0].findtext("image/url")
        assert (
            made[address.removeprefix("https://clocks.example.org/base/")].source
            == made["podcasts/night/cover.jpg"].source
        )

    def test_its_artwork_is_described(self, channel):
        ((_, image),) = said(channel({}), "podcast:image")
        assert (image["alt"], image["aspect-ratio"], image["purpose"]) == (
            "Cover of Night & Day Radio",
            "1/1",
            "artwork",
        )

    def test_trailers_are_named_in_the_channel(self, channel):
        assert said(channel({}), "podcast:trailer") == [
            (
                "What is to come",
                {
                    "url": f"{NIGHT}/trailer/audio.mp3",
                    "pubdate": "Fri, 01 Jan 2021 09:00:00 +0000",
                    "length": "48000",
                    "type": "audio/mpeg",
                },
            )
        ]

    def test_its_publisher_is_named_where_the_coalition_has_a_guid(self, make):
        guid = "003af0a0-6a45-55cf-b765-68e3d349551a"
        registry = REGISTRY.replace("  short_name:", f"  podcast_guid: {guid}\n  short_name:")
        made = make({}, registry)
        assert said(etree.fromstring(made.data(FEED))[0], "podcast:publisher/podcast:remoteItem") == [
            (
                None,
                {
                    "medium": "publisher",
                    "feedGuid": guid,
                    "feedUrl": "https://clocks.example.org/base/podcasts/feed.xml",
                },
            )
        ]
        publisher = etree.fromstring(made.data("podcasts/feed.xml"))[0]
        assert said(publisher, "podcast:guid") == [(guid, {})]


class TestItem:
    @pytest.mark.parametrize(
        ("line", "path", "expected"),
        [
            (
                "license: cc-by-4.0",
                "podcast:license",
                [("cc-by-4.0", {"url": "https://creativecommons.org/licenses/by/4.0/"})],
            ),
            (
                "location: [{name: A roof}, {name: A cellar}]",
                "podcast:location",
                [("A roof", {"rel": "subject"}), ("A cellar", {"rel": "subject"})],
            ),
            ("discuss: none", "podcast:socialInteract", [(None, {"protocol": "disabled"})]),
            (
                "discuss: [{protocol: atproto, url: 'https://a.example.net/1', account: '@ada', account_url: 'https://a.example.net/'}]",
                "podcast:socialInteract",
                [
                    (
                        None,
                        {
                            "protocol": "atproto",
                            "uri": "https://a.example.net/1",
                            "accountId": "@ada",
                            "accountUrl": "https://a.example.net/",
                            "priority": "1",
                        },
                    )
                ],
            ),
            ("txt: [{text: abc}]", "podcast:txt", [("abc", {})]),
            (
                "soundbites: [{start: '1:02.5', duration: 15.25, title: Light}]",
                "podcast:soundbite",
                [("Light", {"startTime": "62.5", "duration": "15.25"})],
            ),
        ],
    )
    def test_a_key_becomes_an_element(self, channel, line, path, expected):
        assert said(item(channel(lamp(line))), path) == expected

    def test_a_season_has_the_name_that_the_show_gives_it(self, channel):
        seasons = said(item(channel(show("seasons: {1: Dusk}"))), "podcast:season")
        assert seasons == [("1", {"name": "Dusk"})]

    def test_the_episodes_own_artwork(self, channel):
        own = item(channel({"podcasts/night/001-lamp/cover.jpg": picture()}))
        ((_, image),) = said(own, "itunes:image")
        assert image["href"].startswith(f"{NIGHT}/lamp/cover.")

    def test_what_others_do_for_the_show_they_do_for_each_episode_unless_it_says_otherwise(self, channel):
        changes = show("credits: {editor: [bo-reed], narrator: [bo-reed]}") | lamp(
            "credits: {editor: [ada-lamp]}"
        )
        people = said(item(channel(changes)), "podcast:person")
        assert [(text, one["role"]) for text, one in people] == [
            ("Bo Reed", "host"),
            ("Ada Lamp", "guest"),
            ("Ada Lamp", "editor"),
            ("Bo Reed", "narrator"),
        ]

    def test_chapters_are_in_the_feed_itself_too(self, channel):
        chapters = item(channel({})).findall("psc:chapters/psc:chapter", NAMES)
        assert [dict(one.attrib) for one in chapters] == [
            {"start": "00:00:00.000", "title": "Dusk"},
            {"start": "00:00:02.000", "title": "Lamps & light", "href": "https://lamps.example.net/"},
            {"start": "00:00:05.000", "title": "Dawn"},
        ]

    def test_other_forms_are_offered_with_their_size_and_a_digest(self, channel):
        forms = (
            "alternate_enclosures: [{file: lamp.m4a, bitrate: 9, title: Small}, "
            "{url: 'https://media.example.net/lamp.mp4', height: 720, language: de, rel: film, codecs: avc1}]"
        )
        changes = {**lamp(forms), "podcasts/night/001-lamp/lamp.m4a": b"abc", "media.lock.yaml": LOCK}
        small, film = item(channel(changes)).findall("podcast:alternateEnclosure", NAMES)
        assert dict(small.attrib) == {"type": "audio/x-m4a", "length": "3", "bitrate": "9", "title": "Small"}
        assert said(small, "podcast:source") == [(None, {"uri": f"{NIGHT}/lamp/lamp.m4a"})]
        assert said(small, "podcast:integrity") == [
            (
                None,
                {
                    "type": "sri",
                    "value": "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn",
                },
            )
        ]
        assert dict(film.attrib) == {
            "type": "video/mp4",
            "length": "7",
            "height": "720",
            "lang": "de",
            "rel": "film",
            "codecs": "avc1",
        }
        assert film.find("podcast:integrity", NAMES) is None


def test_a_recording_elsewhere_is_named_with_what_was_measured(channel):
    owl = OWL.replace("guid: night-2\n", "guid: night-2\naudio: https://media.example.net/owl.mp3\n")
    changes = {
        "podcasts/night/002-owl/index.md": owl,
        "podcasts/night/002-owl/audio.mp3": None,
        "media.lock.yaml": LOCK,
    }
    found = item(channel(changes), "The owl")
    assert said(found, "enclosure") == [
        (None, {"url": "https://media.example.net/owl.mp3", "length": "96000", "type": "audio/mpeg"})
    ]
    assert said(found, "itunes:duration") == [("6", {})]
    assert [one.get("title") for one in found.findall("psc:chapters/*", NAMES)] == ["Whoo"]


def test_a_service_that_counts_stands_before_the_address_of_each_recording(channel):
    counted = channel(show("prefix: https://op3.dev/e/"))
    urls = [one.get("url") for one in counted.iter("enclosure")]
    assert urls[1] == "https://op3.dev/e/clocks.example.org/base/podcasts/night/lamp/audio.mp3"
    assert said(counted, "podcast:trailer")[0][1]["url"].startswith("https://op3.dev/e/clocks.example.org/")


class TestPages:
    @pytest.fixture
    def made(self, make):
        """The outputs of a show of 203 episodes."""
        many: dict[str, str | bytes | None] = {}
        for number in range(200):
            folder = f"podcasts/night/{number + 100:03}-more-{number}"
            head = OWL.replace("2021-07-08 09:10+02:00", f"2022-01-01 {number // 60:02}:{number % 60:02}")
            many[f"{folder}/index.md"] = head.replace("night-2", f"more-{number}").replace("episode: 2\n", "")
            many[f"{folder}/audio.mp3"] = silence(3)[: 384 * 8]
        return make(many)

    def test_a_page_has_a_hundred_episodes_and_leads_to_the_others(self, made):
        pages = {}
        for path in (FEED, "podcasts/night/feed/2.xml", "podcasts/night/feed/3.xml"):
            channel = etree.fromstring(made.data(path))[0]
            links = {
                one.get("rel"): one.get("href").removeprefix(NIGHT)
                for one in channel.findall("atom:link", NAMES)
            }
            pages[path.removeprefix("podcasts/night/")] = (len(channel.findall("item")), links)
        assert pages == {
            "feed.xml": (
                100,
                {"self": "/feed.xml", "first": "/feed.xml", "next": "/feed/2.xml", "last": "/feed/3.xml"},
            ),
            "feed/2.xml": (
                100,
                {
                    "self": "/feed/2.xml",
                    "first": "/feed.xml",
                    "previous": "/feed.xml",
                    "next": "/feed/3.xml",
                    "last": "/feed/3.xml",
                },
            ),
            "feed/3.xml": (
                3,
                {
                    "self": "/feed/3.xml",
                    "first": "/feed.xml",
                    "previous": "/feed/2.xml",
                    "last": "/feed/3.xml",
                },
            ),
        }
        assert "podcasts/night/feed/4.xml" not in made

    def test_each_page_is_dated_by_its_own_newest_episode(self, made):
        dates = [
            etree.fromstring(made.data(path))[0].findtext("lastBuildDate")
            for path in (FEED, "podcasts/night/feed/3.xml")
        ]
        assert dates == ["Sat, 01 Jan 2022 03:19:00 +0000", "Thu, 08 Jul 2021 09:10:00 +0200"]


def test_a_feed_of_one_page_leads_to_no_other(channel):
    assert [one[1]["rel"] for one in said(channel({}), "atom:link")] == ["self"]


def test_the_feed_stands_at_its_old_addresses_on_this_site_too(make):
    moved = "moved_from: ['https://clocks.example.org/base/radio.xml', 'https://clocks.example.org/base/?feed=podcast']"
    made = make(show(moved))
    assert made.data("radio.xml") == made.data(FEED)
    assert [path for path in made if "feed=podcast" in path] == []


class TestAllShows:
    def test_the_publishers_feed_names_each_show(self, make):
        made = make({"podcasts/day/show.md": SHOW.replace("Night & Day", "Day").replace("9a001", "9a002")})
        channel = etree.fromstring(made.data("podcasts/feed.xml"))[0]
        assert said(channel, "podcast:medium") == [("publisher", {})]
        assert [one for _, one in said(channel, "podcast:remoteItem")] == [
            {
                "medium": "podcast",
                "feedGuid": f"7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9{end}",
                "feedUrl": f"https://clocks.example.org/base/podcasts/{slug}/feed.xml",
                "title": title,
            }
            for slug, end, title in (("day", "a002", "Day Radio"), ("night", "a001", "Night & Day Radio"))
        ]
        assert (channel.find("lastBuildDate"), channel.find("item")) == (None, None)

    def test_all_shows_can_be_subscribed_to_at_once(self, make):
        (outline,) = etree.fromstring(make().data("podcasts.opml")).iter("outline")
        assert dict(outline.attrib) == {
            "type": "rss",
            "text": "Night & Day Radio",
            "title": "Night & Day Radio",
            "xmlUrl": f"{NIGHT}/feed.xml",
            "htmlUrl": f"{NIGHT}/",
            "description": "Talk about work at night & by day.",
        }


class TestDescription:
    def test_only_the_tags_that_directories_know_are_left(self):
        notes = (
            "<h2>Night</h2>\n<p>A <em>lamp</em>.<sup>1</sup></p><figure><img src='x.png' alt='Lamp'></figure>"
            "<blockquote><p>Who?</p></blockquote><table><tr><td>1</td><td>2</td></tr></table><hr>words"
        )
        assert description(notes, "") == (
            "<p>Night</p>\n<p>A <em>lamp</em>.1</p>\n<p>Who?</p>\n<p>1 2</p>\n<p>words</p>"
        )

    def test_it_ends_with_a_sentence_before_four_thousand_bytes(self):
        sentence = "Ödön lights the lamps. "
        made = description(f"<p>First.</p><p>{sentence * 300}</p><p>Last.</p>", "")
        assert len(made.encode()) <= 4000
        assert len(made.encode()) > 3900
        assert made.startswith("<p>First.</p>\n<p>Ödön lights")
        assert made.endswith("the lamps.</p>")

    def test_the_chapters_are_kept_when_the_notes_are_cut(self):
        made = description(f"<p>{'Night falls. ' * 500}</p>", "<p>00:00:00 Dusk</p>")
        assert len(made.encode()) <= 4000
        assert made.endswith("falls.</p>\n<p>00:00:00 Dusk</p>")

    def test_more_chapters_than_fit_are_left_out(self):
        made = description("<p>Night.</p>", f"<p>{'00:00:00 Dusk<br>' * 500}</p>")
        assert made == "<p>Night.</p>"


def test_hidden_episodes_are_in_no_feed(channel):
    assert HIDDEN.splitlines()[1].removeprefix("title: ") not in [
        one.findtext("title") for one in channel({}).findall("item")
    ]
