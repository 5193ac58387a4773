"""The outputs of articles, the news listing and topics, and of what is made of them beside: series, years."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.content import Article
from coalition.core.feed_links import site_feed_links, topic_feed_links
from coalition.core.model.registry import Topic
from coalition.core.outputs import Output, PageOutput
from coalition.core.own_words import in_own_words
from coalition.core.picture_outputs import published_file
from coalition.core.site import Site, partners_of_article
from coalition.core.urls import path_of
from coalition.core.views.cards import (
    article_card,
    article_url,
    beside_url,
    day,
    episode_card,
    kind_of,
    lead_picture,
    partner_card,
    person_card,
    summary_of,
    topic_link,
    topic_links,
    untranslated,
    why_held,
)
from coalition.core.views.head import head, listing_link
from coalition.core.views.json_ld import in_page, list_in_page
from coalition.core.views.pagination import numbered, paginate
from coalition.core.views.parts import NOTHING, Pagination
from coalition.core.views.prose import prose
from coalition.core.views.sign_off import sign_off
from coalition.news.lines import article_line, article_link
from coalition.news.linked_data import article_node
from coalition.news.series import series_links, series_pages, series_part
from coalition.news.views import (
    ArticlePage,
    NewsListing,
    TextLanguages,
    TopicEntry,
    TopicIndex,
    TopicPage,
)
from coalition.news.years import year_archives, years_of_news


def outputs(site: Site) -> Iterator[Output]:
    """Yield everything that articles and topics make."""
    yield from _articles(site)
    yield from _listing(site)
    yield from _topics(site)
    yield from series_pages(site)
    yield from year_archives(site)


def _articles(site: Site) -> Iterator[Output]:
    listed = in_own_words(site, site.articles)
    around = {
        article.path: (listed[n - 1] if n else None, listed[n + 1] if n + 1 < len(listed) else None)
        for n, article in enumerate(listed)
    }
    beside = _files_beside(site)
    for article in site.written_articles:
        newer, older = around.get(article.path, (None, None))
        args = (article, newer, older, site.has_card(article))
        path = site.urls.path("ARTICLE", slug=article.slug, date=article.header.date)
        yield PageOutput(path, "article.html", article_page, args, article.place())
        for shown in beside.get(article.folder, ()) if beside and article.has_own_folder else ():
            url = beside_url(site, article, shown)
            yield published_file(site, url, shown, article.place())


def _files_beside(site: Site) -> dict[str, list[str]]:
    """The files of each article's folder and the folders below it."""
    folders = {article.folder for article in site.written_articles if article.has_own_folder}
    beside: dict[str, list[str]] = {}
    for shown in site.content.files:
        above = shown.rpartition("/")[0]
        while above and above not in folders:
            above = above.rpartition("/")[0]
        if above:
            beside.setdefault(above, []).append(shown)
    return beside


def article_page(
    site: Site, article: Article, newer: Article | None, older: Article | None, has_card: bool
) -> ArticlePage:
    """Return the view of an article."""
    header = article.header
    picture = lead_picture(site, article)
    found = [(name, site.person_called(name)) for name in header.authors]
    behalf = site.partners.get(header.on_behalf_of) if header.on_behalf_of else None
    summary = summary_of(site, article)
    return ArticlePage(
        head(
            site,
            article_url(site, article),
            header.title,
            summary,
            section=site.urls.url("NEWS"),
            kind="article",
            card=has_card,
            feeds=site.remember(site_feed_links),
            breadcrumb=(listing_link(site, "NEWS", site.words.gettext("News")),),
            indexed=header.status != "hidden",
            held=why_held(site, article),
            text=article,
            json_ld=in_page(article_node(site, article, picture, summary)),
        ),
        header.title,
        kind_of(site, article),
        day(site, header.date),
        day(site, header.modified) if header.modified else None,
        header.language or site.settings.own_language,
        header.summary or "",
        tuple(site.remember(person_card, person) for _, person in found if person),
        tuple(name for name, person in found if not person),
        site.remember(partner_card, behalf) if behalf else None,
        picture,
        prose(site, site.body(article)),
        sign_off(site, article),
        tuple(
            site.remember(partner_card, site.partners[slug])
            for slug in dict.fromkeys(partners_of_article(article))
            if slug in site.partners
        ),
        topic_links(site, header.topics),
        article_link(site, newer) if newer else None,
        article_link(site, older) if older else None,
        series_part(site, article) if header.series else None,
        tuple(site.remember(article_line, one) for one in site.related_to(article)),
        tuple(site.urls.absolute(site.urls.url("PERSON", slug=person.slug)) for _, person in found if person),
    )


