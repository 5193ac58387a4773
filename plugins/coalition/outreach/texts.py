"""Texts that a partner can publish as they are, filled in from the registry."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.dates import PartialDate
from coalition.core.history import periods_in_words
from coalition.core.model.registry import Partner
from coalition.core.site import Site
from coalition.core.views.snippets import Snippet, snippet
from coalition.core.words import Words

# What a post may hold on the strictest of the well-known networks.
_LONGEST_POST = 280


def partner_texts(site: Site, partner: Partner) -> tuple[Snippet, ...]:
    """Return the texts of a partner; of a former one only what remains true."""
    words = site.words
    if partner.has_left(site.settings.today):
        return (snippet("press-line", words.gettext("Press line"), _former_press_line(site, partner)),)
    return (
        snippet("post", words.gettext("Post for social media"), _post(site, partner)),
        snippet("newsletter", words.gettext("Newsletter paragraph"), _newsletter(site, partner)),
        snippet("press-line", words.gettext("Press line"), _press_line(site, partner)),
    )


def _post(site: Site, partner: Partner) -> str:
    """The longest of several that fits; the last one has nothing to leave out."""
    coalition, url, words = site.coalition, _url(site, partner), site.words
    we = words.gettext("We are a partner of {name}.", name=coalition.name)
    aims = _sentence(coalition.tagline or "")
    commitment = _first_part(words, partner)
    candidates = [_joined(we, aims, commitment, url), _joined(we, aims, url), _joined(we, url)]
    return next((one for one in candidates if len(one) <= _LONGEST_POST), candidates[-1])


def _newsletter(site: Site, partner: Partner) -> str:
    return _joined(
        _what_we_are(site, partner),
        _about(site),
        " ".join(_own_part(site.words, partner)),
        site.words.gettext("More about it: {url}", url=_url(site, partner)),
    )


def _what_we_are(site: Site, partner: Partner) -> str:
    start, words, name = _current_start(site, partner), site.words, site.coalition.name
    if start is None:
        return words.gettext("We are a partner of {name}.", name=name)
    since = words.date_after_since(start)
    return words.gettext("Since {date} we have been a partner of {name}.", date=since, name=name)


def _first_part(words: Words, partner: Partner) -> str:
    if not partner.commitments:
        return ""
    return _sentence(words.gettext("Our part: {commitment}", commitment=partner.commitments[0]))


def _own_part(words: Words, partner: Partner) -> Iterator[str]:
    if partner.commitments:
        yield words.gettext("What we commit ourselves to:")
        yield from map(_sentence, partner.commitments)


def _press_line(site: Site, partner: Partner) -> str:
    return _joined(_what_it_is(site, partner), _about(site), _url(site, partner))


def _what_it_is(site: Site, partner: Partner) -> str:
    start, words = _current_start(site, partner), site.words
    names = {"name": partner.legal_name or partner.name, "coalition": site.coalition.name}
    if start is None:
        return words.gettext("{name} is a partner of {coalition}.", **names)
    since = words.date_after_since(start)
    return words.gettext("{name} has been a partner of {coalition} since {date}.", date=since, **names)


def _former_press_line(site: Site, partner: Partner) -> str:
    name = partner.legal_name or partner.name
    words, periods = site.words, _periods(site, partner)
    when = f" ({periods})" if periods else ""
    coalition = site.coalition.name
    said = words.gettext(
        "{name} was a partner of {coalition}{when}.", name=name, coalition=coalition, when=when
    )
    return f"{said} {_url(site, partner)}"


def _periods(site: Site, partner: Partner) -> str:
    first, *more = periods_in_words(site.words, partner, site.settings.today)
    for period in more:
        first = site.words.gettext("{periods}, again {period}", periods=first, period=period)
    return first


def _about(site: Site) -> str:
    summary = site.coalition.summary
    if not summary:
        return ""
    about = _sentence(summary)
    return site.words.gettext("About {name}: {summary}", name=site.coalition.called, summary=about)


def _current_start(site: Site, partner: Partner) -> PartialDate | None:
    today = site.settings.today
    return next(one.start for one in partner.periods if one.has_begun(today) and not one.has_ended(today))


def _url(site: Site, partner: Partner) -> str:
    return site.urls.absolute(site.urls.url("PARTNER", slug=partner.slug))


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
