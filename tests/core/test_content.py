"""Which file is what, and what its name says."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from coalition.core.content import classify, decode_document, read_content
from coalition.core.layout import Layout

LAYOUT = Layout(Path("content"))
MINIMAL = "---\ntitle: Naps\n---\nSleep.\n"


@pytest.mark.parametrize(
    ("shown", "kind"),
    [
        ("content/articles/2025-01-02-naps.md", "article"),
        ("content/articles/2025/naps.markdown", "article"),
        ("content/articles/2025-01-02-naps/index.MD", "article"),
        ("content/articles/2025-01-02-naps/pillow.png", "beside"),
        ("content/articles/pillow.png", "stray"),
        ("content/pages/about.md", "page"),
        ("content/pages/about/lamp.png", "beside"),
        ("content/images/logos/moon.svg", "static"),
        ("content/images/readme.md", "static"),
        ("content/podcasts/night/show.md", "show"),
        ("content/podcasts/night/cover.jpg", "beside"),
        ("content/podcasts/night/001-lamp/index.md", "episode"),
        ("content/podcasts/night/001-lamp/audio.mp3", "beside"),
        ("content/podcasts/night/001-lamp/pictures/x.png", "beside"),
        ("content/podcasts/night/001-lamp.md", "stray"),
        ("content/podcasts/night/001-lamp/notes.md", "stray"),
        ("content/podcasts/night.md", "stray"),
        ("content/published.lock.yaml", "lock"),
        ("content/articles/other.lock.yaml", "stray"),
        ("content/about.md", "stray"),
    ],
)
def test_a_file_is_what_its_place_and_name_say(shown, kind):
    assert classify(shown, LAYOUT) == kind


def test_the_folders_are_the_settings():
    layout = Layout(Path("texts"), "texts", articles=("blog",), pages=("",), static=("pictures",))
    assert classify("texts/blog/naps.md", layout) == "page"
    assert classify("texts/pictures/x.png", layout) == "static"
    layout = Layout(Path("texts"), "texts", articles=("",), pages=("pages",), static=("pictures",))
    assert classify("texts/blog/naps.md", layout) == "article"
    assert classify("texts/pages/about.md", layout) == "page"


@pytest.mark.parametrize(
    ("shown", "slug", "day"),
    [
        ("content/articles/2025-03-04-naps.md", "naps", "2025-03-04"),
        ("content/articles/2025-03-04_naps.md", "naps", "2025-03-04"),
        ("content/articles/2025-03-04-naps/index.md", "naps", "2025-03-04"),
        ("content/articles/2025-03-04-24-hours.md", "24-hours", "2025-03-04"),
    ],
)
def test_an_article_takes_date_and_slug_from_its_name(shown, slug, day):
    document, found = decode_document(MINIMAL, shown, "article")
    assert found == ()
    assert document is not None
    assert (document.slug, document.header.date) == (slug, datetime.fromisoformat(f"{day}T00:00:00+00:00"))


def test_what_is_typed_wins_over_the_name():
    text = "---\ntitle: Naps\nslug: sleep\ndate: 2024-05-06\n---\nSleep.\n"
    document, _ = decode_document(text, "content/articles/2025-03-04-naps.md", "article")
    assert document is not None
    assert (document.slug, document.header.date) == ("sleep", datetime(2024, 5, 6, tzinfo=UTC))


def test_an_episode_drops_its_number_from_its_slug():
    text = "---\ntitle: The lamp\ndate: 2025-01-03\nguid: night-1\n---\nAda.\n"
    document, _ = decode_document(text, "content/podcasts/night/001-the-lamp/index.md", "episode")
    assert document is not None
    assert document.slug == "the-lamp"


def test_a_renamed_title_moves_no_url():
    first, _ = decode_document(MINIMAL, "content/pages/about.md", "page")
    again, _ = decode_document(MINIMAL.replace("Naps", "All new"), "content/pages/about.md", "page")
    assert first is not None
    assert again is not None
    assert first.slug == again.slug == "about"


def test_the_markdown_knows_its_line():
    document, _ = decode_document(MINIMAL, "content/pages/about.md", "page")
    assert document is not None
    assert (document.markdown, document.markdown_line) == ("Sleep.\n", 4)


def test_a_folder_is_read_into_documents_files_and_what_failed(tmp_path):
    files = {
        "articles/2025-03-04-naps/index.md": MINIMAL,
        "articles/2025-03-04-naps/pillow.png": "x",
        "articles/broken.md": "no header",
        "pages/about.md": MINIMAL,
        "images/lamp.png": "x",
        "published.lock.yaml": "",
        "notes.txt": "x",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    content, found = read_content(Layout(tmp_path))
    assert [one.path for one in content.articles] == ["content/articles/2025-03-04-naps/index.md"]
    assert [one.path for one in content.pages] == ["content/pages/about.md"]
    assert sorted(content.files) == ["content/articles/2025-03-04-naps/pillow.png", "content/images/lamp.png"]
    assert content.failed == {"content/articles/broken.md"}
    assert sorted((one.rule, one.place.path) for one in found) == [
        ("no-front-matter", "content/articles/broken.md"),
        ("stray-file", "content/notes.txt"),
    ]


def test_the_files_beside_a_text_are_its_own_only_in_its_own_folder():
    own, _ = decode_document(MINIMAL, "content/pages/about/index.md", "page")
    flat, _ = decode_document(MINIMAL, "content/pages/about.md", "page")
    assert own is not None
    assert flat is not None
    assert (own.has_own_folder, own.folder) == (True, "content/pages/about")
    assert (flat.has_own_folder, flat.folder) == (False, "content/pages")
