"""`new` begins things that pass `check`, and leaves alone what others wrote."""

import shutil
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from mutagen.id3 import CHAP, COMM, ID3, TIT2

from bench.media import plain_cover, silent_mp3
from coalition.commands.check import check
from coalition.commands.new import Surroundings, new
from coalition.drafts.documents import podcast_guid

ROOT = Path(__file__).resolve().parents[2]
GUID = UUID("00000000-0000-4000-8000-000000000001")

REGISTRY = """\
# Who we are. This comment stays.
version: 1
coalition: {name: "Night Clocks", summary: "It's late: sleep"}   # so does this

topics:
  naps: {name: Naps}
types:
  guild: {name: Guild}
  choir: {name: Choir}

people:   # in no order
    ada-lamp:
        name: Ada Lamp

    bo-reed:
        name: 'Bo  Reed'
        bio: |
            Bo reeds.

            # no comment, but text
# The partners.
partners:
  moon-guild:
    name: Moon Guild
    type: guild
    # nothing else is known
# The end.
"""


class Terminal:
    """Somebody who gives the answers in their order, and remembers what was asked and said."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.said: list[str] = []

    def ask(self, question: str) -> str:
        self.asked.append(question)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)


def surroundings(terminal: Terminal | None = None) -> Surroundings:
    """A clock that stands still; without a terminal nobody can be asked."""
    heard = terminal or Terminal()
    now = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
    return Surroundings(lambda: now, lambda: GUID, terminal.ask if terminal else None, heard.said.append)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project without any content."""
    for name in ("plugins", "theme"):
        (tmp_path / name).symlink_to(ROOT / name)
    settings = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    assert 'SITEURL = "https://1mfwf.example.org"' in settings
    (tmp_path / "pelicanconf.py").write_text(settings, encoding="utf-8")
    shutil.copyfile(ROOT / "publishconf.py", tmp_path / "publishconf.py")
    (tmp_path / "partners.yaml").write_text(REGISTRY, encoding="utf-8")
    (tmp_path / "content" / "images").mkdir(parents=True)
    return tmp_path


def begin(root: Path, kind: str, terminal: Terminal | None = None, **options: Any) -> int:
    return new(root, kind, around=surroundings(terminal), **options)


def begin_show(root: Path, title: str = "Night Radio", **options: Any) -> int:
    return begin(
        root, "show", title=title, summary="Talk at night.", category="Business > Careers", **options
    )


def read(root: Path, name: str) -> str:
    return (root / name).read_text(encoding="utf-8")


