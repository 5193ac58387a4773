"""A partner whose slug is another now: its old address goes on working, on every host and without script."""

from pathlib import Path

from lxml import html

from tests.site.project import Project

PARTNERS = "partners.yaml"


def build(project: Project) -> Path:
    result = project.tasks("build", "--warnings-as-errors")
    assert result.returncode == 0, result.stderr
    return project.root / "output"


def test_a_page_at_the_old_address_leads_to_the_new_one(demo):
    page = html.parse(demo / "partners" / "commute-watch" / "index.html").getroot()
    (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
    assert refresh == "0; url=/partners/commute-observatory/"
    (canonical,) = page.xpath("//link[@rel='canonical']/@href")
    assert canonical.endswith("/partners/commute-observatory/")
    (link,) = page.xpath("//main//a")
    assert (link.text, link.get("href")) == ("The Commute Observatory", "/partners/commute-observatory/")


def test_hosts_that_redirect_are_told_where_the_page_and_its_feeds_are(demo):
    assert (demo / "_redirects").read_text() == (
        "/partners/commute-watch/ /partners/commute-observatory/ 301\n"
        "/partners/commute-watch/feed.rss.xml /partners/commute-observatory/feed.rss.xml 301\n"
        "/partners/commute-watch/feed.atom.xml /partners/commute-observatory/feed.atom.xml 301\n"
    )


def test_a_slug_can_be_changed_without_breaking_a_link(golden):
    golden.replace(PARTNERS, "    aliases: [cart-drivers]", "    aliases: [cart-drivers, tea-cart-union]")
    golden.replace(PARTNERS, "  tea-cart-union:\n", "  tea-riders:\n")
    golden.replace(PARTNERS, "org: tea-cart-union", "org: tea-riders")
    golden.replace(PARTNERS, "successor: tea-cart-union", "successor: tea-riders")
    article = "content/articles/2024-03-05-tea-cart-union-joins.md"
    golden.replace(article, "announces: tea-cart-union", "announces: tea-riders")
    episode = "content/podcasts/afternoon-radio/001-the-open-window/index.md"
    golden.replace(episode, "partners: [tea-cart-union]", "partners: [tea-riders]")
    assert "{partner}tea-cart-union" in golden.path(article).read_text()
    output = build(golden)
    page = (output / "news/2024/tea-cart-union-joins/index.html").read_text()
    assert 'The <a href="/afternoons/partners/tea-riders/">Tea Cart Union</a>' in page
    assert (output / "partners/tea-cart-union/index.html").exists()


def test_without_aliases_there_is_no_file_of_redirects(golden):
    golden.replace(PARTNERS, "    aliases: [cart-drivers]\n", "")
    assert not (build(golden) / "_redirects").exists()


def test_feed_readers_that_know_the_old_address_get_the_same_feed(demo):
    old, new = (demo / "partners" / slug for slug in ("commute-watch", "commute-observatory"))
    for name in ("feed.rss.xml", "feed.atom.xml"):
        assert (old / name).read_bytes() == (new / name).read_bytes()


def test_a_badge_that_somebody_shows_stays_where_it_is(demo):
    assert (demo / "badges/commute-watch.svg").read_bytes() == (
        demo / "badges/commute-observatory.svg"
    ).read_bytes()
