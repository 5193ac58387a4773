"""Every form of a transcript says the same."""

import json

import pytest
from night_radio import TRANSCRIPT

from coalition.core.media.transcript import parse_transcript

LAMP = "podcasts/night/lamp/"
BESIDE = "podcasts/night/001-lamp/"


@pytest.fixture
def made(make):
    """The outputs, where the transcript lies beside its episode as SubRip."""
    return make({f"{BESIDE}transcript.vtt": None, f"{BESIDE}transcript.srt": SUBRIP})


SUBRIP = """\
1
00:00:00,000 --> 00:00:02,500
Bo Reed: Who is there?

2
00:00:02,500 --> 00:00:04,000
Ada Lamp: It is <me> & 3 > 2.

3
00:00:04,000 --> 00:00:05,900
And the owl.
"""


def test_web_vtt(made):
    assert made.data(f"{LAMP}transcript.vtt").decode() == (
        "WEBVTT\n\n"
        "00:00:00.000 --> 00:00:02.500\n<v Bo Reed>Who is there?</v>\n\n"
        "00:00:02.500 --> 00:00:04.000\n<v Ada Lamp>It is &lt;me&gt; &amp; 3 &gt; 2.</v>\n\n"
        "00:00:04.000 --> 00:00:05.900\n<v Ada Lamp>And the owl.</v>\n"
    )


def test_what_is_written_as_subrip_and_as_web_vtt_is_read_as_it_was(make):
    before, _ = parse_transcript(TRANSCRIPT, "t.vtt")
    after, found = parse_transcript(make().data(f"{LAMP}transcript.srt").decode(), "t.srt")
    assert found == ()
    assert [(one.start, one.end, one.text) for one in after.cues][:4] == [
        (one.start, one.end, one.text) for one in before.cues
    ][:4]
    assert [one.speaker for one in after.cues][:3] == ["Bo Reed", "Bo Reed", "Adelheid Lamp"]


def test_json(made):
    assert json.loads(made.data(f"{LAMP}transcript.json")) == {
        "version": "1.0.0",
        "segments": [
            {"speaker": "Bo Reed", "startTime": 0.0, "endTime": 2.5, "body": "Who is there?"},
            {"speaker": "Ada Lamp", "startTime": 2.5, "endTime": 4.0, "body": "It is <me> & 3 > 2."},
            {"speaker": "Ada Lamp", "startTime": 4.0, "endTime": 5.9, "body": "And the owl."},
        ],
    }


def test_plain_text(made):
    assert made.data(f"{LAMP}transcript.txt").decode() == (
        "Bo Reed: Who is there?\n\nAda Lamp: It is <me> & 3 > 2. And the owl.\n"
    )


def test_html(made):
    page = made.data(f"{LAMP}transcript.html").decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert '<link rel="canonical" href="https://clocks.example.org/base/podcasts/night/lamp/">' in page
    assert page.endswith(
        "<cite>Bo Reed:</cite><time>0:00</time><p>Who is there?</p>"
        "<cite>Ada Lamp:</cite><time>0:02</time><p>It is &lt;me&gt; &amp; 3 &gt; 2.</p><p>And the owl.</p>"
        "</main></body></html>\n"
    )


def test_the_form_that_lies_beside_the_episode_is_published_as_it_is(made):
    assert made[f"{LAMP}transcript.srt"].source.read_text(encoding="utf-8") == SUBRIP


def test_without_times_there_are_no_captions(make):
    made = make({f"{BESIDE}transcript.vtt": None, f"{BESIDE}transcript.txt": "Ada Lamp: Hello.\n"})
    forms = sorted(path.removeprefix(LAMP) for path in made if path.startswith(f"{LAMP}transcript"))
    assert forms == ["transcript.html", "transcript.txt"]
    assert "<main><h1>The lamp lighter</h1><cite>Ada Lamp:</cite><p>Hello.</p></main>" in (
        made.data(f"{LAMP}transcript.html").decode()
    )
