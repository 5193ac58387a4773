"""The content that builds are measured with."""

import json
from pathlib import Path

import pytest

from bench import coalition_site, hugo_site, pelican_site
from bench.generate import Sizes, articles, edited_article, newest_article
from coalition.commands.check import check

ROOT = Path(__file__).resolve().parents[2]
SIZES = Sizes(articles=30, episodes=3, partners=5)


def laid_out(folder: Path, sizes: Sizes = SIZES) -> Path:
    """Write the site as this project reads it, with the code of the checkout."""
    folder.mkdir()
    coalition_site.lay_out(folder, ROOT, sizes)
    return folder


def texts_of(site: Path) -> dict[str, bytes]:
    paths = (path for path in (site / "content").rglob("*") if path.is_file())
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}
    return files | {"partners.yaml": (site / "partners.yaml").read_bytes()}


def test_the_same_sizes_make_the_same_bytes(tmp_path: Path) -> None:
    assert texts_of(laid_out(tmp_path / "one")) == texts_of(laid_out(tmp_path / "two"))


def test_there_is_as_much_content_as_was_asked_for(tmp_path: Path) -> None:
    content = laid_out(tmp_path / "site") / "content"
    assert len(list(content.glob("articles/*.md"))) == 30
    assert len(list(content.glob("podcasts/*/*/index.md"))) == 3
    assert len(list(content.glob("podcasts/*/*/audio.mp3"))) == 3
    assert (content.parent / "partners.yaml").read_text().count("joined:") == 5


def test_the_generated_site_has_nothing_to_mend(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert check(laid_out(tmp_path / "site"), warnings_as_errors=True) == 0
    assert capfd.readouterr().out == "Nothing to mend.\n"


@pytest.mark.parametrize("sizes", [Sizes(1, 1, 1), Sizes(3, 1, 40)])
def test_small_and_lopsided_sites_have_nothing_to_mend_either(tmp_path: Path, sizes: Sizes) -> None:
    assert check(laid_out(tmp_path / "site", sizes), warnings_as_errors=True) == 0


def test_all_tools_read_the_same_articles(tmp_path: Path) -> None:
    ours = laid_out(tmp_path / "ours")
    pelican_site.lay_out(tmp_path / "stock", SIZES)
    hugo_site.lay_out(tmp_path / "hugo", SIZES)
    for article in articles(SIZES):
        path = Path("content", "articles", article.file)
        our_header, our_body = (ours / path).read_text().removeprefix("---\n").split("\n---\n\n", 1)
        stock_header, stock_body = (tmp_path / "stock" / path).read_text().split("\n\n", 1)
        hugo_header, hugo_body = (tmp_path / "hugo" / path).read_text().split("\n\n", 1)
        assert our_body == stock_body == article.body
        assert hugo_body == article.body.replace("({filename}", "(")
        assert f"Title: {article.title}\n" in stock_header
        assert "title: " in our_header
        assert json.loads(hugo_header)["title"] == article.title


def test_hugo_has_each_partner_person_topic_and_episode(tmp_path: Path) -> None:
    hugo_site.lay_out(tmp_path, SIZES)
    content = tmp_path / "content"
    numbers = {
        name: len(list((content / name).glob("*/_index.md"))) for name in ("partners", "people", "topics")
    }
    assert numbers == {"partners": 5, "people": 5, "topics": 12}
    assert len(list(content.glob("podcasts/*/*/audio.mp3"))) == 3


def test_the_articles_that_are_edited_are_in_the_middle_and_the_newest() -> None:
    assert edited_article(SIZES).slug == "measured-article-16"
    assert newest_article(SIZES).slug == "measured-article-30"


def test_a_tenth_of_a_site_has_a_tenth_of_everything_and_at_least_one() -> None:
    assert Sizes(10_000, 500, 5).tenth == Sizes(1000, 50, 1)
