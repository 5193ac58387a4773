"""`import-podcast`: what an old feed becomes, and what is said of the rest."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from coalition.commands.check import check
from coalition.commands.import_podcast import import_podcast
from tests.importers.old_host import OldHost

Bring = Callable[..., tuple[int, str]]
OLD = "content/podcasts/old"
BREAK = "  "
"""At the end of a line of Markdown."""


def tree(root: Path) -> Mapping[str, tuple[bytes, int]]:
    """All files of the content, with the moment at which each was written."""
    files = (path for path in sorted((root / "content").rglob("*")) if path.is_file())
    return {str(path.relative_to(root)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def read(root: Path, name: str) -> str:
    return (root / OLD / name).read_text(encoding="utf-8")


# What becomes of a feed


def test_a_show_is_written_as_an_editor_would(bring: Bring, root: Path, host: OldHost) -> None:
    assert bring("plain.xml") == (
        0,
        "3 episodes imported, 0 episodes were here already\n"
        "3 recordings measured, 0 as before. Commit content/media.lock.yaml.\n",
    )
    show, guid = read(root, "show.md").split("guid: ")
    assert (
        show
        == f"""\
---
title: The Standing Desk
summary: 'People who work standing up talk about sitting down. Write to us: desk@standing-desk.example.org'
language: en-us
categories:
- Business > Careers
- Society & Culture
explicit: false
cover: cover.jpg
author: The Upright Guild
owner:
  name: Ulla Upright
  email: desk@standing-desk.example.org
copyright: © 2024 The Upright Guild
moved_from:
- {host.address}/plain.xml
# Apps know the show by its guid. It never changes, even if the feed moves.
"""
    )
    assert guid.endswith("""
---

People who work **standing up** talk about sitting down.

Write to us: [desk@standing-desk.example.org](mailto:desk@standing-desk.example.org)
""")


def test_an_episode_is_written_as_an_editor_would(bring: Bring, root: Path, host: OldHost) -> None:
    bring("plain.xml")
    assert (
        read(root, "002-chairs-their-enemies/index.md")
        == f"""\
---
title: Chairs & their enemies
date: 2024-06-06 08:00
audio: {host.address}/audio/2.mp3?source=feed
season: 1
episode: 2
explicit: true
# Apps know the episode by its guid. It never changes.
guid: Desk-14230022
---

Ottilie Ottoman defends the chair. It takes an hour & a half.

### Links

