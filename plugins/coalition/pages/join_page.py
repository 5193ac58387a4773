"""The page on how to become a partner: an editor's own words, a form, and the entry for partners.yaml."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from coalition.core.content import Page
from coalition.core.model.registry import Join
from coalition.core.security import content_security_policy, origins
from coalition.core.site import Site
from coalition.core.views.cards import page_url
from coalition.core.views.own_pages import JOIN, own_page, own_page_title
from coalition.core.views.parts import Link
from coalition.core.words import Words
from coalition.pages.plain_page import page_text, text_head
from coalition.pages.views import Choice, EntryExample, JoinForm, JoinPage

_PRIVACY_PAGE = "privacy"


def join_page(site: Site, page: Page | None) -> JoinPage:
    """Return the view, below the editor's `page` where there is one."""
    join = site.coalition.join or Join()
    title = own_page_title(site, JOIN)
    description = site.words.gettext("How to join {name}", name=site.coalition.name)
    return JoinPage(
        text_head(site, JOIN, title, page, description, _policy(site, join)),
        title,
        page_text(site, page),
        _form(site, join),
        join.email or site.coalition.email or "",
        join.repository or "",
        _example(site),
    )


def _policy(site: Site, join: Join) -> str:
    """Return the policy of a page that may post to another site; no other page may."""
    if join.form is None:
        return ""
    return content_security_policy(replace(site.sources, forms=origins([join.form])))


def _form(site: Site, join: Join) -> JoinForm | None:
    if join.form is None:
        return None
    return JoinForm(
        join.form,
        join.honeypot,
        urlsplit(join.form).hostname or "",
        join.privacy or "",
        _privacy_page(site),
        tuple(Choice(slug, kind.name) for slug, kind in site.types.items()),
    )


def _privacy_page(site: Site) -> Link | None:
    page = own_page(site, _PRIVACY_PAGE)
    if page is None:
        return None
    return Link(page.header.title, site.urls.href(page_url(site, page)))


def _example(site: Site) -> EntryExample:
    types, topics = tuple(site.types), tuple(site.topics)
    return EntryExample(
        site.settings.registry,
        types[0] if types else "",
        _one_of(site.words, types),
        ", ".join(topics[:2]),
        str(site.settings.today.year),
    )


def _one_of(words: Words, names: tuple[str, ...]) -> str:
    """`company, guild or institute`."""
    if len(names) < 2:
        return "".join(names)
    return words.gettext("{names} or {name}", names=", ".join(names[:-1]), name=names[-1])
