"""Pages for the frames of other sites, and what those sites write to show them."""

from __future__ import annotations

from markupsafe import Markup

from coalition.core.model.registry import Partner
from coalition.core.site import Site
from coalition.core.views.cards import partner_card
from coalition.core.views.head import head
from coalition.core.views.membership import membership_in_words
from coalition.core.views.snippets import Snippet, frame, snippet
from coalition.outreach.views import EmbeddedCard, EmbeddedWall

_WALL_HEIGHT, _CARD_HEIGHT = 480, 280


def wall_url(site: Site, kind: str = "") -> str:
    """The url of the wall of logos, of all partners or of those of one type."""
    below = f"partners/{kind}/" if kind else "partners/"
    return f"{site.urls.url('EMBED')}{below}"


def card_url(site: Site, slug: str) -> str:
    """The url of the card of the partner that has, or had, this slug."""
    return f"{site.urls.url('EMBED')}partner/{slug}/"


def wall(site: Site, kind: str = "") -> EmbeddedWall:
    """Return the view of the wall; search engines are to find the directory instead."""
    partners = site.partners_by("type", kind) if kind else site.active_partners
    title = _wall_title(site, kind)
    return EmbeddedWall(
        head(site, wall_url(site, kind), title, indexed=False),
        title,
        site.urls.absolute(site.urls.url("PARTNERS")),
        tuple(site.remember(partner_card, one) for one in partners),
    )


def card(site: Site, partner: Partner) -> EmbeddedCard:
    """Return the view of a partner's card, which a former one keeps."""
    title = _and_coalition(site, partner)
    return EmbeddedCard(
        head(site, card_url(site, partner.slug), title, indexed=False),
        title,
        site.remember(partner_card, partner),
        membership_in_words(site.words, partner, site.settings.today),
    )


def _wall_title(site: Site, kind: str) -> str:
    words, name = site.words, site.coalition.called
    if not kind:
        return words.gettext("Partners of {name}", name=name)
    return words.gettext("Partners of {name}: {kind}", name=name, kind=site.types[kind].heading)


# What others write


def wall_snippets(site: Site) -> tuple[Snippet, ...]:
    """Return the lines that show the wall of all partners, and those of each type."""
    kinds = [kind for kind in site.types if site.count_by("type", kind)]
    walls = [("", site.words.gettext("All partners")), *((kind, site.types[kind].heading) for kind in kinds)]
    return tuple(
        snippet(
            f"wall-{kind}" if kind else "wall",
            label,
            frame(site.urls.absolute(wall_url(site, kind)), _wall_title(site, kind), _WALL_HEIGHT),
            site.urls.href(wall_url(site, kind)),
        )
        for kind, label in walls
    )


def card_snippets(site: Site, partner: Partner) -> tuple[Snippet, ...]:
    """Return the line that shows a partner's card."""
    title = _and_coalition(site, partner)
    url = card_url(site, partner.slug)
    line = frame(site.urls.absolute(url), title, _CARD_HEIGHT)
    return (snippet("card", site.words.gettext("The card"), line, site.urls.href(url)),)


def badge_snippets(site: Site, partner: Partner) -> tuple[Snippet, ...]:
    """Return the lines that show a partner's badge."""
    return (
        snippet("badge", site.words.gettext("For light pages"), _image(site, partner, "BADGE")),
        snippet("badge-dark", site.words.gettext("For dark pages"), _image(site, partner, "DARK_BADGE")),
    )


def _and_coalition(site: Site, partner: Partner) -> str:
    """What is pasted elsewhere stays as it is: its words must be true after the partner has left."""
    return site.words.gettext("{name} and {coalition}", name=partner.name, coalition=site.coalition.called)


def _image(site: Site, partner: Partner, page: str) -> str:
    urls = site.urls
    line = Markup('<a href="{}"><img src="{}" alt="{}" height="28"></a>')
    return str(
        line.format(
            urls.absolute(urls.url("PARTNER", slug=partner.slug)),
            urls.absolute(urls.url(page, slug=partner.slug)),
            _and_coalition(site, partner),
        )
    )
