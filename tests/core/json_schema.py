"""JSON Schema 2020-12, as far as the schema of partners.yaml uses it; another keyword is a KeyError."""

import re
from collections.abc import Callable, Iterator
from typing import Any

Schema = dict[str, Any]
Value = Any

_TYPES: dict[str, Callable[[Value], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}
_IGNORED = {"$schema", "$defs", "title", "description", "format", "properties", "patternProperties"}


def _number(value: Value, holds: Callable[[float], bool]) -> bool:
    return not _TYPES["number"](value) or holds(value)


def _text(value: Value, holds: Callable[[str], bool]) -> bool:
    return not isinstance(value, str) or holds(value)


_FITS: dict[str, Callable[[Any, Value], bool]] = {
    "type": lambda given, value: any(
        _TYPES[one](value) for one in ([given] * isinstance(given, str) or given)
    ),
    "enum": lambda given, value: any(value == one and type(value) is type(one) for one in given),
    "pattern": lambda given, value: _text(value, lambda text: re.search(given, text) is not None),
    "minLength": lambda given, value: _text(value, lambda text: len(text) >= given),
    "maxLength": lambda given, value: _text(value, lambda text: len(text) <= given),
    "minimum": lambda given, value: _number(value, lambda number: number >= given),
    "maximum": lambda given, value: _number(value, lambda number: number <= given),
}


class Validator:
    """Says where a value is not as a schema wants it."""

    def __init__(self, schema: Schema) -> None:
        self._root = schema

    def places(self, value: Value) -> list[str]:
        """Return where something is wrong, as a JSON Pointer each (RFC 6901)."""
        return sorted(set(self._wrong(self._root, value, "")))

    def _fits(self, schema: Schema, value: Value) -> bool:
        return next(self._wrong(schema, value, ""), None) is None

    def _wrong(self, schema: Schema, value: Value, at: str) -> Iterator[str]:
        for keyword, given in schema.items():
            if keyword in _FITS:
                yield from () if _FITS[keyword](given, value) else (at,)
            elif keyword in ("$ref", "anyOf", "not"):
                yield from self._combined(keyword, given, value, at)
            elif keyword not in _IGNORED:
                yield from self._below(keyword, schema, value, at)

    def _combined(self, keyword: str, given: Any, value: Value, at: str) -> Iterator[str]:
        if keyword == "$ref":
            yield from self._wrong(self._root["$defs"][given.rpartition("/")[2]], value, at)
        elif keyword == "not":
            yield from (at,) if self._fits(given, value) else ()
        elif not any(self._fits(one, value) for one in given):
            yield at

    def _below(self, keyword: str, schema: Schema, value: Value, at: str) -> Iterator[str]:
        below = {
            "items": self._items,
            "required": self._required,
            "propertyNames": self._names,
            "additionalProperties": self._keys,
        }[keyword]
        if isinstance(value, list if keyword == "items" else dict):
            yield from below(schema, value, at)

    def _items(self, schema: Schema, value: Value, at: str) -> Iterator[str]:
        for index, one in enumerate(value):
            yield from self._wrong(schema["items"], one, f"{at}/{index}")

    def _required(self, schema: Schema, value: Value, at: str) -> Iterator[str]:
        yield from (f"{at}/{key}" for key in schema["required"] if key not in value)

    def _names(self, schema: Schema, value: Value, at: str) -> Iterator[str]:
        yield from (f"{at}/{key}" for key in value if not self._fits(schema["propertyNames"], key))

    def _keys(self, schema: Schema, value: Value, at: str) -> Iterator[str]:
        for key, one in value.items():
            if key in schema.get("properties", {}):
                yield from self._wrong(schema["properties"][key], one, f"{at}/{key}")
            elif not any(re.search(pattern, key) for pattern in schema.get("patternProperties", {})):
                others = schema["additionalProperties"]
                yield from self._wrong(others, one, f"{at}/{key}") if others else (f"{at}/{key}",)