def assert_nothing_to_mend(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = check(root, warnings_as_errors=True)
    said = capsys.readouterr()
    assert (code, said.err) == (0, "")


AWKWARD = "Zeit: “genug” für 🎉 & 'Müller' # 1"


@pytest.mark.parametrize("title", ["We are five", AWKWARD, "NO", "2018", "- {a}: [b]", "x" * 255])
def test_an_article_passes_check(root: Path, title: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert begin(root, "article", title=title, slug="a-slug") == 0
    assert (root / "content" / "articles" / "2026-03-04-a-slug.md").is_file()
    assert_nothing_to_mend(root, capsys)


def test_an_article_is_a_draft_of_today_named_after_its_title(root: Path) -> None:
    terminal = Terminal()
    assert begin(root, "article", terminal, title="Müller & Söhne: c’est l'été 🎉") == 0
    assert terminal.said == ["Wrote content/articles/2026-03-04-muller-sohne-cest-lete.md"]
    assert read(root, "content/articles/2026-03-04-muller-sohne-cest-lete.md").splitlines()[:4] == [
        "---",
        "title: 'Müller & Söhne: c’est l''été 🎉'",
        "date: 2026-03-04",
        "# summary: a sentence or two, at most 300 characters, for lists and feeds",
    ]
    assert "\nstatus: draft\n" in read(root, "content/articles/2026-03-04-muller-sohne-cest-lete.md")


def test_today_is_the_day_where_the_site_is(root: Path) -> None:
    settings = read(root, "pelicanconf.py").replace('TIMEZONE = "UTC"', 'TIMEZONE = "Asia/Tokyo"')
    (root / "publishconf.py").write_text(settings, encoding="utf-8")
    assert begin(root, "article", title="Early") == 0
    assert (root / "content" / "articles" / "2026-03-05-early.md").is_file()


@pytest.mark.parametrize("name", ["Inês do Cais", AWKWARD, "NO"])
def test_a_voice_passes_check(root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert begin(root, "voice", name=name, slug="a-voice") == 0
    assert_nothing_to_mend(root, capsys)


def test_a_voice_is_a_draft_of_today_named_after_whoever_speaks(root: Path) -> None:
    terminal = Terminal("Inês do Cais")
    assert begin(root, "voice", terminal) == 0
    assert terminal.said == ["Wrote content/voices/2026-03-04-ines-do-cais.md"]
    text = read(root, "content/voices/2026-03-04-ines-do-cais.md")
    assert text.startswith("---\nname: Inês do Cais\ndate: 2026-03-04\n# place: where they live\n")
    assert "\nstatus: draft\n" in text


def test_a_page_passes_check(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert begin(root, "page", title=AWKWARD, slug="zeit") == 0
    assert "\nstatus: draft\n" in read(root, "content/pages/zeit.md")
    assert_nothing_to_mend(root, capsys)


def test_a_page_keeps_a_number_in_its_address(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert begin(root, "page", title="4-day week") == 0
    assert "\nslug: 4-day-week\n" in read(root, "content/pages/4-day-week.md")
    assert_nothing_to_mend(root, capsys)


@pytest.mark.parametrize("title", [AWKWARD, "9 to 5"])
def test_a_show_passes_check(root: Path, title: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert begin_show(root, title, slug="9-to-5") == 0
    assert_nothing_to_mend(root, capsys)


def test_the_guid_of_a_show_is_that_of_its_feed(root: Path) -> None:
    assert begin_show(root, "Clock Off") == 0
    assert "\nguid: ac30f97a-d6e0-5e08-868e-7c2afba8a2f0\n" in read(
        root, "content/podcasts/clock-off/show.md"
    )


def test_the_guid_is_the_one_of_the_standards_example() -> None:
    expected = UUID("9b024349-ccf0-5f69-a609-6b82873eab3c")
    assert podcast_guid("https://podnews.net/rss") == podcast_guid("http://podnews.net/rss/") == expected


def test_a_show_asks_for_what_nobody_can_guess(root: Path) -> None:
    terminal = Terminal("Night Radio", "Talk at night.", "Careers", "Business > Careers")
    assert begin(root, "show", terminal) == 0
    assert terminal.asked[2:] == [
        "Apple's category, such as Business > Careers: ",
        '"Careers" is not a category of Apple\'s; did you mean "Business > Careers"?\n'
        "Apple's category, such as Business > Careers: ",
    ]
    assert terminal.said[0] == "Wrote content/podcasts/night-radio/show.md"
    assert terminal.said[2].startswith("Replace content/podcasts/night-radio/cover.jpg, which only stands in")


def test_an_episode_without_a_recording_passes_check(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin_show(root)
    terminal = Terminal()
    assert begin(root, "episode", terminal, title=AWKWARD, slug="lamp") == 0
    assert terminal.said == [
        "Wrote content/podcasts/night-radio/001-lamp/index.md",
        "Put the recording at content/podcasts/night-radio/001-lamp/audio.mp3, or audio.m4a",
    ]
    text = read(root, "content/podcasts/night-radio/001-lamp/index.md")
    assert "\ndate: 2026-03-04 23:30\nepisode: 1\n" in text
    assert f"\nguid: {GUID}\n" in text
    assert_nothing_to_mend(root, capsys)


def test_an_episode_with_a_recording_passes_check(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin_show(root)
    recording = root / "Take 3.MP3"
    recording.write_bytes(silent_mp3())
    assert begin(root, "episode", title="Lamp", audio=str(recording)) == 0
    copied = root / "content" / "podcasts" / "night-radio" / "001-lamp" / "audio.mp3"
    assert copied.read_bytes() == silent_mp3()
    assert recording.exists()
    assert_nothing_to_mend(root, capsys)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("take.wav", b"RIFF", "take.wav does not end in .mp3 or .m4a: export it as MP3"),
        ("take.mp3", b"", "take.mp3: this recording is empty (0 bytes)"),
        ("take.mp3", b"RIFF1234", "take.mp3: this is not MP3 audio, but WAV"),
    ],
)
def test_a_recording_that_no_app_plays_is_refused(
    root: Path, name: str, content: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    begin_show(root)
    (root / name).write_bytes(content)
    assert begin(root, "episode", title="Lamp", audio=str(root / name)) == 2
    assert capsys.readouterr().err == f"error: {root}/{said}\n"
    assert not (root / "content" / "podcasts" / "night-radio" / "001-lamp").exists()


def test_a_recording_that_is_not_there_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin_show(root)
    assert begin(root, "episode", title="Lamp", audio="nowhere.mp3") == 2
    assert "nowhere.mp3" in capsys.readouterr().err


def test_an_episode_has_the_number_after_the_highest_of_its_season(root: Path) -> None:
    begin_show(root)
    folder = root / "content" / "podcasts" / "night-radio"
    for name, day, numbers in (
        ("000-trailer", 1, ""),
        ("010-first", 2, "season: 1\nepisode: 9\n"),
        ("011-second", 3, "season: 2\nepisode: 1\n"),
    ):
        (folder / name).mkdir()
        header = f"title: {name}\ndate: 2026-01-{day:02}\nguid: {name}\n{numbers}"
        (folder / name / "index.md").write_text(f"---\n{header}status: draft\n---\nText.\n", encoding="utf-8")
    assert begin(root, "episode", title="Third") == 0
    assert "\nseason: 2\nepisode: 2\n" in read(root, "content/podcasts/night-radio/012-third/index.md")


def test_an_episode_asks_which_show_only_if_there_are_several(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin_show(root, "Night Radio")
    begin_show(root, "Day Radio", slug="day")
    assert begin(root, "episode", title="Lamp") == 2
    assert capsys.readouterr().err == "error: `new episode` needs --show\n"
    terminal = Terminal("days", "day")
    assert begin(root, "episode", terminal, title="Lamp") == 0
    assert terminal.asked == [
        "Show (day, night-radio): ",
        'there is no "days"; did you mean "day"?\nShow (day, night-radio): ',
    ]
    assert (root / "content" / "podcasts" / "day" / "001-lamp" / "index.md").is_file()


def test_an_episode_needs_a_show(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert begin(root, "episode", title="Lamp") == 2
    assert capsys.readouterr().err == "error: there is no show yet; begin with `new show`\n"


# partners.yaml


def added_to(before: bytes, after: bytes) -> bytes:
    """What is new, after an assertion that it is in one piece and all the rest is as it was."""
    start = next(n for n in range(len(after)) if before[n : n + 1] != after[n : n + 1])
    added = after[start : start + len(after) - len(before)]
    assert after == before[:start] + added + before[start:]
    return added


def test_a_partner_is_added_below_the_last_and_nothing_else_changes(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    options: dict[str, Any] = {
        "name": AWKWARD,
        "slug": "muller",
        "type": "choir",
        "url": "https://m.example.org/",
    }
    assert begin(root, "partner", terminal, **options) == 0
    text = read(root, "partners.yaml")
    entry = (
        "  muller:\n"
        "    name: 'Zeit: “genug” für 🎉 & ''Müller'' # 1'\n"
        "    type: choir\n"
        "    url: https://m.example.org/\n"
        "    # summary: what it does, in at most 160 characters\n"
        "    # joined: 2018, 2018-02 or 2018-02-01\n"
    )
    assert text == REGISTRY.replace("# The end.", f"{entry}# The end.")
    assert terminal.said == ["Added muller to the partners in partners.yaml"]
    assert_nothing_to_mend(root, capsys)


def test_a_person_is_set_apart_and_indented_as_the_others_are(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin(root, "person", name="Cy Idle", url="https://cy.example.net/") == 0
    entry = (
        "\n"
        "    cy-idle:\n"
        "      name: Cy Idle\n"
        "      same_as:\n"
        "      - https://cy.example.net/\n"
        "      # affiliations:\n"
        "      #   - {org: slug of a partner, or coalition, job_title: what they do there}\n"
    )
    assert read(root, "partners.yaml") == REGISTRY.replace("# The partners.", f"{entry}# The partners.")
    assert_nothing_to_mend(root, capsys)


@pytest.mark.parametrize(
    "registry",
    [
        REGISTRY.replace("\n", "\r\n"),
        "\ufeff" + REGISTRY,
        REGISTRY.removesuffix("# The end.\n").rstrip("\n"),
        REGISTRY.replace("# The end.\n", "\n\n# The end.\n\n"),
        REGISTRY.split("partners:")[0] + "partners:\n",
        REGISTRY.split("# The partners.")[0],
        REGISTRY.split("# The partners.")[0].rstrip(),
        REGISTRY + "x_note: |\n  partners:\n    last: one\n",
        REGISTRY.replace("# nothing else is known", "description: |+\n      Text.\n\n"),
    ],
    ids=[
        "windows",
        "mark",
        "no-newline",
        "blank-lines",
        "empty",
        "missing",
        "missing-no-newline",
        "after",
        "blank-lines-that-count",
    ],
)
def test_registries_of_every_style_take_a_partner(
    root: Path, registry: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = registry.encode()
    (root / "partners.yaml").write_bytes(before)
    assert begin(root, "partner", name="Sun Guild", type="guild") == 0
    added = added_to(before, (root / "partners.yaml").read_bytes())
    assert b"sun-guild:" in added
    assert (b"\r\n" in added) == (b"\r\n" in before)
    assert_nothing_to_mend(root, capsys)


@pytest.mark.parametrize(
    ("registry", "said"),
    [
        (REGISTRY.split("partners:")[0] + "partners: {}\n", "partners.yaml:22: write partners as indented"),
        (REGISTRY + "...\n", ""),
        (REGISTRY.replace("# nothing else is known", 'summary: "a\n# b"'), "partners.yaml"),
        ("- a list\n", "partners.yaml cannot be read"),
    ],
    ids=["flow", "end-mark", "quoted-hash", "no-mapping"],
)
def test_a_registry_is_either_added_to_rightly_or_not_touched(
    root: Path, registry: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "partners.yaml").write_text(registry, encoding="utf-8")
    code = begin(root, "partner", name="Sun Guild", type="guild")
    assert code == (2 if said else 0)
    assert said in capsys.readouterr().err
    if said:
        assert read(root, "partners.yaml") == registry
    else:
        assert_nothing_to_mend(root, capsys)


def test_what_is_wrong_elsewhere_in_the_registry_is_no_hindrance(root: Path) -> None:
    registry = REGISTRY.replace("    # nothing else", "    colour: blue\n    # nothing else")
    (root / "partners.yaml").write_text(registry, encoding="utf-8")
    assert begin(root, "partner", name="Sun Guild", type="guild") == 0
    assert "sun-guild:" in read(root, "partners.yaml")


def test_the_only_type_is_not_asked_for(root: Path) -> None:
    (root / "partners.yaml").write_text(REGISTRY.replace("  choir: {name: Choir}\n", ""), encoding="utf-8")
    assert begin(root, "partner", name="Sun Guild") == 0
    assert "  sun-guild:\n    name: Sun Guild\n    type: guild\n" in read(root, "partners.yaml")


@pytest.mark.parametrize(
    ("kind", "options", "said"),
    [
        ("partner", {"name": "Moon Guild", "type": "guild"}, "partners.yaml:23:3 has this slug already"),
        ("person", {"name": "Bo Reed"}, "partners.yaml:15:5 has this slug already"),
        ("partner", {"name": "Map", "type": "guild"}, "the slug map is the name of a page of the site"),
        ("partner", {"name": "Coalition", "type": "guild"}, "is what affiliations call the coalition itself"),
        ("partner", {"name": "Sun", "type": "gild"}, '--type: there is no "gild"; did you mean "guild"?'),
        ("partner", {"name": "Sun", "type": "guild", "url": "sun"}, '"sun" is not a web address'),
        ("person", {"name": "x" * 256}, "name: this has 256 characters, at most 255 fit (shorten it)"),
    ],
)
def test_an_entry_that_would_not_pass_check_is_refused(
    root: Path, kind: str, options: dict[str, Any], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin(root, kind, **options) == 2
    assert said in capsys.readouterr().err
    assert read(root, "partners.yaml") == REGISTRY


def test_a_partner_does_not_take_the_address_that_another_one_had(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registry = REGISTRY.replace("    type: guild\n", "    type: guild\n    aliases: [sun-guild]\n")
    (root / "partners.yaml").write_text(registry, encoding="utf-8")
    assert begin(root, "partner", name="Sun Guild", type="guild") == 2
    assert 'partners.yaml:26:14 has "sun-guild" as an alias' in capsys.readouterr().err
    assert read(root, "partners.yaml") == registry


# What is not done


@pytest.mark.parametrize(
    ("kind", "existing", "shown"),
    [
        ("article", "content/articles/2026-03-04-lamp.md", "content/articles/2026-03-04-lamp.md"),
        ("article", "content/articles/2020-01-01-lamp/index.md", "content/articles/2020-01-01-lamp"),
        ("page", "content/pages/lamp.md", "content/pages/lamp.md"),
        ("show", "content/podcasts/lamp/show.md", "content/podcasts/lamp/show.md"),
        ("show", "content/podcasts/lamp/cover.jpg", "content/podcasts/lamp/cover.jpg"),
        ("episode", "content/podcasts/night/004-lamp/index.md", "content/podcasts/night/004-lamp"),
    ],
)
def test_nothing_is_overwritten(
    root: Path, kind: str, existing: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    begin_show(root, "Night")
    (root / existing).parent.mkdir(parents=True, exist_ok=True)
    (root / existing).write_text("precious", encoding="utf-8")
    before = {path for path in root.rglob("*") if "content" in path.parts}
    options: dict[str, Any] = {"summary": "Light.", "category": "Business"} if kind == "show" else {}
    options |= {"show": "night"} if kind == "episode" else {}
    assert begin(root, kind, title="Lamp", **options) == 2
    assert capsys.readouterr().err.startswith(f"error: {shown} ")
    assert read(root, existing) == "precious"
    assert {path for path in root.rglob("*") if "content" in path.parts} == before


@pytest.mark.parametrize(
    ("kind", "options", "option"),
    [
        ("article", {}, "title"),
        ("article", {"title": "🎉"}, "slug"),
        ("page", {}, "title"),
        ("show", {}, "title"),
        ("show", {"title": "x"}, "summary"),
        ("show", {"title": "x", "summary": "y"}, "category"),
        ("partner", {}, "name"),
        ("partner", {"name": "Sun"}, "type"),
        ("person", {}, "name"),
    ],
)
def test_what_is_missing_is_named_where_nobody_can_be_asked(
    root: Path, kind: str, options: dict[str, Any], option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin(root, kind, **options) == 2
    assert capsys.readouterr().err == f"error: `new {kind}` needs --{option}\n"


def test_what_is_missing_is_asked_for_at_a_terminal(root: Path) -> None:
    terminal = Terminal("", "  We   are five ")
    assert begin(root, "article", terminal) == 0
    assert terminal.asked == ["Title: ", "this must not be empty\nTitle: "]
    assert "title: We are five\n" in read(root, "content/articles/2026-03-04-we-are-five.md")


def test_an_input_that_ends_is_an_answer_that_is_missing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin(root, "article", Terminal()) == 2
    assert capsys.readouterr().err == "error: `new article` needs --title\n"


@pytest.mark.parametrize(
    ("kind", "options", "said"),
    [
        (
            "articel",
            {"title": "x"},
            "error: there is no kind 'articel' to begin; did you mean \"article\"?\n",
        ),
        ("page", {"title": "x", "url": "y"}, "error: `new page` takes no --url, but --slug, --title\n"),
        ("page", {"title": " "}, "error: --title: this must not be empty\n"),
        (
            "page",
            {"title": "x", "slug": "Über Uns"},
            'error: --slug: "Über Uns" cannot be part of a URL; write "uber-uns"\n',
        ),
    ],
)
def test_wrong_usage_is_explained(
    root: Path, kind: str, options: dict[str, Any], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin(root, kind, **options) == 2
    assert capsys.readouterr().err == said


def test_a_long_title_makes_a_slug_of_whole_words(root: Path) -> None:
    assert begin(root, "page", title="word " * 30) == 0
    assert [path.name for path in (root / "content" / "pages").iterdir()] == ["-".join(["word"] * 16) + ".md"]


def test_a_cover_that_stands_in_is_larger_than_the_least_that_directories_take(root: Path) -> None:
    begin_show(root)
    cover = root / "content" / "podcasts" / "night-radio" / "cover.jpg"
    assert len(plain_cover()) < cover.stat().st_size < 500_000


# What a recording says of itself


def tagged_mp3(title: str, description: str, *chapters: str) -> bytes:
    """Two silent seconds with tags."""
    tags = ID3()
    tags.add(TIT2(encoding=3, text=[title]))
    tags.add(COMM(encoding=3, lang="eng", desc="iTunNORM", text=[" 0000"]))
    tags.add(COMM(encoding=3, lang="eng", desc="", text=[description]))
    for number, name in enumerate(chapters):
        frames = [TIT2(encoding=3, text=[name])]
        tags.add(CHAP(element_id=name, start_time=number * 500, end_time=2000, sub_frames=frames))
    made = BytesIO()
    tags.save(made)
    return made.getvalue() + silent_mp3()


def test_a_recording_with_tags_leaves_nothing_to_ask(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin_show(root)
    (root / "take.mp3").write_bytes(tagged_mp3("The lamp\nlighter", "Who lights it?", "Dusk", "Dawn"))
    terminal = Terminal()
    assert begin(root, "episode", terminal, audio=str(root / "take.mp3")) == 0
    assert terminal.asked == []
    assert terminal.said == [
        "Wrote content/podcasts/night-radio/001-the-lamp-lighter/index.md",
        "Wrote content/podcasts/night-radio/001-the-lamp-lighter/audio.mp3",
        "The recording lasts 2 s and brings 2 chapters along",
    ]
    text = read(root, "content/podcasts/night-radio/001-the-lamp-lighter/index.md")
    assert text.startswith(
        "---\ntitle: The lamp lighter\ndate: 2026-03-04 23:30\nepisode: 1\nsummary: Who lights it?\n"
    )
    assert_nothing_to_mend(root, capsys)


def test_a_title_that_was_typed_counts_more_than_that_of_the_recording(root: Path) -> None:
    begin_show(root)
    (root / "take.mp3").write_bytes(tagged_mp3("take 3 final", "x" * 301))
    assert begin(root, "episode", title="Lamp", audio=str(root / "take.mp3")) == 0
    text = read(root, "content/podcasts/night-radio/001-lamp/index.md")
    assert "\ntitle: Lamp\n" in text
    assert text.endswith(f"---\n\n{'x' * 301}\n")


def test_a_recording_without_a_title_is_asked_for_one(root: Path) -> None:
    begin_show(root)
    (root / "take.mp3").write_bytes(silent_mp3())
    terminal = Terminal("Lamp")
    assert begin(root, "episode", terminal, audio=str(root / "take.mp3")) == 0
    assert terminal.asked == ["Title: "]
    assert terminal.said[-1] == "The recording lasts 2 s"
