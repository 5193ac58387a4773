"""Every file of data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coalition.core.opml import make_opml
from coalition.core.site import Site
from coalition.core.words import Words
from coalition.data.about import make_json
from coalition.data.csv_table import csv_file, make_csv
from coalition.data.geojson import geojson_file
from coalition.data.graph import graph_file, make_graph
from coalition.data.history import history_file
from coalition.data.opml import opml_file
from coalition.data.partners import partners_file
from coalition.data.people import people_file
from coalition.data.schema import make_schema, schema_view


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file: what readers are told of it, its media type, and what it is made from and by."""

    name: str
    format: str
    holds: Callable[[Words], str]
    type: str
    view: Callable[[Site], Any]
    make: Callable[[Any], bytes]

    @property
    def url(self) -> str:
        """Where the file is."""
        return f"data/{self.name}"


TABLE: tuple[DataFile, ...] = (
    DataFile(
        "partners.json",
        "JSON",
        lambda words: words.gettext(
            "Everything about the partners of today and of before, with the numbers that pages show."
        ),
        "application/json",
        partners_file,
        make_json,
    ),
    DataFile(
        "partners.csv",
        "CSV",
        lambda words: words.gettext(
            "The partners of today and of before as a table, a row for each, for spreadsheets."
        ),
        "text/csv",
        csv_file,
        make_csv,
    ),
    DataFile(
        "partners.jsonld",
        "JSON-LD",
        lambda words: words.gettext(
            "The coalition, its partners and its people as linked data in the words of schema.org."
        ),
        "application/ld+json",
        graph_file,
        make_graph,
    ),
    DataFile(
        "partners.opml",
        "OPML",
        lambda words: words.gettext(
            "The blogs and podcasts of today’s partners, for readers of feeds to subscribe to."
        ),
        "text/x-opml",
        opml_file,
        make_opml,
    ),
    DataFile(
        "partners.geojson",
        "GeoJSON",
        lambda words: words.gettext(
            "Where the partners of today are, for maps; those of which the place is known."
        ),
        "application/geo+json",
        geojson_file,
        make_json,
    ),
    DataFile(
        "people.json",
        "JSON",
        lambda words: words.gettext("The people of the site, and whom they worked for when."),
        "application/json",
        people_file,
        make_json,
    ),
    DataFile(
        "history.json",
        "JSON",
        lambda words: words.gettext(
            "Who joined and left when, and how many partners there were at the end of each year."
        ),
        "application/json",
        history_file,
        make_json,
    ),
    DataFile(
        "partners.schema.json",
        "JSON Schema",
        lambda words: words.gettext(
            "How the registry behind all of this is written, for those who keep or read one."
        ),
        "application/schema+json",
        schema_view,
        make_schema,
    ),
)
