"""What an episode's page shows besides: parts to share, credits, discussions, times in the notes."""

import pytest
from night_radio import LAMP, SHOW, silence

from coalition.core.views.parts import Link
from coalition.podcast.times_in_notes import link_times
from coalition.podcast.views import Credit, SoundbiteView

NIGHT = "podcasts/night"
AUDIO = "/base/podcasts/night/lamp/audio.mp3"


@pytest.fixture
def lamp(make):
    """Return a function that gives the page of an episode of a minute, with more keys in its front matter."""

    def page(more: str = "", text: str = "", **changes):
        typed = LAMP.replace("topics: [naps]\n", f"topics: [naps]\n{more}") + text
        files = {f"{NIGHT}/001-lamp/index.md": typed, f"{NIGHT}/001-lamp/audio.mp3": silence(60)}
        return make({**files, **changes}).view(f"{NIGHT}/lamp/index.html")

    return page


def test_a_soundbite_plays_alone_and_has_an_address_to_share(lamp):
    page = lamp(
        "soundbites:\n  - {start: 30.5, duration: 20, title: Moths}\n"
        "  - {start: 0:05, duration: 15, title: Lamps}\n"
    )
    address = "https://clocks.example.org/base/podcasts/night/lamp/"
    assert page.soundbites == (
        SoundbiteView("Lamps", "0:05", "15 s", f"{AUDIO}#t=5,20", f"{address}?t=5,20"),
        SoundbiteView("Moths", "0:30", "20 s", f"{AUDIO}#t=30.5,50.5", f"{address}?t=30.5,50.5"),
    )


def test_credits_name_those_who_did_something_for_the_episode(lamp):
    shows = SHOW.replace("license:", "credits: {producer: [bo-reed]}\nlicense:")
    page = lamp("credits: {audio editor: [ada-lamp, bo-reed]}\n", **{f"{NIGHT}/show.md": shows})
    bo, ada = Link("Bo Reed", "/base/people/bo-reed/"), Link("Ada Lamp", "/base/people/ada-lamp/")
    assert page.credits == (Credit("Producer", (bo,)), Credit("Audio editor", (ada, bo)))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "discuss: {protocol: activitypub, url: https://social.example.net/1}\n",
            (Link("Discuss on the Fediverse", "https://social.example.net/1"),),
        ),
        ("discuss: none\n", ()),
    ],
)
def test_a_discussion_is_linked_where_there_is_one(lamp, typed, expected):
    assert lamp(typed).discussion == expected


def test_an_episodes_own_licence_comes_before_that_of_its_show(lamp):
    assert lamp().license == Link("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/")
    assert lamp("license: CC0 1.0\n").license == Link(
        "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"
    )


def test_times_in_the_notes_lead_to_the_recording(lamp):
    page = lamp(text="\nMoths come at 0:30, and the lamp goes out at 1:30.\n")
    assert f'Moths come at <a href="{AUDIO}#t=30">0:30</a>, and the lamp goes out at 1:30.' in page.body


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("<p>12:30 Moths &amp; <b>0:05</b></p>", '<p>[750]12:30[/] Moths &amp; <b>[5]0:05[/]</b></p>'),
        ("<li>00:12:30 Moths</li>", "<li>[750]00:12:30[/] Moths</li>"),
        ("<li>(1:00:00)</li>", "<li>([3600]1:00:00[/])</li>"),
        ("<p>at 2:00:00, after its end</p>", None),
        ("<p>at 9:30 a.m., 9:30pm, 9:30 PM</p>", None),
        ("<p>on 2024-05-06T09:30, 1:2:3:4, 3:1, 5:99, v1:30, 10:30.5</p>", None),
        ('<p><a href="/x">at 9:30</a> <code>9:30</code></p><pre>9:30</pre>', None),
        ('<p><img src="/9:30.png" alt="9:30"><br/></p>', None),
        ("<p>Out at 9:30.</p>", "<p>Out at [570]9:30[/].</p>"),
    ],
)  # fmt: skip
def test_only_what_is_a_time_of_the_recording_is_linked(typed, expected):
    opened = '<a href="/a&amp;b.mp3#t='
    said = (expected or typed).replace("[/]", "</a>").replace("[", opened).replace("]", '">')
    assert link_times(typed, "/a&b.mp3", 4000) == said


def test_a_transcript_without_times_is_shown_without_links(make):
    plain = "Bo Reed: Good evening.\n\nAda Lamp: It is me.\n"
    files = {f"{NIGHT}/001-lamp/transcript.vtt": None, f"{NIGHT}/001-lamp/transcript.txt": plain}
    page = make(files).view(f"{NIGHT}/lamp/index.html")
    assert {(speech.time, speech.href) for speech in page.transcript} == {("", "")}
    assert page.transcript_files == (Link("Plain text", "/base/podcasts/night/lamp/transcript.txt"),)
