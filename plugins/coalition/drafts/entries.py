"""New entries of partners.yaml, and the registry's text with one added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import tzinfo
from typing import Any, Literal

from coalition.core.diagnostics import Diagnostic
from coalition.core.model.registry import Registry
from coalition.core.registry import DecodedRegistry, read_registry
from coalition.core.relations import aliases
from coalition.core.source import decode_text
from coalition.drafts.draft import DraftRefusedError, refuse_findings, to_yaml
from coalition.drafts.insertion import inserted

Section = Literal["partners", "people"]


def partner_entry(slug: str, name: str, kind: str, url: str | None) -> str:
    """Return the lines of a partner of the type `kind`, at no indentation."""
    values = {"name": name, "type": kind} | ({"url": url} if url else {})
    return (
        to_yaml({slug: values})
        + "  # summary: what it does, in at most 160 characters\n"
        + "  # joined: 2018, 2018-02 or 2018-02-01\n"
    )


def person_entry(slug: str, name: str, url: str | None) -> str:
    """Return the lines of a person, at no indentation."""
    values: dict[str, Any] = {"name": name} | ({"same_as": [url]} if url else {})
    return (
        to_yaml({slug: values})
        + "  # affiliations:\n"
        + "  #   - {org: slug of a partner, or coalition, job_title: what they do there}\n"
    )


def with_entry(data: bytes, shown: str, section: Section, slug: str, entry: str, zone: tzinfo) -> bytes:
    """Return the registry file's bytes with an entry at the end of a section.

    Raises DraftRefusedError unless the entry is all that changes and `check` finds no fault with it, and
    SourceRefusedError when the file cannot be read.
    """
    before = read_registry(decode_text(data, shown), shown, zone)
    if (section, slug) in before.broken or slug in _section(registry_of(before), section):
        place = before.marks.key_at(section, slug)
        raise DraftRefusedError(f"{place} has this slug already; choose another one with --slug")
    owner = aliases(registry_of(before).partners.values()).get(slug) if section == "partners" else None
    if owner:
        place = before.marks.at(section, owner, "aliases")
        raise DraftRefusedError(f'{place} has "{slug}" as an alias; choose another one with --slug')
    made = inserted(data.decode(), shown, section, entry).encode()
    after = read_registry(decode_text(made, shown), shown, zone)
    refuse_findings(_new(before.diagnostics, after.diagnostics))
    if not _differ_by(registry_of(before), registry_of(after), section, slug):
        raise DraftRefusedError(f"{section} in {shown} ends in a way that cannot be added to; do it by hand")
    return made


def registry_of(decoded: DecodedRegistry) -> Registry:
    """Return the registry, or raise DraftRefusedError when there is nothing that can be read as one."""
    if decoded.registry is None:
        raise DraftRefusedError(f"{decoded.marks.path} cannot be read; `check` says why")
    return decoded.registry


def _section(registry: Registry, section: Section) -> Mapping[str, Any]:
    return registry.partners if section == "partners" else registry.people


def _differ_by(before: Registry, after: Registry, section: Section, slug: str) -> bool:
    """Whether the entry is all that came in between."""
    entries = dict(_section(after, section))
    added = entries.pop(slug, None)
    return added is not None and after.model_copy(update={section: entries}) == before


def _new(before: tuple[Diagnostic, ...], after: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The findings that were not there before, wherever they stand."""
    known = Counter((one.rule, one.message) for one in before)
    found = []
    for one in after:
        if known[one.rule, one.message] == 0:
            found.append(one)
        known[one.rule, one.message] -= 1
    return tuple(found)
