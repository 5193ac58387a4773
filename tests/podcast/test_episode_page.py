"""What the page of an episode shows."""

import pytest
from night_radio import LAMP, OWL, SHOW, sound

from coalition.core.media.facts import Cue
from coalition.core.views.parts import FeedLink, Link, Role
from coalition.podcast.speech import paragraphs
from coalition.podcast.views import AudioView, ChapterView, EpisodePage, Phrase, Speech

LAMP_URL = "/base/podcasts/night/lamp/"


@pytest.fixture
def lamp(make) -> EpisodePage:
    return make().view("podcasts/night/lamp/index.html")


def test_the_page_names_the_episode_and_its_show(lamp):
    assert (lamp.title, lamp.number, lamp.length) == ("The lamp lighter", "Episode 1", "6 s")
    assert (lamp.day.iso, lamp.day.text) == ("2021-02-03T04:05:00+00:00", "3 February 2021")
    assert lamp.show == Link("Night & Day Radio", "/base/podcasts/night/")
    assert lamp.cover.src == "/base/podcasts/night/cover.jpg"
    assert lamp.summary == "Ada lights lamps & more."
    assert 'Ada lights <a href="https://lamps.example.net/">lamps</a>' in lamp.body
    assert lamp.topics == (Link("Naps & rest", "/base/topics/naps/"),)
    assert lamp.feed_href == "/base/podcasts/night/feed.xml"


def test_the_player_knows_the_audio(lamp):
    assert lamp.audio == AudioView(
        src=f"{LAMP_URL}audio.mp3",
        url=f"https://clocks.example.org{LAMP_URL}audio.mp3",
        type="audio/mpeg",
        bytes=96_000,
        size="96 kB",
        seconds=6,
        duration="PT6S",
    )


def test_a_recording_that_grows_louder_has_a_waveform_that_grows_higher(make):
    recording = sound(146, 158, 170)
    page = make({"podcasts/night/001-lamp/audio.mp3": recording}).view("podcasts/night/lamp/index.html")
    assert (page.waveform.width, page.waveform.height) == (200, 100)
    assert page.waveform.path.startswith("M0.5 33.5v33M1.5 33.5v33M")
    assert page.waveform.path.endswith("M198.5 0.5v99M199.5 0.5v99")


def test_silence_has_no_waveform(lamp):
    assert lamp.waveform is None


def test_chapters_play_the_audio_from_their_time_on(lamp):
    assert lamp.chapters == (
        ChapterView(0, "0:00", "Dusk", f"{LAMP_URL}audio.mp3#t=0"),
        ChapterView(2, "0:02", "Lamps & light", f"{LAMP_URL}audio.mp3#t=2", "https://lamps.example.net/"),
        ChapterView(5, "0:05", "Dawn", f"{LAMP_URL}audio.mp3#t=5"),
    )


def test_the_transcript_joins_what_a_voice_says_and_links_those_who_have_a_page(lamp):
    bo, ada = Link("Bo Reed", "/base/people/bo-reed/"), Link("Ada Lamp", "/base/people/ada-lamp/")
    audio = f"{LAMP_URL}audio.mp3"
    assert lamp.transcript == (
        Speech(
            0, "0:00", f"{audio}#t=0", bo, ((Phrase(0.0, "Good evening."), Phrase(1.0, "Who is there?")),)
        ),
        Speech(2, "0:02", f"{audio}#t=2.5", ada, ((Phrase(2.5, "It is me."),),)),
        Speech(4, "0:04", f"{audio}#t=4", Link("Passer-by"), ((Phrase(4.0, "Me too!"),),)),
        Speech(5, "0:05", f"{audio}#t=5", None, ((Phrase(5.0, "(a bell)"),),)),
    )
    assert lamp.transcript_files == (
        Link("WebVTT", f"{LAMP_URL}transcript.vtt"),
        Link("SubRip", f"{LAMP_URL}transcript.srt"),
        Link("HTML", f"{LAMP_URL}transcript.html"),
        Link("Plain text", f"{LAMP_URL}transcript.txt"),
    )


def test_a_long_speech_has_paragraphs_that_end_with_sentences():
    sentence = "The night is long, and the lamp is lit."
    words = [*(sentence for _ in range(14)), "Then comes", "the dawn."]
    first, second = paragraphs(Cue(at, at + 1, text) for at, text in enumerate(words))
    assert [phrase.text for phrase in first] == [sentence] * 13
    assert second == (Phrase(13, sentence), Phrase(14, "Then comes"), Phrase(15, "the dawn."))


