"""Markdown in HTML whose tags were left open: Python-Markdown loses the text in two that have one name."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions.md_in_html import HtmlBlockPreprocessor, HTMLExtractorExtra

# The one of the preprocessor that this replaces.
_PRIORITY = 20


class OpenTags(HtmlBlockPreprocessor):
    """Closes all tags at the end of the text."""

    @classmethod
    def replace_in(cls, md: Markdown) -> None:
        """Let `md` use this instead of its own where its extensions read Markdown in HTML."""
        if "html_block" in md.preprocessors and isinstance(
            md.preprocessors["html_block"], HtmlBlockPreprocessor
        ):
            md.preprocessors.register(cls(md), "html_block", _PRIORITY)

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with placeholders for what is HTML."""
        parser = _Extractor(self.md)
        parser.feed("\n".join(lines))
        parser.close()
        return "".join(parser.cleandoc).split("\n")


class _Extractor(HTMLExtractorExtra):
    mdstack: list[str]

    def close(self) -> None:
        super().close()
        while self.mdstack:  # of several with the first one's name that has closed the last
            self.handle_endtag(self.mdstack[0])
