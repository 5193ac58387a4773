"""The mistakes in shows and episodes that are found, with their places."""

import pytest
from night_radio import HIDDEN, LAMP, OWL, SHOW, picture, silence, sound

NIGHT = "content/podcasts/night"
COVER_ADVICE = "export it as JPEG in RGB, 3000 by 3000 pixels"


def show(old: str, new: str) -> dict[str, str]:
    assert old in SHOW
    return {"podcasts/night/show.md": SHOW.replace(old, new)}


def test_a_podcast_without_mistakes_is_left_in_peace(findings):
    assert findings({}) == []


class TestCategories:
    @pytest.mark.parametrize(
        ("typed", "advice"),
        [
            ("Business > Carers", 'did you mean "Business > Careers"?'),
            ("Careers", 'did you mean "Business > Careers"?'),
            ("business", 'did you mean "Business"?'),
            ("Government & Organizations > Non-Profit", 'did you mean "Business > Non-Profit"?'),
            ("Sciences", 'did you mean "Science"?'),
            ("Qwxyz", "write one such as Business > Careers"),
        ],
    )
    def test_one_that_apple_does_not_know_is_found_in_its_place(self, findings, typed, advice):
        message = f'"{typed}" is not a category of Apple\'s'
        assert findings(show(", Technology]", f", {typed}]")) == [
            f"{NIGHT}/show.md:5:57 unknown-category: {message} -> {advice}"
        ]

    def test_blanks_around_the_sign_do_not_matter(self, findings):
        assert findings(show("Business > Careers", "Business>Careers")) == []


class TestCover:
    def test_one_that_does_not_exist_is_found_with_the_nearest_name(self, findings):
        assert findings(show("cover: cover.jpg", "cover: covre.jpg")) == [
            f'{NIGHT}/show.md:7:8 missing-file: there is no file "{NIGHT}/covre.jpg"'
            ' -> did you mean "cover.jpg"?'
        ]

    @pytest.mark.parametrize(
        ("made", "message"),
        [
            (
                picture(size=(1399, 1399)),
                "this picture has 1399 by 1399 pixels; it must be square, with 1400 to 3000",
            ),
            (
                picture(size=(3001, 3001)),
                "this picture has 3001 by 3001 pixels; it must be square, with 1400 to 3000",
            ),
            (
                picture(size=(1400, 1500)),
                "this picture has 1400 by 1500 pixels; it must be square, with 1400 to 3000",
            ),
            (picture("CMYK"), "the colours of this picture are CMYK, not RGB"),
            (picture("L"), "the colours of this picture are L, not RGB"),
            (
                picture(made_as="PNG"),
                "this is a PNG picture with a name that ends in .jpg; directories want .jpg or .png",
            ),
        ],
    )
    def test_one_that_directories_refuse_is_found(self, findings, made, message):
        assert findings({"podcasts/night/cover.jpg": made}) == [
            f"{NIGHT}/show.md:7:8 bad-cover: {message} -> {COVER_ADVICE}"
        ]

    def test_one_that_is_no_picture_under_a_name_that_none_has_is_found(self, findings):
        drawn = {**show("cover.jpg", "cover.svg"), "podcasts/night/cover.svg": b"<svg/>"}
        assert findings(drawn) == [
            f"{NIGHT}/show.md:7:8 bad-cover: this file cannot be read as a picture -> {COVER_ADVICE}"
        ]

    def test_the_smallest_and_the_largest_are_taken_and_png_too(self, findings):
        png = {
            **show("cover.jpg", "art.png"),
            "podcasts/night/art.png": picture(size=(3000, 3000), made_as="PNG"),
        }
        assert findings(png) == []

    def test_a_name_that_apps_do_not_know_for_jpeg_is_found(self, findings):
        named = {**show("cover.jpg", "cover.jpeg"), "podcasts/night/cover.jpeg": picture()}
        message = "this is a JPEG picture with a name that ends in .jpeg; directories want .jpg or .png"
        assert findings(named) == [f"{NIGHT}/show.md:7:8 bad-cover: {message} -> {COVER_ADVICE}"]


