"""What sanitising has taken out is noticed, and nothing else is."""

from pathlib import Path

import pytest

from coalition.core.body import Converter
from coalition.core.removals import Removal
from coalition.core.sanitizer import Trust
from coalition.core.settings import MARKDOWN

CONVERTER = Converter(MARKDOWN)
ROOT = Path(__file__).parents[2]


def removed(text: str, trust: Trust = Trust.OWN) -> tuple[Removal, ...]:
    return CONVERTER.convert(text, trust).removals


@pytest.mark.parametrize(
    "text",
    [
        "Plain *text* with a [link](https://example.org 'title'), ![a picture](a.png) and `<script>`.",
        "# Head {: #top .wide }\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\nA note[^1].\n\n[^1]: Here.\n\n*[a]: b",
        "```python\nx = '<b>'\n```\n\n    <script>\n\nTerm\n:   Meaning\n",
        '<div class="n" id="p"><P>A <span lang=de>Lampe</span><br/>and <a href=x.md>b</a></P></div>',
        "<!-- for editors alone -->\n\nText <!-- and here --> text.",
        '<audio controls src="a.mp3"></audio> <details open><summary>x</summary>y</details>',
        '<p title="a > b &amp; c">&lt;script&gt;</p>',
        '<div markdown="1">\n*x*\n</div>',
        "3 < 4 > 2, a <b and </b",
        "<b><p>Tags that cross</b></p>",
    ],
)
def test_what_may_be_published_is_not_missed(text: str) -> None:
    assert removed(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<script>x</script><script>y</script>", [Removal("script", times=2)]),
        ("<p onclick=x>a</p><p onclick=y>b</p>", [Removal("p", "onclick", "x", 2)]),
        ("<p hidden>a</p>", [Removal("p", "hidden")]),
        ("<font color=red>a</font>", [Removal("font")]),
        ("<font>a</font> <CENTER>b</CENTER>", [Removal("font"), Removal("center")]),
        (
            "[a](javascript:x) [b](data:y)",
            [Removal("a", "href", "javascript:x"), Removal("a", "href", "data:y")],
        ),
        ("![a](data:image/png;base64,x)", [Removal("img", "src", "data:image/png;base64,x")]),
        ("# A {: style=x onclick=y }", [Removal("h2", "onclick", "y"), Removal("h2", "style", "x")]),
        ("<?php echo 1 ?>", [Removal("?php")]),
        ("<![CDATA[ x ]]>", [Removal("![CDATA[")]),
        ("<td>a</td>", [Removal("td")]),
        ("<svg><circle/></svg>", [Removal("svg"), Removal("circle")]),
    ],
)
def test_what_may_not_be_published_is_noticed(text: str, found: list[Removal]) -> None:
    assert list(removed(text)) == found


def test_of_a_guests_text_only_addresses_can_be_missed() -> None:
    text = "# Head\n\nA note[^1], <script>shown</script>, `code`.\n\n[^1]: Here.\n\n```python\nx = 1\n```\n"
    assert removed(text, Trust.GUEST) == ()
    assert removed(f"{text}\n[a](tel:+1) ![b](data:x)", Trust.GUEST) == (
        Removal("a", "href", "tel:+1"),
        Removal("img", "src", "data:x"),
    )


def test_nothing_is_missed_in_the_repositorys_own_texts() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "content").rglob("*.md")]
    assert len(texts) > 25
    assert [text for text in texts if removed(text.split("---\n", 2)[-1])] == []
