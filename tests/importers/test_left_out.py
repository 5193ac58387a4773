"""What `check` would refuse is left out by an import, and named in its report."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from coalition.commands.check import check
from tests.importers.conftest import picture, silence
from tests.importers.old_host import OldHost

Bring = Callable[..., tuple[int, str]]
Publish = Callable[..., None]
OLD = "content/podcasts/old"
DAY = "2024-01-{:02}T10:00:00Z"


def item(day: int, *, more: str = "", audio: str = "", guid: str = "") -> str:
    """An episode that came out on a day of January 2024."""
    url = audio or f"HOST/audio/{day}.mp3"
    guid = guid or f"guid-{day}"
    return (
        f"<item><title>Day {day}</title><guid>{guid}</guid><pubDate>{DAY.format(day)}</pubDate>"
        f'<description>Words.</description><enclosure url="{url}" length="1" type="audio/mpeg"/>{more}</item>'
    )


@pytest.fixture
def publish(host: OldHost) -> Publish:
    """Return a function that puts a feed of these items on the old host, with a recording for each day."""

    def put(*items: str, more: str = "", cover: str = "HOST/cover.jpg") -> None:
        channel = f'<title>Old</title><itunes:category text="Arts"/><itunes:image href="{cover}"/>{more}'
        channel += "<description>A show.</description><itunes:explicit>no</itunes:explicit>"
        text = (
            '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
            'xmlns:podcast="https://podcastindex.org/namespace/1.0">'
            f"<channel>{channel}{''.join(items)}</channel></rss>"
        )
        host.files["/x.xml"] = (
            text.replace("UNSAFE", host.unsafe_address).replace("HOST", host.address).encode()
        )
        host.files |= {f"/audio/{day}.mp3": silence(3 * day) for day in range(1, 10)}

    return put


def front_matter(root: Path, folder: str) -> list[str]:
    text = (root / OLD / folder / "index.md").read_text(encoding="utf-8")
    return text.split("---\n")[1].splitlines()


def limit(root: Path, setting: str) -> None:
    for name in ("pelicanconf.py", "publishconf.py"):
        with (root / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{setting}\n")


def passes(root: Path) -> bool:
    return check(root, warnings_as_errors=True) == 0


# Numbers

NUMBER = "<itunes:season>1</itunes:season><itunes:episode>{}</itunes:episode>"
SERIAL = "<itunes:type>serial</itunes:type>"


def test_of_two_episodes_with_one_number_the_older_keeps_it(
    bring: Bring, publish: Publish, root: Path
) -> None:
    publish(item(2, more=NUMBER.format(7)), item(1, more=NUMBER.format(7)))
    code, said = bring("x.xml")
    assert (
        code,
        "- another episode of season 1 has the number 7, which is left out (“Day 2”)\n" in said,
    ) == (0, True)
    assert "episode: 7" in front_matter(root, "001-day-1")
    assert not any(line.startswith("episode:") for line in front_matter(root, "002-day-2"))
    assert passes(root)


def test_a_number_that_an_episode_here_has_is_left_out_of_a_later_one(
    bring: Bring, publish: Publish, root: Path
) -> None:
    publish(item(1, more=NUMBER.format(7)))
    bring("x.xml")
    publish(item(1, more=NUMBER.format(7)), item(2, more=NUMBER.format(7)))
    assert "has the number 7, which is left out (“Day 2”)" in bring("x.xml")[1]
    assert passes(root)


def test_a_bonus_may_have_the_number_of_the_episode_that_it_belongs_to(
    bring: Bring, publish: Publish, root: Path
) -> None:
    bonus = f"{NUMBER.format(7)}<itunes:episodeType>bonus</itunes:episodeType>"
    publish(item(1, more=NUMBER.format(7)), item(2, more=bonus))
    assert "left out" not in bring("x.xml")[1]
    assert "episode: 7" in front_matter(root, "002-day-2")


def test_episodes_of_a_serial_show_get_the_numbers_that_they_lack(
    bring: Bring, publish: Publish, root: Path
) -> None:
    publish(item(1, more=NUMBER.format(1)), item(2), item(3, more=NUMBER.format(2)), item(4), more=SERIAL)
    said = bring("x.xml")[1]
    assert (
        "- episodes of a serial show need numbers; this one has the next that is free, 1 (“Day 2”)\n" in said
    )
    assert (
        "- episodes of a serial show need numbers; this one has the next that is free, 2 (“Day 4”)\n" in said
    )
    assert "episode: 2" in front_matter(root, "003-day-3")
    assert passes(root)


# Recordings


def test_an_episode_with_the_recording_of_another_is_a_draft_without_it(
    bring: Bring, publish: Publish, root: Path
) -> None:
    publish(item(1), item(2, audio="HOST/audio/1.mp3"))
    code, said = bring("x.xml")
    assert code == 0
    assert (
        "the recording is that of another episode already; without one of its own it is a draft (“Day 2”)"
        in said
    )
    assert "status: draft" in front_matter(root, "002-day-2")
    assert passes(root)


def test_with_download_each_has_its_own_copy(bring: Bring, publish: Publish, root: Path) -> None:
    publish(item(1), item(2, audio="HOST/audio/1.mp3"))
    assert bring("x.xml", download=True)[0] == 0
    assert (root / OLD / "002-day-2" / "audio.mp3").exists()
    assert passes(root)


def test_an_episode_whose_recording_is_gone_is_a_draft_until_it_is_there(
    bring: Bring, publish: Publish, host: OldHost, root: Path
) -> None:
    publish(item(1), item(2))
    gone = host.files.pop("/audio/2.mp3")
    code, said = bring("x.xml")
    assert code == 1
    assert "- the recording cannot be had, so that the episode is a draft: 404 Not Found (“Day 2”)\n" in said
    assert "status: draft" in front_matter(root, "002-day-2")
    assert passes(root)
    host.files["/audio/2.mp3"] = gone
    code, said = bring("x.xml")
    assert code == 0
    assert "- the recording is there now, so that the episode is no draft any more (“Day 2”)\n" in said
    assert "status: draft" not in front_matter(root, "002-day-2")
    assert passes(root)


def test_a_run_that_was_killed_before_it_noted_what_it_measured_is_made_good_by_the_next(
    bring: Bring, publish: Publish, root: Path
) -> None:
    publish(item(1), item(2))
    bring("x.xml")
    (root / "content" / "media.lock.yaml").unlink()
    assert bring("x.xml")[0] == 0
    assert passes(root)


def test_another_form_that_cannot_be_had_is_left_out(bring: Bring, publish: Publish, root: Path) -> None:
    other = (
        '<podcast:alternateEnclosure type="audio/mpeg"><podcast:source uri="HOST/{}.mp3"/>'
        "</podcast:alternateEnclosure>"
    )
    publish(item(1, more=other.format("gone") + other.format("audio/9")))
    code, said = bring("x.xml")
    assert (code, "/gone.mp3 is left out: 404 Not Found (“Day 1”)\n" in said) == (0, True)
    assert [line.rpartition("/")[2] for line in front_matter(root, "001-day-1") if "- url:" in line] == [
        "9.mp3"
    ]
    assert passes(root)


def test_a_recording_that_is_no_audio_makes_a_draft(
    bring: Bring, publish: Publish, host: OldHost, root: Path
) -> None:
    host.files["/page.mp3"] = b"<html>Gone</html>"
    publish(item(1, audio="HOST/page.mp3"), item(2, audio="http://["), item(3))
    said = bring("x.xml")[1]
    assert "so that the episode is a draft: this is not MP3 audio, but a web page (“Day 1”)\n" in said
    assert "so that the episode is a draft: this is not a web address (“Day 2”)\n" in said
    assert passes(root)


# What belongs to a recording


def test_a_soundbite_beyond_the_end_is_left_out_whatever_length_the_feed_claims(
    bring: Bring, publish: Publish, root: Path
) -> None:
    bites = (
        '<podcast:soundbite startTime="0" duration="20">Good</podcast:soundbite>'
        '<podcast:soundbite startTime="15" duration="20">Long</podcast:soundbite>'
        "<itunes:duration>3:00</itunes:duration>"
    )
    publish(item(9, more=bites))
    said = bring("x.xml")[1]
    assert "- a soundbite ends at 0:35, and the recording at 0:27; it is left out (“Day 9”)\n" in said
    assert [line for line in front_matter(root, "001-day-9") if "title:" in line] == [
        "title: Day 9",
        "  title: Good",
    ]
    assert passes(root)


def test_chapters_beyond_the_end_are_left_out_whatever_length_the_feed_claims(
    bring: Bring, publish: Publish, host: OldHost, root: Path
) -> None:
    host.files["/c.json"] = b'{"chapters": [{"startTime": 0, "title": "A"}, {"startTime": 90, "title": "B"}]}'
    publish(item(1, more='<podcast:chapters url="HOST/c.json"/><itunes:duration>3:00</itunes:duration>'))
    assert bring("x.xml")[0] == 0
    assert passes(root)


# Licences


def test_a_licence_that_nobody_could_look_up_is_left_out(bring: Bring, publish: Publish, root: Path) -> None:
    known = '<podcast:license url="https://old.example.org/terms">Ours</podcast:license>'
    unknown = "<podcast:license>All rights reserved</podcast:license>"
    publish(item(1, more=unknown), item(2, more=known), more=unknown)
    said = bring("x.xml")[1]
    message = "is not one that directories know, and has no address; it is left out (“Day 1”)\n"
    assert f"- the licence “All rights reserved” {message}" in said
    assert "license" not in (root / OLD / "show.md").read_text(encoding="utf-8")
    assert "license_url: https://old.example.org/terms" in front_matter(root, "002-day-2")
    assert passes(root)


# Artwork


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            picture(size=(1500, 1400)),
            "it has 1500 by 1400 pixels, and directories want a square of at least 1400",
        ),
        (picture(size=300), "it has 300 by 300 pixels, and directories want a square of at least 1400"),
        (b"<svg/>", "it is no picture"),
        (picture()[:2000], "it is no picture"),
        (picture("1", "PNG", 8000), "it has 8000 by 8000 pixels, and at most 50,000,000 are taken"),
    ],
    ids=["wide", "small", "svg", "cut", "huge"],
)
def test_artwork_that_directories_refuse_is_left_out(
    bring: Bring, publish: Publish, host: OldHost, root: Path, data: bytes, said: str
) -> None:
    host.files["/art.jpg"] = data
    publish(item(1, more='<itunes:image href="HOST/art.jpg"/>'), item(2), cover="HOST/art.jpg?show")
    told = bring("x.xml")[1]
    assert f"- the artwork is left out: {said} (“Day 1”)\n" in told
    assert f"/art.jpg?show is left out: {said}; cover.jpg only stands in for it\n" in told
    assert not list((root / OLD / "001-day-1").glob("cover.*"))
    assert passes(root)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (picture("L", "PNG", 1500), "cover.jpg"),
        (picture("P", "GIF", 1400), "cover.jpg"),
        (picture("CMYK", "JPEG", 1400), "cover.jpg"),
        (picture("RGBA", "WEBP", 3200), "cover.jpg"),
        (picture("RGB", "PNG", 1400), "cover.png"),
    ],
    ids=["grey", "gif", "cmyk", "webp", "png"],
)
def test_artwork_in_another_form_is_made_into_one_that_directories_take(
    bring: Bring, publish: Publish, host: OldHost, root: Path, data: bytes, name: str
) -> None:
    host.files["/art"] = data
    publish(item(1, more='<itunes:image href="HOST/art"/>'))
    assert bring("x.xml")[0] == 0
    assert (root / OLD / "001-day-1" / name).exists()
    assert passes(root)


def test_a_picture_of_another_shape_stands_in_for_the_artwork_of_a_show(
    bring: Bring, publish: Publish, host: OldHost, root: Path
) -> None:
    host.files["/art.png"] = picture("RGB", "PNG", (1600, 400))
    publish(item(1), cover="HOST/art.png")
    bring("x.xml")
    with Image.open(root / OLD / "cover.jpg") as made:
        assert (made.size, made.getpixel((10, 10)), made.getpixel((800, 800))) == (
            (1600, 1600),
            (255, 255, 255),
            (0, 0, 0),
        )


def test_no_more_pixels_are_taken_than_the_project_says(bring: Bring, publish: Publish, root: Path) -> None:
    limit(root, "COALITION_PIXEL_LIMIT = 2_100_000")
    publish(item(1, more='<itunes:image href="HOST/shelf.jpg"/>'))
    said = bring("x.xml")[1]
    assert (
        "- the artwork is left out: it has 1500 by 1500 pixels, and at most 2,100,000 are taken (“Day 1”)\n"
        in said
    )
    assert passes(root)


def test_artwork_of_too_many_bytes_is_told_and_no_fault_of_the_run(
    bring: Bring, publish: Publish, host: OldHost, root: Path
) -> None:
    host.files["/art.jpg"] = picture() + bytes(30_000_000)
    publish(item(1, more='<itunes:image href="HOST/art.jpg"/>'))
    code, said = bring("x.xml")
    assert code == 0
    assert "- the artwork cannot be had: this file has more than 30 MB (“Day 1”)\n" in said


def test_artwork_of_a_show_that_could_not_be_had_is_fetched_by_the_next_run(
    bring: Bring, publish: Publish, host: OldHost, root: Path
) -> None:
    publish(item(1), cover="HOST/art.jpg")
    code, said = bring("x.xml")
    assert (code, "/art.jpg: its host answers 404 Not Found; cover.jpg only stands in" in said) == (1, True)
    host.files["/art.jpg"] = picture(size=1500)
    assert bring("x.xml")[0] == 0
    assert (root / OLD / "cover.jpg").read_bytes() == host.files["/art.jpg"]


# Guids and addresses


def test_an_episode_that_another_show_has_is_left_out(bring: Bring, publish: Publish, root: Path) -> None:
    publish(item(1), item(2))
    bring("x.xml", "first")
    publish(item(1), item(3), more="<podcast:guid>9b8d2a38-28b9-5c42-a114-ae62d50e6a94</podcast:guid>")
    said = bring("x.xml")[1]
    assert "- another show here has this episode already, and it is left out (“Day 1”)\n" in said
    assert [path.name for path in sorted((root / OLD).glob("0*"))] == ["001-day-3"]
    assert passes(root)


def test_a_show_that_is_here_under_another_slug_is_not_imported_twice(
    bring: Bring, publish: Publish, root: Path
) -> None:
    publish(item(1))
    bring("x.xml", "first")
    code, said = bring("x.xml")
    assert (code, said.startswith("error: content/podcasts/first/show.md is this show already")) == (2, True)
    assert not (root / OLD).exists()


def test_an_address_that_another_episode_had_on_the_web_is_not_given_away(
    bring: Bring, publish: Publish, root: Path
) -> None:
    lock = root / "content" / "published.lock.yaml"
    lock.write_text("episodes:\n  old/day-1: another\n", encoding="utf-8")
    publish(item(1))
    bring("x.xml")
    assert (root / OLD / "001-day-1-2").exists()


def test_a_show_that_was_published_with_another_guid_is_refused(
    bring: Bring, publish: Publish, root: Path
) -> None:
    lock = root / "content" / "published.lock.yaml"
    lock.write_text("shows:\n  old: 9b8d2a38-28b9-5c42-a114-ae62d50e6a94\n", encoding="utf-8")
    publish(item(1))
    code, said = bring("x.xml")
    assert (code, said.startswith("error: a show was published as old with the guid 9b8d2a38-")) == (2, True)
    assert not (root / OLD).exists()


# Texts


def test_a_feed_without_any_date_is_refused_before_anything_is_written(
    bring: Bring, publish: Publish, root: Path
) -> None:
    person = "<podcast:person>A. Stranger</podcast:person>"
    publish(item(1).replace(DAY.format(1), "someday"), more=person)
    before = (root / "partners.yaml").read_bytes()
    code, said = bring("x.xml", people=True)
    assert (code, said) == (2, "error: no episode of this feed has a date that can be read\n")
    assert (root / "partners.yaml").read_bytes() == before
    assert not (root / OLD).exists()


def test_notes_that_are_too_long_for_a_text_are_left_out(bring: Bring, publish: Publish, root: Path) -> None:
    limit(root, "COALITION_TEXT_LIMIT = 20_000")
    publish(item(1).replace("Words.", "Words. " * 4000))
    said = bring("x.xml")[1]
    assert "- the notes make a file of more than 20,000 bytes, and are left out (“Day 1”)\n" in said
    assert passes(root)


def test_people_with_addresses_or_names_that_nobody_could_type_do_not_stop_an_import(
    bring: Bring, publish: Publish, root: Path
) -> None:
    people = (
        '<podcast:person href="https://no where">A. Stranger</podcast:person>'
        f"<podcast:person>{'x' * 300}</podcast:person>"
    )
    publish(item(1, more=people))
    assert "- added to partners.yaml: A. Stranger; look through them\n" in bring("x.xml", people=True)[1]
    assert passes(root)
