"""What an edit of a text alone reaches beyond its own page: a build that reads little must still see it."""

import re
import shutil

import pytest

from coalition.commands import build as command
from tests.site.edits import KITES, TEA
from tests.site.fresh import FreshBuilds
from tests.site.project import NOW, Project
from tests.site.tree import tree

Said = pytest.CaptureFixture[str]

LINK = "So were [the Kite Makers]({partner}kite-makers)."


@pytest.fixture(autouse=True)
def one_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish the same texts whatever the clock says."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


def built(project: Project) -> dict[str, bytes]:
    """Build upon what is there already, and return the tree."""
    assert command.build(project.root) == 0
    return tree(project.path("output"))


def built_anew(project: Project, fresh: FreshBuilds) -> dict[str, bytes]:
    """Build a copy of the project in a place and a process of its own, and return the tree."""
    copy = project.root.with_name("anew")
    left = shutil.ignore_patterns("output", ".output*", ".coalition", "__pycache__")
    shutil.copytree(project.root, copy, symlinks=True, ignore=left)
    assert fresh.build(copy) == 0
    return tree(copy / "output")


def policies(pages: dict[str, bytes]) -> set[str]:
    """The image sources that the policy of any page allows."""
    headers = pages["_headers"].decode()
    return set(re.findall(r"img-src ([^;]*)", headers))


def test_a_picture_from_elsewhere_that_comes_and_goes_with_a_text_changes_the_policy_of_the_site(
    golden: Project, fresh: FreshBuilds
) -> None:
    first = built(golden)
    picture = f"{LINK}\n\n![A kite](https://pictures.example.org/kite.png)"
    golden.replace(KITES, LINK, picture)
    with_picture = built(golden)
    assert policies(with_picture) == {"'self' https://pictures.example.org"}
    assert with_picture == built_anew(golden, fresh)
    golden.replace(KITES, "![A kite]", "![Another kite]")
    assert policies(built(golden)) == {"'self' https://pictures.example.org"}
    golden.replace(KITES, picture.replace("A kite", "Another kite"), LINK)
    assert policies(first) == {"'self'"}
    assert built(golden) == first


def test_a_logo_that_no_partner_has_is_told_of_once_the_last_text_that_shows_it_does_not(
    golden: Project, capsys: Said
) -> None:
    logo = golden.path("content/images/logos/old-kites.svg")
    shutil.copyfile(golden.path("content/images/logos/tea-cart-union.svg"), logo)
    golden.replace(KITES, LINK, f"{LINK} See [their old mark]({{static}}/images/logos/old-kites.svg).")
    built(golden)
    assert "unused-logo" not in capsys.readouterr().err
    golden.replace(KITES, " See [their old mark]({static}/images/logos/old-kites.svg).", "")
    built(golden)
    assert "content/images/logos/old-kites.svg" in capsys.readouterr().err


def test_what_is_wrong_with_other_texts_is_told_again(golden: Project, capsys: Said) -> None:
    golden.replace(TEA, "The plan of the round", "The Kite Makers have seen it. The plan of the round")
    built(golden)
    first = capsys.readouterr().err
    assert 'this names "' in first
    golden.replace(KITES, "The wind was there.", "The wind was there, all day.")
    built(golden)
    assert capsys.readouterr().err == first


def test_several_texts_that_were_edited_at_once_are_all_shown(golden: Project, fresh: FreshBuilds) -> None:
    built(golden)
    golden.replace(KITES, "The wind was there.", "The wind was there, all day.")
    golden.replace(TEA, "brings its carts", "brings its new carts")
    assert built(golden) == built_anew(golden, fresh)


def test_a_link_to_nothing_in_an_edited_text_stops_the_build_and_mended_it_is_published(
    golden: Project, fresh: FreshBuilds, capsys: Said
) -> None:
    first = built(golden)
    for broken, said in (
        ("{partner}kite-maker", 'there is no partner "kite-maker"'),
        ("/newz/", 'there is no page "/newz/"'),
    ):
        golden.replace(KITES, "{partner}kite-makers", broken)
        assert command.build(golden.root) == 1
        assert said in capsys.readouterr().err
        assert tree(golden.path("output")) == first
        golden.replace(KITES, f"]({broken})", "]({partner}kite-makers)")
    golden.replace(KITES, "The wind was there.", "The wind was there, all day.")
    assert built(golden) == built_anew(golden, fresh)


def test_a_text_and_the_title_of_another_edited_at_once_are_both_shown(
    golden: Project, fresh: FreshBuilds
) -> None:
    built(golden)
    golden.replace(KITES, "The wind was there.", "The wind was there, all day.")
    golden.replace(TEA, "title: The Tea Cart Union joins", "title: The Tea Cart Union has joined")
    assert built(golden) == built_anew(golden, fresh)


def test_a_published_file_that_was_touched_is_made_again_when_a_text_is_edited(golden: Project) -> None:
    first = built(golden)
    golden.path("output/about/index.html").write_text("not ours", encoding="utf-8")
    golden.replace(KITES, "The wind was there.", "The wind was there, all day.")
    assert built(golden)["about/index.html"] == first["about/index.html"]


def edited(project: Project, number: int) -> None:
    """Edit one text, so that nothing else need be looked into."""
    old = f"edit {number - 1}" if number > 1 else LINK
    project.replace(KITES, old, old.replace(f"edit {number - 1}", "") + f"edit {number}")


def test_a_page_of_another_that_somebody_changed_or_took_away_is_there_again(golden: Project) -> None:
    first = built(golden)
    golden.path("output/people/index.html").write_text("Gone.", encoding="utf-8")
    golden.path("output/about/index.html").unlink()
    edited(golden, 1)
    now = built(golden)
    assert {path for path in first if now[path] != first[path]} >= {"news/2023/kites-of-november/index.html"}
    assert (now["people/index.html"], now["about/index.html"]) == (
        first["people/index.html"],
        first["about/index.html"],
    )


@pytest.mark.parametrize("files", ["few", "many"])
def test_what_somebody_did_to_the_tree_before_does_not_come_back(
    golden: Project, fresh: FreshBuilds, files: str
) -> None:
    """The next tree is made in the one that was replaced last."""
    if files == "many":  # then both trees are looked at by a process of its own
        for number in range(1_000):
            golden.write(f"content/images/many/{number}.txt", "")
    built(golden)
    edited(golden, 1)
    built(golden)
    previous = golden.path(".output.previous")
    (previous / "people/index.html").unlink()  # it is the published file as well
    (previous / "people/index.html").write_text("Gone.", encoding="utf-8")
    (previous / "about/index.html").unlink()
    (previous / "planted").mkdir()
    (previous / "planted/page.html").write_text("Mine.", encoding="utf-8")
    edited(golden, 2)
    assert built(golden) == built_anew(golden, fresh)
    assert not golden.path("output/planted").exists()
