"""The paragraph that closes an announcement, made from the registry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from coalition.core.content import Article
from coalition.core.model.registry import Appearance, Partner, Resource
from coalition.core.site import Site
from coalition.core.views.cards import partner_link, person_link
from coalition.core.words import Words


def sign_off(site: Site, article: Article) -> Markup | None:
    """Return the closing paragraph of an announcement, or None where there is none to add."""
    typed = article.header.sign_off
    slugs = dict.fromkeys(article.header.announces)
    partners = [site.partners[slug] for slug in slugs if slug in site.partners]
    if typed:
        return None if typed.casefold() == "none" else escape(typed)
    if not partners or site.hand_sign_off(article) is not None:
        return None
    return Markup(" ").join(_sentences(site, partners))


def _sentences(site: Site, partners: Iterable[Partner]) -> Iterator[Markup]:
    """Those of whom there is nothing to read or hear share a sentence, which comes last."""
    without = []
    for partner in partners:
        further = _both(site.words, list(_further(site, partner)))
        if further:
            yield _joined(site, [partner])
            yield Markup("{}{}.").format(further[:1].upper(), further[1:])
        else:
            without.append(partner)
    if without:
        yield _joined(site, without)


def _joined(site: Site, partners: Sequence[Partner]) -> Markup:
    links = [partner_link(site, partner.slug) for partner in partners]
    names = site.words.listed([_linked(link.label, link.href) for link in links])
    if len(partners) == 1:
        return site.words.markup("{name} joined {coalition}.", name=names, coalition=site.coalition.called)
    return site.words.markup("{names} joined {coalition}.", names=names, coalition=site.coalition.called)


def _both(words: Words, parts: Sequence[Markup]) -> Markup:
    if len(parts) < 2:
        return Markup("").join(parts)
    return words.markup("{first}, and {second}", first=parts[0], second=parts[1])


def _further(site: Site, partner: Partner) -> Iterator[Markup]:
    yield from (_read(site.words, resource) for resource in partner.resources[:1])
    yield from (_listen(site, appearance) for appearance in partner.appearances[:1])


def _linked(text: str, href: str | None) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, text) if href else escape(text)


def _read(words: Words, resource: Resource) -> Markup:
    title = words.markup("“{title}”", title=_linked(resource.title, resource.url or resource.archived_url))
    if resource.type == "video":
        return words.markup("watch {what}", what=title)
    if resource.type == "article":
        return words.markup("read {what} on its blog", what=title)
    return words.markup("read {what} on its site", what=title)


def _listen(site: Site, appearance: Appearance) -> Markup:
    words = site.words
    what = _linked(appearance.show or appearance.title, appearance.url)
    people = [person_link(site, slug) for slug in appearance.people if slug in site.people]
    if people:
        names = words.listed([_linked(link.label, link.href) for link in people])
        what = words.markup("{show} with {people}", show=what, people=names)
    if appearance.type == "video":
        return words.markup("watch {what}", what=what)
    return words.markup("listen to {what}", what=what)
