"""After any edits whatever, the tree is the one that a clean build makes, byte for byte."""

from pathlib import Path

import pytest

from tests.robustness import random_edits
from tests.robustness.builds import Builds
from tests.robustness.property import Walk, differences, whole_tree
from tests.robustness.random_edits import Edit
from tests.robustness.small_site import AFTERNOON, EVENING_BEFORE, LATER, MORNING, NEW_YEAR, make_site
from tests.robustness.stale_caches import PLANTS
from tests.site.project import Project

ENOUGH_EDITS = 900
# What people might do when they come upon the bug, and little else.
LIKELY_EDITS: dict[str, tuple[Edit, ...]] = {
    "bodies_are_not_noted": (random_edits.body, random_edits.title),
    "templates_stand_alone": (random_edits.slogan, random_edits.body),
    "change_times_do_not_count": (random_edits.unnoticed, random_edits.body),
    "descriptions_of_pictures_do_not_count": (random_edits.caption, random_edits.body),
    "nothing_falls_due": (random_edits.moment, random_edits.times),
    "arguments_do_not_count": (random_edits.date, random_edits.body),
    "any_edit_is_one_of_a_text_alone": (random_edits.title, random_edits.body),
}


def test_after_each_of_many_random_edits_the_tree_is_that_of_a_clean_build(
    builds: Builds, tmp_path: Path, edits: int, seed: int
) -> None:
    walk = Walk(builds, tmp_path, seed)
    assert walk.difference(edits) is None
    assert len(walk.edits) == edits


@pytest.mark.slow
@pytest.mark.parametrize("plant", PLANTS)
@pytest.mark.parametrize("menu", ["likely edits", "all edits"])
def test_a_stale_cache_would_not_go_unnoticed(builds: Builds, tmp_path: Path, plant: str, menu: str) -> None:
    edits = LIKELY_EDITS[plant] if menu == "likely edits" else random_edits.EDITS
    walk = Walk(builds, tmp_path, 1, menu=edits, plant=plant)
    assert walk.difference(ENOUGH_EDITS) is not None


def tree_at(builds: Builds, site: Project, now: str) -> dict[str, bytes]:
    """Build upon what is there, and return the tree."""
    assert builds.run(site.root, now).code == 0
    return whole_tree(site.path("output"))


def test_what_is_edited_while_it_is_published_is_published_by_the_next_build(
    builds: Builds, site: Project
) -> None:
    style = "theme/css/site.css"
    assert builds.run(site.root, plant="the_style_is_edited_once_it_is_copied").code == 0
    assert b"navy" in whole_tree(site.path("output"))[style]
    assert b"teal" in tree_at(builds, site, NEW_YEAR)[style]


def test_a_page_that_was_edited_by_hand_and_then_deleted_leaves_no_empty_folder(
    builds: Builds, site: Project
) -> None:
    tree_at(builds, site, NEW_YEAR)
    site.replace("content/pages/join.md", "Write to us", "Write")
    tree_at(builds, site, NEW_YEAR)
    with site.path("output/about/index.html").open("a", encoding="utf-8") as page:
        page.write("By hand")
    site.path("content/pages/about.md").unlink()
    assert "about" not in tree_at(builds, site, NEW_YEAR)


def test_what_was_due_is_held_back_again_when_the_time_goes_back_on_the_same_day(
    builds: Builds, site: Project
) -> None:
    before = tree_at(builds, site, MORNING)
    assert differences(tree_at(builds, site, AFTERNOON), before)
    assert differences(tree_at(builds, site, MORNING), before) == []


def test_the_preview_notices_that_a_text_no_longer_lies_in_the_future(builds: Builds, site: Project) -> None:
    site.set("COALITION_PREVIEW = True")
    page = "news/2027/noon/index.html"
    assert b"in the future" in tree_at(builds, site, MORNING)[page]
    assert b"in the future" not in tree_at(builds, site, AFTERNOON)[page]
    assert site.path(LATER).exists()


def test_who_works_where_today_goes_by_the_day_in_the_time_zone_of_the_site(
    builds: Builds, site: Project, tmp_path: Path
) -> None:
    site.set('TIMEZONE = "Asia/Tokyo"')
    tree_at(builds, site, EVENING_BEFORE)
    clean = make_site(tmp_path / "clean")
    clean.set('TIMEZONE = "Asia/Tokyo"')
    assert differences(tree_at(builds, site, MORNING), tree_at(builds, clean, MORNING)) == []
