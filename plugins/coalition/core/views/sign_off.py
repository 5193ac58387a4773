"""The paragraph that closes an announcement, made from the registry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from coalition.core.content import Article
from coalition.core.model.registry import Appearance, Partner, Resource
from coalition.core.site import Site
from coalition.core.views.cards import partner_link, person_link

_PLACES = {"article": "its blog", "report": "its site", "guide": "its site", "tool": "its site"}


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
        further = Markup(", and ").join(_further(site, partner))
        if further:
            yield _joined(site, [partner])
            yield Markup("{}{}.").format(further[:1].upper(), further[1:])
        else:
            without.append(partner)
    if without:
        yield _joined(site, without)


def _joined(site: Site, partners: Sequence[Partner]) -> Markup:
    links = [partner_link(site, partner.slug) for partner in partners]
    names = _listed([_linked(link.label, link.href) for link in links])
    return Markup("{} joined {}.").format(names, site.coalition.called)


def _listed(names: Sequence[Markup]) -> Markup:
    *first, last = names
    return Markup("{} and {}").format(Markup(", ").join(first), last) if first else last


def _further(site: Site, partner: Partner) -> Iterator[Markup]:
    yield from (_read(resource) for resource in partner.resources[:1])
    yield from (_listen(site, appearance) for appearance in partner.appearances[:1])


def _linked(text: str, href: str | None) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, text) if href else escape(text)


def _read(resource: Resource) -> Markup:
    title = Markup("“{}”").format(_linked(resource.title, resource.url or resource.archived_url))
    if resource.type == "video":
        return Markup("watch {}").format(title)
    return Markup("read {} on {}").format(title, _PLACES.get(resource.type, "its site"))


def _listen(site: Site, appearance: Appearance) -> Markup:
    verb = "watch" if appearance.type == "video" else "listen to"
    what = _linked(appearance.show or appearance.title, appearance.url)
    people = [person_link(site, slug) for slug in appearance.people if slug in site.people]
    if not people:
        return Markup("{} {}").format(verb, what)
    names = _listed([_linked(link.label, link.href) for link in people])
    return Markup("{} {} with {}").format(verb, what, names)