def _listing(site: Site) -> Iterator[Output]:
    listed = in_own_words(site, site.articles)
    for url, articles, pagination in paginate(listed, site.settings.page_size, site.urls, "NEWS"):
        origin = site.registry_place("coalition")
        yield PageOutput(path_of(url), "news.html", news_listing, (url, articles, pagination), origin)


def news_listing(site: Site, url: str, articles: tuple[Article, ...], pagination: Pagination) -> NewsListing:
    """Return the view of a page of the news."""
    title = numbered(site, site.words.gettext("News"), pagination)
    cards = tuple(site.remember(article_card, article) for article in articles)
    about = site.words.gettext("News of {name}", name=site.coalition.name)
    return NewsListing(
        head(
            site,
            url,
            title,
            numbered(site, about, pagination),
            section=site.urls.url("NEWS"),
            feeds=site.remember(site_feed_links),
            json_ld=list_in_page(site, url, title, (card.href for card in cards)),
        ),
        title,
        cards,
        pagination,
        tuple(topic_link(site, slug) for slug in site.topics_of_articles),
        series_links(site) if pagination.number == 1 else (),
        years_of_news(site) if pagination.number == 1 else (),
    )


def _topics(site: Site) -> Iterator[Output]:
    path = site.urls.path("TOPICS")
    yield PageOutput(path, "topics.html", topic_index, (), site.registry_place("topics"))
    for topic in site.topics.values():
        origin = site.registry_place("topics", topic.slug)
        articles = site.articles_on(topic.slug)
        size = site.settings.page_size
        for url, chosen, pagination in paginate(articles, size, site.urls, "TOPIC", slug=topic.slug):
            args = (topic, url, chosen, pagination)
            yield PageOutput(path_of(url), "topic.html", topic_page, args, origin)


def topic_index(site: Site) -> TopicIndex:
    """Return the view of all topics."""
    topics = sorted(site.topics.values(), key=lambda topic: topic.name.casefold())
    entries = tuple(_entry(site, topic) for topic in topics)
    url, title = site.urls.url("TOPICS"), site.words.gettext("Topics")
    listed = list_in_page(site, url, title, (entry.link.href for entry in entries))
    about = site.words.gettext("What {name} works on", name=site.coalition.name)
    return TopicIndex(head(site, url, title, about, json_ld=listed), title, entries)


def _entry(site: Site, topic: Topic) -> TopicEntry:
    return TopicEntry(
        topic_link(site, topic.slug),
        topic.summary or "",
        len(site.articles_on(topic.slug)),
        len(site.partners_on(topic.slug)),
        untranslated(site, topic, "summary"),
    )


def topic_page(
    site: Site, topic: Topic, url: str, articles: tuple[Article, ...], pagination: Pagination
) -> TopicPage:
    """Return the view of a page of a topic."""
    partners = site.partners_on(topic.slug) if pagination.number == 1 else ()
    description = site.registry_text("topics", topic.slug, "description")
    title = numbered(site, topic.name, pagination)
    about = site.words.gettext("News on {topic}", topic=topic.name)
    cards = tuple(site.remember(article_card, article) for article in articles)
    episodes = site.episodes_on(topic.slug) if pagination.number == 1 else ()
    return TopicPage(
        head(
            site,
            url,
            title,
            numbered(site, topic.summary or description.excerpt or about, pagination),
            section=site.urls.url("TOPICS"),
            feeds=topic_feed_links(site, topic.slug),
            breadcrumb=(listing_link(site, "TOPICS", site.words.gettext("Topics")),),
            json_ld=list_in_page(site, url, title, (card.href for card in cards)),
        ),
        topic.name,
        topic.summary or "",
        cards,
        pagination,
        tuple(site.remember(partner_card, one) for one in partners),
        tuple(site.remember(episode_card, one) for one in episodes),
        TextLanguages(*(untranslated(site, topic, one) for one in ("name", "summary", "description"))),
        prose(site, description) if pagination.number == 1 else NOTHING,
    )
