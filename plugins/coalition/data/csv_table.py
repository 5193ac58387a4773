"""partners.csv: a row for each partner (RFC 4180)."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from coalition.core.model.registry import Membership, Partner
from coalition.core.site import Site
from coalition.data.partners import by_slug, status

Cell = str | float | None

COLUMNS = (
    "slug",
    "name",
    "legal_name",
    "alternate_name",
    "type",
    "tier",
    "status",
    "membership",
    "url",
    "page",
    "summary",
    "topics",
    "country",
    "place",
    "lat",
    "lon",
    "same_as",
    "ror",
    "wikidata",
    "lei",
    "blog",
    "podcast",
    "podcast_guid",
)
# https://owasp.org/www-community/attacks/CSV_Injection, which names the wide forms too.
_BEGINS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells as there are columns; an empty cell says that nothing is known."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def csv_file(site: Site) -> Table:
    """Return the view of partners.csv."""
    return Table(COLUMNS, tuple(_row(site, partner) for partner in by_slug(site)))


def make_csv(table: Table) -> bytes:
    """Return the table as CSV in UTF-8.

    A text that spreadsheets would take for a formula begins with an apostrophe; numbers stay as they are.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_defused(cell) for cell in row] for row in table.rows)
    return file.getvalue().encode()


def _defused(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_BEGINS_A_FORMULA) else cell


def _row(site: Site, partner: Partner) -> tuple[Cell, ...]:
    location = partner.location
    return (
        partner.slug,
        partner.name,
        partner.legal_name,
        _BETWEEN.join(partner.alternate_name),
        partner.type,
        partner.tier,
        status(partner, site.settings.today),
        _BETWEEN.join(_interval(one) for one in partner.periods),
        partner.url,
        site.urls.absolute(site.urls.url("PARTNER", slug=partner.slug)),
        partner.summary,
        _BETWEEN.join(partner.topics),
        partner.country,
        location.name if location else None,
        location.lat if location else None,
        location.lon if location else None,
        _BETWEEN.join(partner.same_as),
        partner.identifier.ror,
        partner.identifier.wikidata,
        partner.identifier.lei,
        partner.feeds.blog,
        partner.feeds.podcast,
        partner.podcast_guid,
    )


def _interval(period: Membership) -> str:
    """A time interval of ISO 8601-2: `2014/2016-05`, open as `2017/..`, unknown as `/..`."""
    start = str(period.start) if period.start else ""
    return f"{start}/{period.end if period.end else '..'}"
