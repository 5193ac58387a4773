"""`onboarding`: what is still missing of each partner, as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from coalition.commands.project import exit_code_of, load, read_site, refuse
from coalition.core.model.registry import Partner
from coalition.core.site import Site
from coalition.core.suggestion import did_you_mean

_THERE, _MISSING = "yes", "-"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a partner's page wants: whether it is there, and how it gets there."""

    name: str
    is_there: Callable[[Site, Partner], bool]
    advice: str


ITEMS = (
    Item(
        "logo",
        lambda _, partner: partner.logo is not None,
        "put the file into content/images/logos/ and add logo: {file: …, alt: …}",
    ),
    Item(
        "summary",
        lambda _, partner: partner.summary is not None,
        "add summary: what it does, in at most 160 characters",
    ),
    Item("quote", lambda _, partner: bool(partner.quotes), "add quotes: [{text: …, person: …}]"),
    Item(
        "people",
        lambda site, partner: bool(site.people_of(partner.slug)),
        "add somebody under people, with affiliations: [{org: <its slug>}]",
    ),
    Item(
        "announcement",
        lambda site, partner: site.announcement_of(partner.slug) is not None,
        "write an article with announces: <its slug>",
    ),
)
"""What is looked for, in the order of the columns."""


def onboarding(root: Path, *, partner: str | None = None) -> int:
    """Print what the partners of today lack, or what one partner lacks and how it is added."""
    return exit_code_of(lambda: _onboarding(root, partner))


def _onboarding(root: Path, slug: str | None) -> None:
    site = read_site(load(root, "pelicanconf.py", {})).site
    assert site is not None
    if slug is None:
        print("\n".join(overview(site)))
    elif slug in site.partners:
        print("\n".join(steps(site, site.partners[slug])))
    else:
        near = did_you_mean(slug, site.partners)
        refuse(f'there is no partner "{slug}"; {near or "its slug is its key in partners.yaml"}')


def overview(site: Site) -> Iterable[str]:
    """Return the lines of the table: the partners of today that lack something."""
    rows = [(partner, [item.is_there(site, partner) for item in ITEMS]) for partner in site.active_partners]
    lacking = [(partner, there) for partner, there in rows if not all(there)]
    if lacking:
        head = ("partner", *(item.name for item in ITEMS), "entry")
        yield from _table((head, *(_row(site, partner, there) for partner, there in lacking)))
        yield ""
    yield f"{len(lacking)} of {len(rows)} partners lack something."


def _row(site: Site, partner: Partner, there: Iterable[bool]) -> tuple[str, ...]:
    place = site.registry_place("partners", partner.slug)
    cells = (_THERE if one else _MISSING for one in there)
    return (partner.slug, *cells, f"{place.path}:{place.line}")


def steps(site: Site, partner: Partner) -> Iterable[str]:
    """Return what there is of a partner and what to do for the rest."""
    yield f"{partner.name} ({site.registry_place('partners', partner.slug)})"
    yield from _table((item.name, _step(site, partner, item)) for item in ITEMS)


def _step(site: Site, partner: Partner, item: Item) -> str:
    there = item.is_there(site, partner)
    return _THERE if there else f"{_MISSING}  {item.advice.replace('<its slug>', partner.slug)}"


def _table(rows: Iterable[tuple[str, ...]]) -> Iterable[str]:
    lines = list(rows)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        yield "  ".join(cells).rstrip()
