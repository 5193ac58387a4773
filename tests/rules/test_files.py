"""Files that no case in text can hold: bytes that are no text, pipes, links, files of fifty megabytes."""

import os
import time
from pathlib import Path

import pytest
from rule_cases import HERE, sample

from coalition.commands.check import check

ARTICLE = "content/articles/2025-01-02-naps.md"
HEADER = b"---\ntitle: Naps\n---\n"
NOTHING = (0, "Nothing to mend.\n")


def test_text_in_another_encoding_is_refused_where_it_begins(check_files):
    assert check_files({ARTICLE: HEADER + b"A caf\xe9.\n"}) == (
        1,
        "error: byte 0xe9 is not UTF-8 [not-utf-8]\n"
        f"  --> {ARTICLE}:4:6\n"
        "      = save the file as UTF-8\n"
        "\n"
        "1 error, 0 warnings\n",
    )


def test_text_in_utf_16_is_refused(check_files):
    code, said = check_files({ARTICLE: HEADER.decode().encode("utf-16")})
    assert (code, said.splitlines()[:2]) == (
        1,
        ["error: byte 0xff is not UTF-8 [not-utf-8]", f"  --> {ARTICLE}:1:1"],
    )


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        (HEADER + b"Sl\0eep.\n", "4:3", "U+0000"),
        (HEADER + b"Sleep.\n\x07\n", "5:1", "U+0007"),
        (HEADER + "Sleep\ufffe".encode(), "4:6", "U+FFFE"),
        (HEADER + b"Slee\x7fp", "4:5", "U+007F"),
    ],
)
def test_a_control_character_is_shown_where_it_stands(check_files, text, place, name):
    code, said = check_files({ARTICLE: text})
    assert (code, said.splitlines()[:3]) == (
        1,
        [
            f"error: the character {name} cannot be published [control-character]",
            f"  --> {ARTICLE}:{place}",
            "      = delete it",
        ],
    )


def test_a_control_character_that_comes_in_through_an_escape_is_found(check_files):
    assert check_files({ARTICLE: b'---\ntitle: "Na\\x01ps"\n---\nSleep.\n'}) == (
        1,
        "error: the character U+0001 cannot be published [control-character]\n"
        f"  --> {ARTICLE}:2:8\n"
        '    2 | title: "Na\\x01ps"\n'
        "      |        ^^^^^^^^^^ delete it\n"
        "\n"
        "1 error, 0 warnings\n",
    )


def test_a_byte_order_mark_is_no_part_of_the_text(check_files):
    assert check_files({ARTICLE: b"\xef\xbb\xbf" + HEADER + b"Sleep.\n"}) == NOTHING


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_line_ends_of_other_systems_count_as_lines(check_files, end):
    text = HEADER + b"Sleep.\n[x]({partner}none)\n"
    code, said = check_files({ARTICLE: text.replace(b"\n", end)})
    assert (code, said.splitlines()[:2]) == (
        1,
        ['error: there is no partner "none" [broken-link]', f"  --> {ARTICLE}:5:5"],
    )


