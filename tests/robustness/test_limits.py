"""Texts that would keep a build busy for ever are named, with all else that is wrong, and nothing hangs."""

import re

import pytest

from tests.robustness.builds import Builds
from tests.robustness.small_site import picture
from tests.site.project import Project

SLOW = "content/articles/2025-07-07-brackets.md"
TEXT = "---\ntitle: Brackets\n---\n\n"


def findings(said: str) -> list[tuple[str, str]]:
    """Return rule and place of each error."""
    return re.findall(r"^error: .*\[([a-z-]+)\]\n  --> (\S+)", said, re.MULTILINE)


@pytest.mark.parametrize("more", [0, 150], ids=["in one process", "in forked processes"])
def test_what_no_processor_can_do_is_told_with_everything_else(
    builds: Builds, site: Project, more: int
) -> None:
    for number in range(more):
        site.write(
            f"content/articles/2024-01-01-text-{number}.md", f"---\ntitle: {number}\n---\nText {number}.\n"
        )
    site.write(SLOW, TEXT + "[" * 50_000)
    site.write("content/articles/2024-02-02-quotes.md", TEXT + ">" * 10_000 + " a")
    site.write("content/articles/2024-03-03-tags.md", TEXT + "<div>" * 10_000)
    site.write("content/pages/emphasis.md", TEXT + "*a **b " * 200 + "\n\n[x]({partner}nobody)\n")
    site.write("content/images/lamp.png", "no picture")
    site.replace("partners.yaml", "The guild trims **every** wick.", "<" * 500_000)
    site.set("COALITION_MARKDOWN_SECONDS = 1")
    ended = builds.run(site.root)
    assert ended.code == 1
    assert findings(ended.err) == [
        ("text-depth", "content/articles/2024-02-02-quotes.md:5:10002"),
        ("text-depth", "content/articles/2024-03-03-tags.md:5:501"),
        ("slow-text", f"{SLOW}:5:1"),
        ("bad-picture", "content/images/lamp.png"),
        ("broken-link", "content/pages/emphasis.md:7:5"),
        ("slow-text", "partners.yaml:43:18"),
    ]
    assert ended.seconds < 60
    assert not site.path("output").exists()


def test_a_text_that_was_too_slow_is_tried_again_and_one_that_was_not_is_kept(
    builds: Builds, site: Project
) -> None:
    site.write(SLOW, TEXT + "[" * 3_000)
    site.set("COALITION_MARKDOWN_SECONDS = 0.2")
    assert findings(builds.run(site.root).err) == [("slow-text", f"{SLOW}:5:1")]
    site.set("COALITION_MARKDOWN_SECONDS = 100")
    assert (builds.run(site.root).code, site.path("output/index.html").exists()) == (0, True)
    site.set("COALITION_MARKDOWN_SECONDS = 0.2")
    assert builds.run(site.root).code == 0


def test_a_lower_limit_holds_for_what_was_kept_too(builds: Builds, site: Project) -> None:
    site.write("content/pages/talk.md", TEXT + "> > > Who?\n")
    site.write("content/images/lamp.png", "").write_bytes(picture(9, (1400, 1401)))
    assert builds.run(site.root).code == 0
    site.set("COALITION_NESTING_LIMIT = 3")
    site.set("COALITION_PIXEL_LIMIT = 1_960_000")
    ended = builds.run(site.root)
    assert (ended.code, findings(ended.err)) == (
        1,
        [("picture-too-large", "content/images/lamp.png"), ("text-depth", "content/pages/talk.md:5:7")],
    )
