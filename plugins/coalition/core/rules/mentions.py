"""Partners that the text of an article names, and its front matter does not."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.content import Article
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.mentions import Mention
from coalition.core.rules import catalog
from coalition.core.site import Site, partners_of_article
from coalition.core.source import line_and_column


def check_mentions(site: Site, article: Article) -> Iterator[Diagnostic]:
    """Yield a finding for each partner that is named and not listed, at the first place."""
    told = set(partners_of_article(article))
    for mention in site.partner_names.find(article.markdown, site.body(article).name_words):
        if told.isdisjoint(mention.partners):
            told.update(mention.partners)
            yield _unlisted(site, article, mention)


def _unlisted(site: Site, article: Article, mention: Mention) -> Diagnostic:
    line, column = line_and_column(article.markdown, mention.start)
    slug = mention.partners[0]
    return catalog.UNLISTED_MENTION.at(
        Place(article.path, article.markdown_line + line - 1, column, mention.end - mention.start),
        f'this names "{site.partners[slug].name}", which the article does not list',
        f"add {slug} to partners: above, or mention: false to its entry if the word means something else",
        site.registry_place("partners", slug),
    )
