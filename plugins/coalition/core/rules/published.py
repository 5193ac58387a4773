"""What was published once and is not what it was."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.content import Episode, Show
from coalition.core.diagnostics import Diagnostic
from coalition.core.rules import catalog
from coalition.core.site import Site


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each partner whose address is gone, and each guid that is another."""
    yield from _partners(site)
    for show in site.content.shows:
        yield from _guid(site, show, site.published.shows.get(show.slug), ("shows", show.slug))
    for episode in site.content.episodes:
        name = site.episode_name(episode)
        yield from _guid(site, episode, site.published.episodes.get(name), ("episodes", name))


def _partners(site: Site) -> Iterator[Diagnostic]:
    for index, slug in enumerate(site.published.partners):
        known = slug in site.partners or slug in site.aliases or ("partners", slug) in site.broken
        if not known:
            yield catalog.PUBLISHED_GONE.at(
                site.published.marks.at("partners", index),
                f'the page of the partner "{slug}" was published, and partners.yaml knows it no more',
                "keep its entry, with left: if it left, or add the slug to the aliases: of what it is now",
            )


def _guid(
    site: Site, document: Show | Episode, recorded: str | None, where: tuple[str, str]
) -> Iterator[Diagnostic]:
    if recorded is not None and recorded != document.header.guid:
        yield catalog.GUID_CHANGED.at(
            document.marks.at("guid"),
            "this was published with another guid, by which apps know it",
            f"write guid: {recorded}",
            site.published.marks.key_at(*where),
        )
