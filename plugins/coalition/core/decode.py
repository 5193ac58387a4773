"""Plain values into records: every problem is found, and named where it stands in the file."""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.rules import catalog
from coalition.core.suggestion import did_you_mean
from coalition.core.yaml_nodes import Location, Marks, Plain

R = TypeVar("R", bound=BaseModel)


def decode(
    model: type[R], values: dict[str, Plain], marks: Marks, zone: tzinfo = UTC
) -> tuple[R | None, tuple[Diagnostic, ...]]:
    """Return the record that `values` make, or None and what is wrong with each of them.

    Times without an offset are local to `zone`.
    """
    try:
        return model.model_validate(_without_absent(values), context={"zone": zone}), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, tuple(_diagnostic(model, one, marks) for one in details)


def _without_absent(value: Any) -> Any:
    """Leave out keys without a value: `summary:` with nothing behind it says nothing."""
    if isinstance(value, dict):
        return {key: _without_absent(one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [_without_absent(one) for one in value if one is not None]
    return value


def _diagnostic(model: type[BaseModel], error: ErrorDetails, marks: Marks) -> Diagnostic:
    location = tuple(part for part in error["loc"] if part != "[key]")
    key = str(location[-1]) if location else ""
    if error["type"] == "extra_forbidden":
        known = _known_keys(model, location[:-1])
        return catalog.UNKNOWN_KEY.at(
            marks.key_at(*location), f'there is no key "{key}" here', _key_advice(key, known)
        )
    if error["type"] == "missing":
        return catalog.MISSING_KEY.at(
            _holder(marks, location[:-1]), f'the key "{key}" is missing', f"add {key}: …"
        )
    if key == "slug" and not marks.has(*location):
        message, advice = _in_words(error)
        return catalog.BAD_SLUG.at(_holder(marks, location[:-1]), message, advice)
    message, advice = _in_words(error)
    if "[key]" in error["loc"]:
        return catalog.BAD_VALUE.at(marks.key_at(*location), message, advice)
    return catalog.BAD_VALUE.at(_value_place(marks, location, error), f"{_field(location)}{message}", advice)


def _value_place(marks: Marks, location: Location, error: ErrorDetails) -> Place:
    if error["type"] == "value_error":  # of a record as a whole
        return marks.key_at(*location)
    from_file_name = len(location) == 1 and not marks.has(*location)
    return Place(marks.path) if from_file_name else marks.at(*location)


def _holder(marks: Marks, location: Location) -> Place:
    if location:
        return marks.key_at(*location)
    return Place(marks.path, 1, 1, 3)


def _field(location: Location) -> str:
    names = [str(part) for part in location if isinstance(part, str)]
    return f"{names[-1]}: " if names else ""


def _key_advice(key: str, known: tuple[str, ...]) -> str:
    near = did_you_mean(key, known)
    return near or f"the keys are {', '.join(known)}; x_{key.lstrip('_')} is free for your own use"


def _known_keys(model: type[BaseModel], location: Location) -> tuple[str, ...]:
    """Return the keys of the model that stands at `location` below `model`."""
    current: type[BaseModel] | None = model
    for part in location:
        if current is None:
            return ()
        if isinstance(part, str) and part in current.model_fields:
            current = _model_within(current.model_fields[part].annotation)
    fields = current.model_fields if current else {}
    # Where a slug must be, it is the key above: nobody types it.
    return tuple(name for name, field in fields.items() if name != "slug" or not field.is_required())


def _model_within(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_within(inner) for inner in get_args(annotation))
    return next((inner for inner in found if inner), None)


def _in_words(error: ErrorDetails) -> tuple[str, str]:
    """Return what is wrong and what to type instead, in an editor's words."""
    context = error.get("ctx", {})
    kind = error["type"]
    if kind in ("field", "date"):
        return error["msg"], str(context.get("advice", ""))
    if kind == "value_error":
        return str(context["error"]), ""
    if kind == "literal_error":
        known = _quoted(str(context["expected"]))
        typed = str(error["input"])
        wanted = f"one of {', '.join(known)}" if len(known) > 1 else known[0]
        return f'"{typed}" is not {wanted}', did_you_mean(typed, known)
    return _out_of_bounds(error) or _wrong_shape(error)


def _out_of_bounds(error: ErrorDetails) -> tuple[str, str] | None:
    context = error.get("ctx", {})
    match error["type"]:
        case "string_too_long":
            length = len(error["input"])
            return f"this has {length} characters, at most {context['max_length']} fit", "shorten it"
        case "string_too_short" | "too_short":
            return "this must not be empty", ""
        case "greater_than_equal":
            return f"this must be at least {context['ge']}", ""
        case "less_than_equal":
            return f"this must be at most {context['le']}", ""
    return None


_SHAPES = {
    "string": ("a text", "write one value on the line of the key"),
    "tuple": ("a list", "write each value on a line of its own, after a - and a blank"),
    "model": ("a block of keys", "indent `key: value` lines below"),
    "dict": ("a block of keys", "indent `key: value` lines below"),
    "bool": ("true or false", "write true or false"),
    "int": ("a number", "write it in digits"),
    "float": ("a number", "write it in digits"),
}


def _wrong_shape(error: ErrorDetails) -> tuple[str, str]:
    wanted, advice = _SHAPES.get(error["type"].partition("_")[0], ("another value", ""))
    return f"{wanted} is wanted here, not {_shown(error['input'])}", advice


def _quoted(expected: str) -> tuple[str, ...]:
    return tuple(part.strip(" '") for part in expected.replace(" or ", ", ").split(","))


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else f'"{value}"'