@pytest.mark.parametrize("name", [ARTICLE, "content/images/lamp.png", "partners.yaml"])
def test_a_pipe_is_refused_and_never_waited_for(check_files, name):
    def prepare(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(root / name)

    assert check_files({}, prepare=prepare) == (
        1,
        "error: this is not a plain file [unreadable-file]\n"
        f"  --> {name}\n"
        "      = remove it\n"
        "\n"
        "1 error, 0 warnings\n",
    )


def put_links(links: dict[str, str]):
    def prepare(root: Path) -> None:
        (root / "content/images").mkdir()
        for name, target in links.items():
            (root / "content/images" / name).symlink_to(target)

    return prepare


@pytest.mark.parametrize(
    ("links", "message", "advice"),
    [
        ({"x": "/etc"}, "this symbolic link leads out of the content folder", "put the file itself here"),
        ({"x": "../../partners.yaml"}, "this symbolic link leads out of the content folder", "put the file"),
        ({"x": ".."}, "this symbolic link leads in a circle", "remove it"),
        ({"x": "x"}, "this symbolic link leads to nothing or in a circle", "remove it"),
        ({"x": "nowhere"}, "this symbolic link leads to nothing or in a circle", "remove it"),
    ],
)
def test_a_link_is_followed_neither_out_of_the_folder_nor_in_a_circle(check_files, links, message, advice):
    code, said = check_files({}, prepare=put_links(links))
    lines = said.splitlines()
    assert (code, lines[:2]) == (1, [f"error: {message} [leaves-content]", "  --> content/images/x"])
    assert lines[2].startswith(f"      = {advice}")
    assert lines[-1] == "1 error, 0 warnings"


def test_a_link_within_the_folder_is_followed(check_files):
    samples = ("content/images/lamp.png",)

    def prepare(root: Path) -> None:
        (root / "content/images/same.png").symlink_to("lamp.png")

    page = "---\ntitle: About\n---\n![A lamp](/images/same.png)\n"
    assert check_files({"content/pages/about.md": page}, samples, prepare) == NOTHING


@pytest.mark.parametrize("name", [ARTICLE, "partners.yaml"])
def test_a_text_of_fifty_megabytes_is_refused_unread(check_files, name):
    def prepare(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        with (root / name).open("wb") as file:
            file.truncate(50_000_000)

    assert check_files({}, prepare=prepare) == (
        1,
        "error: this text file has 50.0 MB, and at most 5.0 MB are read [file-too-large]\n"
        f"  --> {name}\n"
        "      = split it, or raise COALITION_TEXT_LIMIT\n"
        "\n"
        "1 error, 0 warnings\n",
    )


@pytest.mark.parametrize("folder", ["content/articles", "content/images"])
def test_a_file_name_that_is_no_text_is_shown_as_well_as_can_be(check_files, folder):
    def prepare(root: Path) -> None:
        (root / folder).mkdir()
        Path(os.fsdecode(os.fsencode(root / folder) + b"/caf\xe9.md")).write_bytes(HEADER)

    assert check_files({}, prepare=prepare) == (
        1,
        "error: the name of this file is not UTF-8 [not-utf-8]\n"
        f"  --> {folder}/caf?.md\n"
        "      = rename it\n"
        "\n"
        "1 error, 0 warnings\n",
    )


def test_a_folder_with_the_name_of_a_text_is_a_folder(check_files):
    assert check_files({}, prepare=lambda root: (root / ARTICLE).mkdir(parents=True)) == NOTHING


def test_without_a_registry_there_is_no_site(check_files):
    assert check_files({}, prepare=lambda root: (root / "partners.yaml").unlink()) == (
        1,
        "error: there is no such file [unreadable-file]\n"
        "  --> partners.yaml\n"
        "      = it holds the coalition and its partners\n"
        "\n"
        "1 error, 0 warnings\n",
    )


@pytest.mark.parametrize(
    ("settings", "first_line", "place"),
    [
        ("x = = 1\n", "error: invalid syntax", "pelicanconf.py:1 [bad-setting]"),
        (
            "x = 1\ny = 1 / 0\n",
            "error: ZeroDivisionError: division by zero",
            "pelicanconf.py:2 [bad-setting]",
        ),
        (
            'PATH = "content"\n',
            "error: pelicanconf.py does not set PELICAN_CLASS = CoalitionPelican [bad-setting]",
            "",
        ),
    ],
)
def test_a_settings_file_with_a_mistake_is_named_without_a_traceback(
    check_files, settings, first_line, place
):
    code, said = check_files({"pelicanconf.py": settings})
    lines = [line for line in said.splitlines() if "WARNING" not in line and not line.startswith(" " * 9)]
    assert (code, lines[0]) == (2, first_line)
    assert "".join(lines[1:]).endswith(place)


def test_without_a_settings_file_nothing_is_checked(tmp_path, capsys):
    assert check(tmp_path) == 2
    assert capsys.readouterr().err == f"error: there is no pelicanconf.py in {tmp_path} [bad-setting]\n"


def test_a_format_that_does_not_exist_is_wrong_usage(tmp_path, capsys):
    assert check(tmp_path, format="xml") == 2
    assert capsys.readouterr().err == "error: there is no format xml; there are text, github, json\n"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://clocks.example.org", 0),
        ("https://clocks.example.org/", 0),
        ("https://clocks.example.org/base", 0),
        ("http://localhost:8000", 0),
        ("", 2),
        ("clocks.example.org", 2),
        ("//clocks.example.org", 2),
        ("ftp://clocks.example.org", 2),
        ("https://", 2),
        ("https://clocks.example.org/#top", 2),
    ],
)
def test_the_address_of_the_site_must_be_one(check_files, url, code):
    settings = (HERE / "base" / "pelicanconf.py").read_text().replace("https://clocks.example.org", url)
    exit_code, said = check_files({"pelicanconf.py": settings})
    assert (exit_code, "error: SITEURL is '" in said) == (code, code == 2)


MAC_NAME = "e\u0301.png"


def test_a_file_name_in_the_form_of_a_mac_is_the_same_name(check_files):
    def prepare(root: Path) -> None:
        (root / "content/images").mkdir()
        (root / "content/images" / MAC_NAME).write_bytes(sample(".png"))

    page = "---\ntitle: About\n---\n![x]({static}/images/é.png)\n"
    assert check_files({"content/pages/about.md": page}, prepare=prepare) == NOTHING


def test_many_thousands_of_mistakes_are_told_each_with_its_line(check_files):
    begun = time.process_time()
    code, said = check_files({ARTICLE: "Title: Naps\n" + "no pair\n" * 40_000 + "\nSleep.\n"})
    assert time.process_time() - begun < 30
    assert (code, said.count("    40001 | no pair\n"), said.splitlines()[-1]) == (
        1,
        1,
        "40000 errors, 0 warnings",
    )


def test_a_line_of_many_mistakes_is_cut_around_each(check_files):
    begun = time.process_time()
    links = "".join(f"[a](b{number}.md) " for number in range(5_000))
    code, said = check_files({ARTICLE: f"---\ntitle: Naps\n---\n{links}\n"})
    assert time.process_time() - begun < 30
    assert (code, said.splitlines()[-1]) == (1, "5000 errors, 0 warnings")
    assert max(len(line) for line in said.splitlines()) < 200


def test_of_topics_beyond_the_limit_it_is_only_said_that_they_are_too_many(check_files):
    topics = ", ".join(f"t{number}" for number in range(150))
    code, said = check_files({ARTICLE: f"---\ntitle: Naps\ntopics: [{topics}]\n---\nSleep.\n"})
    assert (code, said.count("[unknown-topic]"), said.count("[too-many-topics]")) == (1, 100, 1)
