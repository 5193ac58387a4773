"""Texts that a partner can publish as they are, filled in from the registry."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.dates import PartialDate
from coalition.core.model.registry import Partner
from coalition.core.site import Site
from coalition.core.views.membership import membership_in_words
from coalition.core.views.snippets import Snippet, snippet

# What a post may hold on the strictest of the well-known networks.
_LONGEST_POST = 280


def partner_texts(site: Site, partner: Partner) -> tuple[Snippet, ...]:
    """Return the texts of a partner; of a former one only what remains true."""
    if partner.has_left(site.settings.today):
        return (snippet("press-line", "Press line", _former_press_line(site, partner)),)
    return (
        snippet("post", "Post for social media", _post(site, partner)),
        snippet("newsletter", "Newsletter paragraph", _newsletter(site, partner)),
        snippet("press-line", "Press line", _press_line(site, partner)),
    )


def _post(site: Site, partner: Partner) -> str:
    """The longest of several that fits; the last one has nothing to leave out."""
    coalition, url = site.coalition, _url(site, partner)
    we = f"We are a partner of {coalition.name}."
    aims = _sentence(coalition.tagline or "")
    commitment = _sentence(f"Our part: {partner.commitments[0]}") if partner.commitments else ""
    candidates = [_joined(we, aims, commitment, url), _joined(we, aims, url), _joined(we, url)]
    return next((one for one in candidates if len(one) <= _LONGEST_POST), candidates[-1])


def _newsletter(site: Site, partner: Partner) -> str:
    start, coalition = _current_start(site, partner), site.coalition
    since = f"Since {start.in_words} we have been" if start else "We are"
    return _joined(
        f"{since} a partner of {coalition.name}.",
        _about(site),
        " ".join(_own_part(partner)),
        f"More about it: {_url(site, partner)}",
    )


def _own_part(partner: Partner) -> Iterator[str]:
    if partner.commitments:
        yield "What we commit ourselves to:"
        yield from map(_sentence, partner.commitments)


def _press_line(site: Site, partner: Partner) -> str:
    start, coalition = _current_start(site, partner), site.coalition
    name = partner.legal_name or partner.name
    since = f"has been a partner of {coalition.name} since {start.in_words}" if start else ""
    return _joined(
        f"{name} {since or f'is a partner of {coalition.name}'}.",
        _about(site),
        _url(site, partner),
    )


def _former_press_line(site: Site, partner: Partner) -> str:
    name = partner.legal_name or partner.name
    words = membership_in_words(partner, site.settings.today).removeprefix("Partner").strip()
    when = f" ({words})" if words else ""
    return f"{name} was a partner of {site.coalition.name}{when}. {_url(site, partner)}"


def _about(site: Site) -> str:
    summary = site.coalition.summary
    return f"About {site.coalition.called}: {_sentence(summary)}" if summary else ""


def _current_start(site: Site, partner: Partner) -> PartialDate | None:
    today = site.settings.today
    return next(one.start for one in partner.periods if one.has_begun(today) and not one.has_ended(today))


def _url(site: Site, partner: Partner) -> str:
    return site.urls.absolute(site.urls.url("PARTNER", slug=partner.slug))


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
