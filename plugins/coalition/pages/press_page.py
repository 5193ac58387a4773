"""The press kit: what journalists want to know, copy and download."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from coalition.core.content import Page
from coalition.core.model.registry import Partner, Person, Press
from coalition.core.outputs import ArchiveOutput
from coalition.core.site import Site
from coalition.core.views.cards import person_card, person_link, portrait
from coalition.core.views.counts import Count, counts
from coalition.core.views.own_pages import PRESS, own_page_title
from coalition.core.views.parts import Link
from coalition.core.views.slice_links import slice_link
from coalition.pages.plain_page import page_text, text_head
from coalition.pages.views import Fact, PressPage, Spokesperson


def press_page(site: Site, page: Page | None) -> PressPage:
    """Return the view, below the editor's `page` where there is one."""
    coalition, press = site.coalition, _press(site)
    title = own_page_title(site, PRESS)
    description = site.words.gettext("Facts and pictures about {name}", name=coalition.name)
    return PressPage(
        text_head(site, PRESS, title, page, description),
        title,
        page_text(site, page),
        press.email or coalition.email or "",
        press.boilerplate or coalition.summary or "",
        tuple(_facts(site)),
        counts(site),
        tuple(_types(site)),
        tuple(_spokesperson(site, one) for one in _spokespeople(site)),
        Link("logos.zip", site.urls.href(archive_url(site))) if _with_logos(site) else None,
        len(_with_logos(site)),
        _trademarks(site),
    )


def _press(site: Site) -> Press:
    return site.coalition.press or Press()


def _trademarks(site: Site) -> str:
    return _press(site).trademarks or site.words.gettext(
        "Logos are marks of the organisations that they stand for. No licence of this site covers them: "
        "ask the owner before you use one, and change nothing about it."
    )


def _facts(site: Site) -> Iterator[Fact]:
    coalition, words = site.coalition, site.words
    yield Fact(words.gettext("Name"), (Link(coalition.name),))
    if coalition.short_name:
        yield Fact(words.gettext("Short"), (Link(coalition.short_name),))
    founders = tuple(person_link(site, slug) for slug in coalition.founders if slug in site.people)
    if founders:
        yield Fact(words.gettext("Founded by"), founders)
    yield Fact(words.gettext("Website"), (Link(site.urls.site_url, site.urls.href(site.urls.url("HOME"))),))
    if coalition.same_as:
        yield Fact(words.gettext("Elsewhere"), tuple(Link(url, url) for url in coalition.same_as))


def _types(site: Site) -> Iterator[Count]:
    for slug, kind in site.types.items():
        number = site.count_by("type", slug)
        if number:
            label = kind.name if number == 1 else kind.heading
            yield Count(number, label, slice_link(site, "type", slug, label).href)


def _spokespeople(site: Site) -> list[Person]:
    spokespeople = (person for person in site.people.values() if person.spokesperson)
    return sorted(spokespeople, key=lambda person: (person.name.casefold(), person.slug))


def _spokesperson(site: Site, person: Person) -> Spokesperson:
    return Spokesperson(site.remember(person_card, person), portrait(site, person))


# Logos


def archive_url(site: Site) -> str:
    """The url of the archive of logos, beside the page in the site's own language."""
    return f"{site.settings.own_urls.url('PAGE', slug=PRESS)}logos.zip"


def _with_logos(site: Site) -> tuple[Partner, ...]:
    return tuple(partner for partner in site.active_partners if partner.logo)


def logo_archive(site: Site) -> Iterator[ArchiveOutput]:
    """Yield the logos of all partners of today as one archive, with whose they are, if there are any."""
    if not _with_logos(site):
        return
    note = "\n".join((_trademarks(site), "", *(_owner(partner) for partner in _with_logos(site)), ""))
    yield ArchiveOutput(
        archive_url(site),
        tuple(file for partner in _with_logos(site) for file in _files(site, partner)),
        (("README.txt", note),),
        site.registry_place("partners"),
    )


def _owner(partner: Partner) -> str:
    license = partner.logo.license if partner.logo else None
    owner = partner.legal_name or partner.name
    return f"{partner.slug}: {owner}" + (f" ({license})" if license else "")


def _files(site: Site, partner: Partner) -> Iterator[tuple[str, Path]]:
    assert partner.logo is not None
    for name, file in ((partner.slug, partner.logo.file), (f"{partner.slug}.dark", partner.logo.dark)):
        source = site.content.files.get(f"{site.settings.layout.shown}/{file}")
        if source:  # a logo that is not there has a finding of its own
            yield f"{name}{PurePosixPath(source.shown).suffix}", source.path
