"""The schema of partners.yaml, for who edits such a file or reads one."""

from __future__ import annotations

from dataclasses import dataclass

from coalition.core.registry_schema import registry_schema
from coalition.core.site import Site


@dataclass(frozen=True, slots=True)
class SchemaView:
    """The schema hangs on the program alone: it is the same for every site."""

    registry: str


def schema_view(site: Site) -> SchemaView:
    """Return the name of the file that the schema is about."""
    return SchemaView(site.settings.registry)


def make_schema(_: SchemaView) -> bytes:
    """Return the JSON Schema."""
    return registry_schema()
