"""partners.jsonld: the coalition, its partners and its people as a graph in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic_core import to_json

from coalition.core.site import Site
from coalition.core.views.json_ld import (
    CONTEXT,
    Node,
    coalition_id,
    coalition_node,
    known,
    partner_node,
    person_node,
)
from coalition.data.about import about
from coalition.data.partners import by_slug


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes, each with the `@id` that it has on its page too."""

    nodes: tuple[Node, ...]


def graph_file(site: Site) -> Graph:
    """Return the view of partners.jsonld."""
    people = sorted(site.people.values(), key=lambda one: one.slug)
    return Graph(
        (
            dataset_node(site),
            coalition_node(site),
            *(partner_node(site, one) for one in by_slug(site)),
            *(person_node(site, one) for one in people),
        )
    )


def make_graph(view: Graph) -> bytes:
    """Return the graph as JSON-LD in UTF-8."""
    return to_json({**CONTEXT, "@graph": view.nodes}, indent=1) + b"\n"


def dataset_node(site: Site, files: Iterable[tuple[str, str]] = ()) -> Node:
    """Return the data as a whole as a Dataset; `files` are absolute addresses with their media types."""
    what = about(site, site.words.gettext("Partners and people"))
    downloads = [{"@type": "DataDownload", "contentUrl": url, "encodingFormat": type} for url, type in files]
    return known(
        {
            "@type": "Dataset",
            "@id": f"{what.page}#dataset",
            "name": what.title,
            "description": f"Who stands behind {what.publisher}, since when and until when.",
            "url": what.page,
            "license": what.license_url or what.license,
            "creator": {"@id": coalition_id(site)},
            "distribution": downloads,
        }
    )
