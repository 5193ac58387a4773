"""The quick patterns and processors give the HTML that Python-Markdown's own give."""

import random
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import pytest
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor

from coalition.core import blocks, inline, quick_processors
from coalition.core.blocks import QuickBlocks
from coalition.core.inline import QuickInline
from coalition.core.settings import MARKDOWN

ROOT = Path(__file__).parents[2]
PIECES = [
    *"ab `*_[]()!<>&\\\n^:-#\"'|",
    "  \n",
    "![",
    "[^",
    "](",
    "**",
    "___",
    "&amp;",
    "&#60;",
    "<b>",
    "<https://x.y>",
    "<a@b.c>",
    "[1]: http://a.b",
    "[^1]: note",
    "{.x}",
    "{: #own }",
    "[TOC]",
    "\n\n[TOC]\n\n",
    "\n\n## Twice\n\n",
    "\n~~~\n",
    "\t",
    "\r\n",
    "   \n",
    "\n\n",
    "| a",
    "```",
    "*[HTML]: x",
    "\n1. one",
    "\n- one",
    "\n    four",
    "\n> quoted",
    "\n: meaning",
    "\n===\n",
    "\n---\n",
    "\n## ",
    "\n\n| a | b |\n|---|---|\n",
    '\n\n<div markdown="1">\n',
    "\n</div>\n\n",
]


@pytest.fixture(scope="module")
def converters() -> tuple[Markdown, Markdown]:
    """Python-Markdown as it comes, and the same with our patterns and processors."""
    quick = Markdown(**MARKDOWN)
    quick_processors.replace_in(quick)
    QuickInline.replace_in(quick)
    QuickBlocks.replace_in(quick)
    return Markdown(**MARKDOWN), quick


def _wild_texts(count: int) -> list[str]:
    chance = random.Random(20180201)
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 120))) for _ in range(count)]


def _html(md: Markdown, text: str) -> str:
    md.reset()
    return md.convert(text)


def test_thousands_of_wild_texts_become_the_same_html(converters: tuple[Markdown, Markdown]) -> None:
    stock, quick = converters
    assert [text for text in _wild_texts(3000) if _html(stock, text) != _html(quick, text)] == []


def test_the_texts_of_this_repository_become_the_same_html(converters: tuple[Markdown, Markdown]) -> None:
    stock, quick = converters
    paths = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("content/**/*.md")]
    assert len(paths) > 20
    different = [
        path.name
        for path in paths
        if _html(stock, path.read_text("utf-8")) != _html(quick, path.read_text("utf-8"))
    ]
    assert different == []


def test_every_pattern_and_processor_that_is_skipped_is_one_that_markdown_has(
    converters: tuple[Markdown, Markdown],
) -> None:
    stock, _ = converters
    assert [name for name in inline.TRIGGERS if name not in stock.inlinePatterns] == []
    assert [name for name in blocks.TRIGGERS if name not in stock.parser.blockprocessors] == []
    assert [name for name in quick_processors.LINE_TRIGGERS if name not in stock.preprocessors] == []


def test_a_processor_of_an_extension_is_asked_even_under_a_known_name() -> None:
    class Shout(BlockProcessor):
        def test(self, parent: Element, block: str) -> bool:
            return block.endswith("!")

        def run(self, parent: Element, blocks: list[str]) -> None:
            SubElement(parent, "strong").text = blocks.pop(0)

    md = Markdown()
    md.parser.blockprocessors.register(Shout(md.parser), "quote", 20)
    QuickBlocks.replace_in(md)
    assert md.convert("Hear!") == "<strong>Hear!</strong>"