- [A history of chairs](https://chairs.example.org/a_history?of=chairs&from=1900)
- *The Stool*, three legs

00:00 Welcome{BREAK}
00:03 Why sit?{BREAK}
00:09 Goodbye
"""
    )


def test_episodes_are_numbered_from_the_oldest_and_a_trailer_is_number_nought(
    bring: Bring, root: Path
) -> None:
    bring("plain.xml")
    assert sorted(path.name for path in (root / OLD).iterdir()) == [
        "000-what-is-to-come",
        "001-why-we-stand",
        "002-chairs-their-enemies",
        "cover.jpg",
        "show.md",
    ]


def test_artwork_of_an_episode_is_fetched_unless_it_is_that_of_the_show(bring: Bring, root: Path) -> None:
    bring("plain.xml")
    assert (root / OLD / "001-why-we-stand" / "cover.jpg").exists()
    assert not (root / OLD / "002-chairs-their-enemies" / "cover.jpg").exists()


def test_all_that_the_podcast_namespace_says_is_kept(bring: Bring, root: Path) -> None:
    code, said = bring("full.xml")
    assert (code, said.splitlines()[:-1]) == (
        0,
        [
            "2 episodes imported, 0 episodes were here already",
            "- 1 person is not in partners.yaml (A. Stranger); to carry them, remove what was imported and "
            "import again with --people, which adds them",
            "- <podcast:liveItem> has no place here and is left out",
            "- A. Stranger (guest) is not in the registry and is left out (“The long shift”)",
            "- the times of the transcript were set right; see whether it is whole (“The long shift”)",
        ],
    )
    show = read(root, "show.md")
    assert "\nguid: 9b8d2a38-28b9-5c42-a114-ae62d50e6a94\n" in show
    assert "\nlocked: false\n" in show
    assert "\nseasons:\n  2: Winter\n" in show
    assert "\nlocation:\n- name: Hamburg\n  lat: 53.55\n  lon: 9.99\n  osm: R62782\n" in show
    assert (
        read(root, "002-the-long-shift/index.md").split("episode: 2\n")[1]
        == """\
guests:
- bo-reed
credits:
  producer:
  - ada-lamp
license: cc-by-4.0
location:
- name: The night train to Altona
  country: DE
soundbites:
- start: 2.5
  duration: 20.0
  title: Hour nine
discuss:
- protocol: activitypub
  url: https://social.example.org/@ada/1
  account: '@ada'
# Apps know the episode by its guid. It never changes.
guid: 5ae2e8ba-6d5b-4bb5-9e1c-1c3a0b3a7a02
---

Twelve hours, told in thirty seconds.
"""
    )


def test_older_pages_of_a_feed_are_read_too(bring: Bring, root: Path) -> None:
    bring("full.xml")
    assert "\nguid: 5ae2e8ba-6d5b-4bb5-9e1c-1c3a0b3a7a01\n" in read(root, "001-first-light/index.md")


def test_a_transcript_in_json_becomes_one_in_web_vtt(bring: Bring, root: Path) -> None:
    bring("full.xml")
    assert (
        read(root, "001-first-light/transcript.vtt")
        == """\
WEBVTT

00:00:00.500 --> 00:00:02.000
<v Ada Lamp>Who</v>

00:00:02.000 --> 00:00:04.000
<v Ada Lamp>is there?</v>
"""
    )


def test_people_whom_nobody_knows_are_added_if_that_is_wanted(bring: Bring, root: Path) -> None:
    said = bring("full.xml", people=True)[1]
    assert "- added to partners.yaml: A. Stranger; look through them\n" in said
    assert "\n  a-stranger:\n    name: A. Stranger\n" in (root / "partners.yaml").read_text(encoding="utf-8")
    assert "\nguests:\n- bo-reed\n- a-stranger\n" in read(root, "002-the-long-shift/index.md")


def test_what_is_odd_in_a_feed_is_told_and_nothing_stops_the_rest(bring: Bring, root: Path) -> None:
    assert bring("odd.xml")[1].splitlines() == [
        "4 episodes imported, 0 episodes were here already",
        "- its XML is not well-formed: Entity 'nbsp' not defined, line 5, column 21; what can be read of it "
        "was read",
        "- <googleplay:author> has no place here and is left out",
        "- <itunes:keywords> has no place here and is left out",
        "- there is no guid; the address of the recording is one now, as apps take it (“Yesterday's bread”)",
        "- the guid same comes twice; only the first is taken (“Once more”)",
        "- this item has no recording and is left out (“A note without sound”)",
        "- the date “someday” says nothing, so that the episode is a draft",
        "- the category “News & Politics” is now “News > Politics”",
        "- the category “Podcasting” is now “Technology”",
        "- there is no title; the name of the recording stands in for it",
        "- another episode has the same date; a second was added (“At the same time”, “Q&A <live>”)",
        "- the recording cannot be had with https, so that the episode is a draft; --download brings it "
        "along (“Yesterday's bread”)",
        "3 recordings measured, 0 as before. Commit content/media.lock.yaml.",
    ]
    bread = read(root, "004-yesterdays-bread/index.md")
    assert "\ndate: 2024-07-03 12:00\nstatus: draft\n" in bread
    assert bread.endswith("\n\nBread — the **day after**.\n")
    assert read(root, "003-q-a/index.md").endswith("\n\nQuestions.\n")


@pytest.mark.parametrize("feed", ["plain.xml", "full.xml", "odd.xml"])
def test_what_is_imported_passes_check(
    bring: Bring, root: Path, feed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bring(feed)
    assert (check(root, warnings_as_errors=True), capsys.readouterr().err) == (0, "")


@pytest.mark.parametrize("feed", ["plain.xml", "full.xml", "odd.xml"])
@pytest.mark.parametrize("download", [False, True])
def test_a_second_import_changes_nothing(
    bring: Bring, root: Path, host: OldHost, feed: str, download: bool
) -> None:
    bring(feed, download=download)
    before = tree(root)
    host.asked.clear()
    assert "0 episodes imported" in bring(feed, download=download)[1]
    assert tree(root) == before
    assert [one for one in host.asked if one.startswith("GET /audio/")] == []


def test_what_an_editor_changed_stays_and_what_is_new_is_added(
    bring: Bring, root: Path, host: OldHost
) -> None:
    feed = host.files["/plain.xml"]
    start, end = feed.index(b"<item>"), feed.index(b"</item>") + len(b"</item>")
    host.files["/plain.xml"] = feed[:start] + feed[end:]
    bring("plain.xml")
    edited = root / OLD / "001-why-we-stand" / "index.md"
    edited.write_text(
        edited.read_text(encoding="utf-8").replace("Why we stand", "Standing"), encoding="utf-8"
    )
    host.files["/plain.xml"] = feed
    assert bring("plain.xml")[1].startswith("1 episode imported, 2 episodes were here already\n")
    assert "title: Standing\n" in edited.read_text(encoding="utf-8")
    assert (root / OLD / "002-chairs-their-enemies" / "index.md").exists()


# Recordings


def test_recordings_are_brought_along_with_their_checksums(bring: Bring, root: Path, host: OldHost) -> None:
    assert bring("plain.xml", download=True)[0] == 0
    recording = (root / OLD / "002-chairs-their-enemies" / "audio.mp3").read_bytes()
    assert recording == host.files["/audio/2.mp3"]
    assert "audio:" not in read(root, "002-chairs-their-enemies/index.md")
    sums = (root / ".coalition" / "import" / "old.sha256").read_text(encoding="utf-8").splitlines()
    assert f"{hashlib.sha256(recording).hexdigest()}  {OLD}/002-chairs-their-enemies/audio.mp3" in sums
    assert not (root / "content" / "media.lock.yaml").exists()


def test_a_download_that_was_cut_goes_on_where_it_stopped(bring: Bring, root: Path, host: OldHost) -> None:
    host.cut["/audio/2.mp3"] = 100_000
    assert bring("plain.xml", download=True)[0] == 0
    assert host.fetched("/audio/2.mp3") == ["GET /audio/2.mp3", "GET /audio/2.mp3 bytes=100000-"]
    assert (root / OLD / "002-chairs-their-enemies" / "audio.mp3").read_bytes() == host.files["/audio/2.mp3"]


def test_a_recording_that_changed_meanwhile_is_fetched_from_its_beginning(
    bring: Bring, root: Path, host: OldHost
) -> None:
    whole = host.files.pop("/audio/2.mp3")
    host.files["/audio/2.mp3"] = whole + whole
    host.cut["/audio/2.mp3"] = 100_000
    host.replaced["/audio/2.mp3"] = whole
    assert bring("plain.xml", download=True)[0] == 0
    assert (root / OLD / "002-chairs-their-enemies" / "audio.mp3").read_bytes() == whole


def test_a_recording_that_is_gone_is_told_and_the_next_run_gets_it(
    bring: Bring, root: Path, host: OldHost
) -> None:
    recording = host.files.pop("/audio/1.mp3")
    code, said = bring("plain.xml", download=True)
    assert code == 1
    assert "the recording stays where it is: its host answers 404 Not Found (“Why we stand”)\n" in said
    host.files["/audio/1.mp3"] = recording
    assert bring("plain.xml", download=True)[0] == 0
    assert (root / OLD / "001-why-we-stand" / "audio.mp3").read_bytes() == recording
    assert "audio:" not in read(root, "001-why-we-stand/index.md")


def test_a_recording_with_another_digest_than_the_feed_says_is_not_taken(
    bring: Bring, root: Path, host: OldHost
) -> None:
    wrong = b"sha256-" + b"A" * 43 + b"="
    host.files["/full.xml"] = host.files["/full.xml"].replace(b"SRI-OF-LONG", wrong)
    code, said = bring("full.xml", download=True)
    assert code == 1
    assert "its 480000 bytes are not those of which the feed has the digest" in said
    assert not (root / OLD / "002-the-long-shift" / "audio.mp3").exists()


def test_recordings_elsewhere_can_be_brought_home_later(bring: Bring, root: Path) -> None:
    bring("plain.xml")
    assert bring("plain.xml", download=True)[0] == 0
    assert (root / OLD / "001-why-we-stand" / "audio.mp3").exists()
    assert "audio:" not in read(root, "001-why-we-stand/index.md")
    assert not (root / "content" / "media.lock.yaml").exists()


def test_a_transcript_that_could_not_be_had_is_fetched_by_the_next_run(
    bring: Bring, root: Path, host: OldHost
) -> None:
    transcript = host.files.pop("/first.json")
    code, said = bring("full.xml")
    assert code == 1
    assert "the transcript cannot be had: its host answers 404 Not Found (“First light”)\n" in said
    host.files["/first.json"] = transcript
    assert bring("full.xml")[0] == 0
    assert (root / OLD / "001-first-light" / "transcript.vtt").exists()


# What is refused


BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY f SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>T&b;&f;</title><itunes:category
 xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" text="Arts"/></channel></rss>"""


@pytest.mark.parametrize(
    ("feed", "said"),
    [
        ("", "this feed is empty"),
        ("<html><body>No feed</body></html>", "this is a web page; give the address of the feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title></feed>', "this is an Atom feed"),
        ("not xml at all", "this is no feed: there is no element in it"),
        ("<rss><channel><title>T</title></channel></rss>", "this feed has no category of Apple's"),
        ("<opml/>", "this is no RSS feed: its first element is <opml>"),
    ],
)
def test_what_is_no_feed_of_a_podcast_is_refused(
    bring: Bring, root: Path, host: OldHost, feed: str, said: str
) -> None:
    host.files["/x.xml"] = feed.encode()
    code, told = bring("x.xml")
    assert (code, told.startswith(f"error: {said}")) == (2, True), told
    assert not (root / OLD).exists()


def test_entities_are_not_resolved(bring: Bring, root: Path, host: OldHost) -> None:
    host.files["/x.xml"] = BOMB.encode()
    assert bring("x.xml")[0] == 0
    assert read(root, "show.md").startswith("---\ntitle: T\n")


def test_another_show_is_not_imported_into_one_that_is_here(bring: Bring, root: Path) -> None:
    bring("plain.xml")
    before = tree(root)
    code, said = bring("full.xml")
    assert (code, said.startswith("error: content/podcasts/old/show.md is another show")) == (2, True)
    assert tree(root) == before


@pytest.mark.parametrize("show", ["", "../../etc", "Old Show"])
def test_a_show_is_named_by_a_slug(root: Path, show: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert import_podcast(root, "https://old.example.org/feed.xml", show=show) == 2
    assert capsys.readouterr().err.startswith("error: --show names the folder of the show")


def test_a_feed_from_a_file_is_read_as_well(bring: Bring, root: Path, host: OldHost, tmp_path: Path) -> None:
    file = tmp_path / "saved.xml"
    file.write_bytes(host.files["/plain.xml"])
    assert (
        import_podcast(root, str(file), show="old") == 1
    )  # the artwork of one's own network is not asked for
    assert f"\nmoved_from:\n- {host.address}/plain.xml\n" in read(root, "show.md")


def test_a_file_that_is_not_there_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert import_podcast(root, "nowhere.xml", show="old") == 2
    assert capsys.readouterr().err == "error: No such file or directory: nowhere.xml\n"


def test_what_an_import_that_was_killed_left_is_no_content(bring: Bring, root: Path) -> None:
    begun = root / OLD / ".import-001-why-we-stand"
    begun.mkdir(parents=True)
    (begun / "index.md").write_text("half", encoding="utf-8")
    assert bring("plain.xml")[0] == 0
    assert not begun.exists()
    assert check(root) == 0


def test_a_guid_that_no_directory_takes_is_told(bring: Bring, host: OldHost, root: Path) -> None:
    host.files["/plain.xml"] = host.files["/plain.xml"].replace(b"Desk-14230022", b"x" * 256)
    code, said = bring("plain.xml")
    assert (code, said.startswith("2 episodes imported")) == (0, True)
    assert (
        "- a guid has at most 255 characters, and this one is left out (“Chairs & their enemies”)\n" in said
    )


def test_a_show_whose_name_begins_with_a_number_keeps_it_in_its_address(bring: Bring, root: Path) -> None:
    bring("plain.xml", "9-to-5")
    assert "\nslug: 9-to-5\n" in (root / "content" / "podcasts" / "9-to-5" / "show.md").read_text("utf-8")


def test_a_value_that_nobody_could_type_is_left_out_and_told(bring: Bring, host: OldHost, root: Path) -> None:
    feed = host.files["/full.xml"].replace(b'duration="20.0"', b'duration="5"')
    host.files["/full.xml"] = feed.replace(
        b"https://lanterns.example.org/oil", b"http://lanterns.example.org/oil"
    )
    said = bring("full.xml")[1]
    assert "- soundbites: duration: this must be at least 15 (“The long shift”)\n" in said
    assert (
        "- http://lanterns.example.org/oil is now https://lanterns.example.org/oil; see whether it " in said
    )
    assert "soundbites" not in read(root, "002-the-long-shift/index.md")
