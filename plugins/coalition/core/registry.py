"""partners.yaml, read into the registry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, tzinfo

from coalition.core.decode import decode
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.model.registry import Registry
from coalition.core.rules import catalog
from coalition.core.yaml_nodes import Marks, Plain, YamlDocument, read_yaml

_SECTIONS = ("topics", "series", "types", "tiers", "people", "partners")


@dataclass(frozen=True, slots=True)
class DecodedRegistry:
    """The registry with its marks. Entries with mistakes are left out of it and named in `broken`."""

    registry: Registry | None
    marks: Marks
    broken: frozenset[tuple[str, str]]
    diagnostics: tuple[Diagnostic, ...]


def read_registry(text: str, path: str, zone: tzinfo = UTC) -> DecodedRegistry:
    """Decode the text of partners.yaml."""
    return registry_of_yaml(read_yaml(text, path), zone)


def registry_of_yaml(document: YamlDocument, zone: tzinfo = UTC) -> DecodedRegistry:
    """Decode what partners.yaml holds."""
    path = document.marks.path
    values = document.value
    if not isinstance(values, dict):
        found = document.diagnostics or (_not_a_registry(path),)
        return DecodedRegistry(None, document.marks, frozenset(), found)
    values = _with_empty_entries(values)
    registry, wrong = decode(Registry, values, document.marks, zone)
    diagnostics = (*document.diagnostics, *_typed_slugs(values, document.marks), *wrong)
    broken: frozenset[tuple[str, str]] = frozenset()
    if registry is None:
        broken = _entries_at(values, document.marks, wrong)
        registry, _ = decode(Registry, _without(values, broken), document.marks, zone)
    return DecodedRegistry(registry, document.marks, broken, diagnostics)


def _not_a_registry(path: str) -> Diagnostic:
    return catalog.YAML_SYNTAX.at(
        Place(path, 1, 1),
        "this is not a registry",
        "it needs the keys version, coalition, partners",
    )


def _with_empty_entries(values: dict[str, Plain]) -> dict[str, Plain]:
    """An entry with nothing below it lacks its keys; it is not left out as a key without a value is."""
    entries = _entries(values)
    empty: dict[str, dict[str, Plain]] = {section: {} for section, _, _ in entries}
    for section, key, entry in entries:
        empty[section][key] = {} if entry is None else entry
    return {**values, **empty}


def _typed_slugs(values: dict[str, Plain], marks: Marks) -> tuple[Diagnostic, ...]:
    """An entry's slug is its key; a `slug:` within it would be a second owner of the same fact."""
    return tuple(
        catalog.UNKNOWN_KEY.at(
            marks.key_at(section, key, "slug"),
            'there is no key "slug" here',
            f'the slug is the key above it, "{key}"',
        )
        for section, key, entry in _entries(values)
        if isinstance(entry, dict) and "slug" in entry
    )


def _entries(values: dict[str, Plain]) -> list[tuple[str, str, Plain]]:
    return [
        (section, key, entry)
        for section in _SECTIONS
        for key, entry in _as_mapping(values.get(section)).items()
    ]


def _as_mapping(value: Plain) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}


def _entries_at(
    values: dict[str, Plain], marks: Marks, wrong: tuple[Diagnostic, ...]
) -> frozenset[tuple[str, str]]:
    """Return the entries in which the findings lie, by their lines."""
    starts = sorted((marks.key_at(section, key).line, section, key) for section, key, _ in _entries(values))
    broken = set()
    for found in wrong:
        above = [(section, key) for line, section, key in starts if line <= found.place.line]
        broken.update(above[-1:])
    return frozenset(broken)


def _without(values: dict[str, Plain], broken: frozenset[tuple[str, str]]) -> dict[str, Plain]:
    kept = dict(values)
    for section in _SECTIONS:
        entries = _as_mapping(values.get(section))
        kept[section] = {key: one for key, one in entries.items() if (section, key) not in broken}
    return kept