def test_hosts_and_guests_have_their_cards(lamp):
    assert [card.name for card in lamp.hosts] == ["Bo Reed"]
    assert [card.name for card in lamp.guests] == ["Ada Lamp"]
    assert lamp.guests[0].roles == (Role("Lamp lighter", "Moon Guild"), Role("", "Slow Clocks"))


def test_the_partners_are_those_named_and_those_that_the_speakers_worked_for_that_day(make):
    def partners(date: str) -> list[str]:
        moved = LAMP.replace("2021-02-03", date)
        made = make({"podcasts/night/001-lamp/index.md": moved})
        return [card.name for card in made.view("podcasts/night/lamp/index.html").partners]

    assert partners("2021-02-03") == ["Star Guild", "Moon Guild"]
    assert partners("2018-02-03") == ["Star Guild", "Sun Guild"]


def test_the_head_is_for_feeds_readers_and_those_who_share_the_page(lamp):
    head = lamp.head
    assert (head.title, head.description, head.kind) == (
        "The lamp lighter",
        "Ada lights lamps & more.",
        "article",
    )
    assert head.canonical == "https://clocks.example.org/base/podcasts/night/lamp/"
    assert head.image == "https://clocks.example.org/base/podcasts/night/lamp/social-card.png"
    assert head.feeds == (
        FeedLink(
            "Night & Day Radio",
            "https://clocks.example.org/base/podcasts/night/feed.xml",
            "application/rss+xml",
        ),
    )
    assert head.breadcrumb == (
        Link("Podcasts", "/base/podcasts/"),
        Link("Night & Day Radio", "/base/podcasts/night/"),
    )
    assert (head.indexed, head.held) == (True, "")


def test_an_episode_leads_to_the_one_before_and_the_one_after(make):
    made = make()
    owl, trailer = (
        Link("The owl", "/base/podcasts/night/owl/", "de"),
        Link("What is to come", "/base/podcasts/night/trailer/"),
    )

    def around(slug: str) -> tuple[Link | None, Link | None]:
        page = made.view(f"podcasts/night/{slug}/index.html")
        return page.previous, page.next

    assert around("lamp") == (trailer, owl)
    assert around("owl") == (Link("The lamp lighter", LAMP_URL), None)
    assert around("trailer") == (None, Link("The lamp lighter", LAMP_URL))


def test_an_episode_speaks_its_own_language_and_warns_for_itself(make):
    made = make()
    owl, lamp = made.view("podcasts/night/owl/index.html"), made.view("podcasts/night/lamp/index.html")
    assert (owl.language, owl.explicit) == ("de", True)
    assert (lamp.language, lamp.explicit) == ("en-GB", False)


def test_an_episode_may_do_without_the_shows_hosts(make):
    assert make().view("podcasts/night/owl/index.html").hosts == ()


def test_an_episode_with_nothing_but_audio_has_empty_lists(make):
    page = make().view("podcasts/night/trailer/index.html")
    assert (page.number, page.chapters, page.transcript, page.transcript_files) == ("Trailer", (), (), ())


def test_a_hidden_episode_is_found_by_its_address_alone(make):
    made = make()
    hidden = made.view("podcasts/night/members/index.html")
    assert (hidden.head.indexed, hidden.previous, hidden.next) == (False, None, None)
    (listed,) = made.view("podcasts/night/index.html").seasons
    assert "For members only" not in [card.title for card in listed.episodes]


def test_the_preview_says_why_an_episode_is_not_published_yet(make):
    late = OWL.replace("2021-07-08", "2031-07-08")
    made = make({"podcasts/night/002-owl/index.md": late}, preview=True)
    held = {
        slug: made.view(f"podcasts/night/{slug}/index.html").head.held for slug in ("later", "owl", "lamp")
    }
    assert held == {"later": "draft", "owl": "in the future", "lamp": ""}
    assert made.view("podcasts/night/later/index.html").audio is None


def test_a_small_recording_is_measured_in_kilobytes_and_a_large_one_in_megabytes(make, files):
    large = files["podcasts/night/001-lamp/audio.mp3"] * 20
    page = make({"podcasts/night/001-lamp/audio.mp3": large}).view("podcasts/night/lamp/index.html")
    assert (page.audio.size, page.audio.duration, page.length) == ("1.9 MB", "PT2M", "2 min")


def test_the_navigation_leads_to_the_only_show_or_to_the_list_of_several(make, files):
    def section(changes: dict[str, str | bytes]) -> str:
        return make(changes).view("podcasts/night/lamp/index.html").head.section

    other = SHOW.replace("9a001", "9a002")
    assert section({}) == "/base/podcasts/night/"
    assert section({"podcasts/day/show.md": other, "podcasts/day/cover.jpg": b"x"}) == "/base/podcasts/"
