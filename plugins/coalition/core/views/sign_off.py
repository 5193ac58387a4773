"""The paragraph that closes an announcement, made from the registry."""

from __future__ import annotations

from markupsafe import Markup, escape

from coalition.core.content import Article
from coalition.core.model.registry import Appearance, Partner, Resource
from coalition.core.site import Site
from coalition.core.views.cards import partner_link, person_link

_PLACES = {"article": "its blog", "report": "its site", "guide": "its site", "tool": "its site"}


def sign_off(site: Site, article: Article) -> Markup | None:
    """Return the closing paragraph of an announcement, or None where there is none to add."""
    typed = article.header.sign_off
    partners = [site.partners[slug] for slug in article.header.announces if slug in site.partners]
    if typed:
        return None if typed == "none" else escape(typed)
    if not partners or site.hand_sign_off(article) is not None:
        return None
    return Markup(" ").join(_one(site, partner) for partner in partners)


def _one(site: Site, partner: Partner) -> Markup:
    joined = Markup("{} joined {}.").format(_partner(site, partner), site.coalition.called)
    further = [_read(resource) for resource in partner.resources[:1]]
    further += [_listen(site, appearance) for appearance in partner.appearances[:1]]
    if not further:
        return joined
    sentence = Markup(", and ").join(further)
    return Markup("{} {}{}.").format(joined, sentence[:1].upper(), sentence[1:])


def _partner(site: Site, partner: Partner) -> Markup:
    link = partner_link(site, partner.slug)
    return _linked(link.label, link.href)


def _linked(text: str, href: str | None) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, text) if href else escape(text)


def _read(resource: Resource) -> Markup:
    title = Markup("“{}”").format(_linked(resource.title, resource.url))
    if resource.type == "video":
        return Markup("watch {}").format(title)
    return Markup("read {} on {}").format(title, _PLACES.get(resource.type, "its site"))


def _listen(site: Site, appearance: Appearance) -> Markup:
    verb = "watch" if appearance.type == "video" else "listen to"
    what = _linked(appearance.show or appearance.title, appearance.url)
    people = [person_link(site, slug) for slug in appearance.people if slug in site.people]
    if not people:
        return Markup("{} {}").format(verb, what)
    names = Markup(" and ").join(_linked(link.label, link.href) for link in people)
    return Markup("{} {} with {}").format(verb, what, names)
