"""The JSON Schema of partners.yaml, made from the records that it is decoded into.

It describes the file as editors' programs read it, which is not quite as `decode` gets it: a slug is the key
of its entry and no key within it, `2018` and `1` are numbers there, a key with nothing behind it is null, and
a list of one may be written without brackets.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_json

from coalition.core.fields import Slug
from coalition.core.model.registry import Registry

Schema = dict[str, Any]

_TITLE = "partners.yaml: a coalition, its people and its partners"
_EITHER_WAY = {
    "not": {"required": ["membership"], "anyOf": [{"required": ["joined"]}, {"required": ["left"]}]}
}
_ANY_NUMBER = "2018"
_NOTHING = {"type": "null"}


def registry_schema() -> bytes:
    """Return the schema, JSON Schema 2020-12 with a line end behind it."""
    made = Registry.model_json_schema()
    definitions = {name: _record(one) for name, one in made.pop("$defs").items()}
    definitions["Partner"] |= _EITHER_WAY
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_record(made), "title": _TITLE}
    return to_json(whole | {"$defs": definitions}, indent=2) + b"\n"


def _record(schema: Schema) -> Schema:
    """Describe a block of keys; keys that begin with `x_` are free."""
    required = [key for key in schema.get("required", ()) if key != "slug"]
    properties = {
        key: _value(one) if key in required else _or_nothing(_value(one))
        for key, one in schema["properties"].items()
        if key != "slug"
    }
    described = {"description": schema["description"]} if "description" in schema else {}
    return {
        **described,
        "type": "object",
        "properties": properties,
        "patternProperties": {"^x_": {}},
        "additionalProperties": False,
    } | ({"required": required} if required else {})


def _value(schema: Schema) -> Schema:
    schema = {key: one for key, one in schema.items() if key not in ("title", "default")}
    if "anyOf" in schema:
        return schema | {"anyOf": [_value(one) for one in schema["anyOf"]]}
    match schema.get("type"):
        case "string":
            return _text(schema)
        case "array":
            return _list(schema | {"items": _value(schema["items"])})
        case "object" if "patternProperties" in schema:  # by languages
            return schema | {"additionalProperties": False}
        case "object":
            return schema | {"propertyNames": TypeAdapter(Slug).json_schema()}
    return schema


def _text(schema: Schema) -> Schema:
    """What editors' programs take for a number or for yes and no is a text to us."""
    choices = schema.get("enum") or ([schema["const"]] if "const" in schema else [])
    if choices:
        return {"enum": [*choices, *(int(one) for one in choices if one.isdecimal())]}
    if "pattern" in schema:
        takes_numbers = re.match(schema["pattern"], _ANY_NUMBER) is not None
        return schema | {"type": ["string", "integer"]} if takes_numbers else schema
    return schema if "format" in schema else schema | {"type": ["string", "number", "boolean"]}


def _list(schema: Schema) -> Schema:
    one = schema["items"]
    return schema if "$ref" in one else {"anyOf": [schema, one]}


def _or_nothing(schema: Schema) -> Schema:
    choices = schema.get("anyOf", [schema])
    return schema if _NOTHING in choices else {"anyOf": [*choices, _NOTHING]}