class TestNumbersAndDates:
    def test_two_episodes_of_a_season_with_one_number_are_found(self, findings):
        assert findings({"podcasts/night/002-owl/index.md": OWL.replace("episode: 2", "episode: 1")}) == [
            f"{NIGHT}/002-owl/index.md:5:10 episode-number: another episode has the number 1 already"
            " -> give it the next free number, or another season"
        ]

    def test_a_number_may_come_again_in_another_season_and_for_a_bonus(self, findings):
        again = OWL.replace("season: 1\nepisode: 2", "season: 2\nepisode: 1")
        bonus = HIDDEN.replace("guid:", "type: bonus\nseason: 1\nepisode: 1\nguid:")
        changes = {"podcasts/night/002-owl/index.md": again, "podcasts/night/003-members/index.md": bonus}
        assert findings(changes) == []

    def test_a_serial_show_needs_numbers_for_its_full_episodes(self, findings):
        changes = show("explicit: false", "explicit: false\ntype: serial")
        found = findings({**changes, "podcasts/night/004-later/index.md": None})
        assert found == [
            f"{NIGHT}/003-members/index.md:1:1 no-episode-number: this episode of a serial show has no number"
            " -> add episode: 1, or the like"
        ]

    def test_two_episodes_of_one_moment_are_found(self, findings):
        changes = {
            "podcasts/night/003-members/index.md": HIDDEN.replace("2021-03-01", "2021-02-03 05:05+01:00")
        }
        assert findings(changes) == [
            f"{NIGHT}/003-members/index.md:3:7 same-date: another episode has this date already"
            " -> give one of them a time, such as 2021-02-03 09:30"
        ]

    def test_episodes_of_two_shows_are_free_of_each_other(self, findings):
        other = {
            "podcasts/day/show.md": SHOW.replace("9a001", "9a002"),
            "podcasts/day/cover.jpg": picture(),
            "podcasts/day/001-lamp/index.md": LAMP.replace("night-1", "day-1").replace(
                "![A lamp](lamp.png)", ""
            ),
            "podcasts/day/001-lamp/audio.mp3": silence(3),
        }
        assert findings(other) == []


class TestSameRecording:
    def test_a_copy_beside_another_episode_is_found(self, findings):
        copies = {
            f"podcasts/night/{folder}/audio.mp3": sound(170, 150, 160) for folder in ("001-lamp", "002-owl")
        }
        message = "another episode has this recording already -> give each its own"
        assert findings(copies) == [f"{NIGHT}/002-owl/audio.mp3 recording-twice: {message}"]

    def test_recordings_of_one_size_that_sound_otherwise_are_two(self, findings):
        others = {"podcasts/night/001-lamp/audio.mp3": sound(170, 150, 160)}
        assert findings({**others, "podcasts/night/002-owl/audio.mp3": sound(170, 160, 150)}) == []

    def test_two_silent_ones_are_no_mistake(self, findings):
        assert findings({"podcasts/night/002-owl/audio.mp3": silence(6)}) == []


def test_a_summary_is_measured_in_bytes_as_directories_do(findings):
    fits, too_long = "é" * 2000, "é" * 2000 + "!"
    assert findings(show("Talk about work at night & by day.", fits)) == []
    assert findings(show("Talk about work at night & by day.", too_long)) == [
        f"{NIGHT}/show.md:3:10 bad-value: summary: this has 4001 bytes, and directories take at most 4000"
        " -> shorten it"
    ]


def test_episodes_without_a_show_are_found_once(findings):
    assert findings({"podcasts/night/show.md": None}) == [
        f'{NIGHT}/000-trailer/index.md:1:1 no-show: there is no "{NIGHT}/show.md"'
        " -> add it, with title: and so on"
    ]


def test_episodes_of_a_show_that_has_mistakes_of_its_own_are_not_blamed(findings):
    assert findings(show("explicit: false", "explicit: perhaps")) == []


def test_a_recording_without_a_text_is_found(findings):
    assert findings({"podcasts/night/009-owl-again/audio.mp3": silence(3)}) == [
        f"{NIGHT}/009-owl-again/audio.mp3 no-index: there is no index.md beside this recording"
        " -> add it, or remove the recording"
    ]


def test_a_recording_whose_text_has_mistakes_of_its_own_is_not_blamed(findings):
    assert findings({"podcasts/night/002-owl/index.md": "no front matter"}) == []
