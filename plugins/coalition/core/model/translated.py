"""The registry in another language: where `i18n:` has a text, it stands in the place of the usual one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from coalition.core.fields import Record
from coalition.core.model.registry import Registry

R = TypeVar("R", bound=Record)


def in_language(registry: Registry, language: str) -> Registry:
    """Return the registry with the texts of a language; what is not translated stays as it is."""
    sections = {name: _translated(getattr(registry, name), language) for name in type(registry).model_fields}
    return registry.model_copy(update=sections)


def _translated(value: Any, language: str) -> Any:
    if isinstance(value, Record):
        return _record(value, language)
    if isinstance(value, tuple):
        return tuple(_translated(one, language) for one in value)
    if isinstance(value, Mapping):
        return {key: _translated(one, language) for key, one in value.items()}
    return value


def _record(record: R, language: str) -> R:
    parts = {name: getattr(record, name) for name in type(record).model_fields if name != "i18n"}
    changed = {name: _translated(value, language) for name, value in parts.items()}
    texts = dict(translations(record).get(language) or ())
    return record.model_copy(update=changed | {name: text for name, text in texts.items() if text})


def translations(record: Record) -> Mapping[str, Record]:
    """Return what a record says in other languages, by their codes."""
    found: Mapping[str, Record] = getattr(record, "i18n", {})
    return found
