"""What of a site can be found, and by which words."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from coalition.core.media.facts import Cue
from coalition.core.site import Site
from coalition.core.views.parts import Day
from coalition.search.record_page import RecordPages
from coalition.search.records import Record, records
from tests.core.conftest import REGISTRY, article

MakeSite = Callable[..., Site]


def found(site: Site) -> dict[str, Record]:
    return {one.href: one for one in records(site)}


def test_an_article_is_found_by_its_text_and_by_who_wrote_it_and_chosen_by_what_it_is_about(
    make_site: MakeSite,
) -> None:
    files = {
        "content/articles/2025-03-04-naps.md": article(
            text="Sleep *well*.",
            authors="ada-lamp",
            partners="moon-guild",
            topics="[naps, hats]",
            summary="On naps.",
        )
    }
    assert found(make_site(files))["/base/news/2025/naps/"] == Record(
        href="/base/news/2025/naps/",
        title="Naps",
        kind="Article",
        lines=("On naps.", "Ada Lamp"),
        body="<p>Sleep <em>well</em>.</p>",
        day=Day("2025-03-04T00:00:00+00:00", "4 March 2025"),
        topics=("Naps", "Hats"),
        partners=("Moon Guild",),
    )


def test_partners_and_people_are_found_by_all_their_names(make_site: MakeSite) -> None:
    registry = REGISTRY.replace(
        "dusk-guild: {name: Dusk Guild", "dusk-guild: {name: Dusk Guild, alternate_name: Evening Club"
    )
    site = found(make_site({}, registry))
    assert site["/base/partners/dusk-guild/"].lines == ("Evening Club", "Guild")
    assert site["/base/partners/sun-guild/"].kind == "Former partner"
    assert site["/base/people/ada-lamp/"].lines == ("A. Lamp", "Sun Guild")
    assert site["/base/people/ada-lamp/"].partners == ("Moon Guild", "Sun Guild")


@pytest.mark.parametrize("preview", [False, True])
def test_drafts_hidden_texts_and_what_lies_in_the_future_are_not_found(
    make_site: MakeSite, preview: bool
) -> None:
    files = {
        "content/articles/2025-01-01-draft.md": article(status="draft"),
        "content/articles/2025-01-02-hidden.md": article(status="hidden"),
        "content/articles/2025-01-03-out.md": article(),
        "content/articles/2031-01-01-later.md": article(),
        "content/pages/draft-page.md": article(status="draft"),
        "content/pages/hidden-page.md": article(status="hidden"),
        "content/pages/about.md": article(),
    }
    site = make_site(files, preview=preview, now=datetime(2026, 1, 1, tzinfo=UTC))
    texts = [href for href in found(site) if not href.startswith(("/base/partners/", "/base/people/"))]
    assert texts == ["/base/news/2025/out/", "/base/about/"]


def test_a_record_is_a_page_whose_facts_are_no_words_to_search_for() -> None:
    record = Record(
        "/news/b%C3%A4r/",
        'Tea & "biscuits"',
        "Article",
        ("By <us>",),
        "<p>Tea.</p>",
        Day("2025-03-04T00:00:00+00:00", "4 March 2025"),
        "/images/tea.png",
        ("Tea & cake",),
        ("Moon Guild",),
    )
    assert (
        RecordPages("en").page(record).decode()
        == """\
<!doctype html>
<html lang="en">
<head>
<meta data-pagefind-meta="title[content]" content="Tea &amp; &#34;biscuits&#34;">
<meta data-pagefind-meta="image[content]" content="">
<meta data-pagefind-meta="image_alt[content]" content="">
<meta data-pagefind-filter="kind[content]" content="Article">
<meta data-pagefind-filter="topic[content]" content="Tea &amp; cake">
<meta data-pagefind-filter="partner[content]" content="Moon Guild">
<meta data-pagefind-filter="year[content]" content="2025">
</head>
<body data-pagefind-body>
<a id="href=/news/b%25C3%25A4r/"></a>
<a id="day=4%20March%202025"></a>
<a id="image=/images/tea.png"></a>
<p>By &lt;us&gt;</p>
<p>Tea.</p>
</body>
</html>"""
    )


def test_what_is_said_is_found_in_passages_and_each_phrase_has_its_time() -> None:
    cues = (Cue(0, 4, "Good <night>."), Cue(4.5, 9, "Sleep well."), Cue(46, 50, "Good morning."))
    page = RecordPages("en").page(Record("/x/", "X", "Episode", cues=cues)).decode()
    assert (
        page.partition('<a id="href=/x/"></a>\n')[2]
        == """\

<h2 id="t=0" data-pagefind-weight="0">0:00</h2>
<p><a id="t=0"></a>Good &lt;night&gt;. <a id="t=4.5"></a>Sleep well. </p>
<h2 id="t=46" data-pagefind-weight="0">0:46</h2>
<p><a id="t=46"></a>Good morning. </p>
</body>
</html>"""
    )
