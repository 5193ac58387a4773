"""Front matter made to fit its model: what the model refuses is left out and told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import tzinfo
from typing import Any

from pydantic import BaseModel, ValidationError

from coalition.core.decode import decode
from coalition.core.fields import is_safe, is_web_url
from coalition.core.yaml_nodes import Marks

_SECURE = ("url", "license_url", "hub", "account_url")

Tell = Callable[[str], None]


def fitting(model: type[BaseModel], keys: Mapping[str, Any], zone: tzinfo, tell: Tell) -> dict[str, Any]:
    """Return the keys without the values that the model refuses; `tell` hears of each.

    Of a list only the item goes that is wrong. Addresses become https, which is all that apps take.
    """
    found = {key: _secure(key, value, tell) for key, value in keys.items()}
    while True:
        try:
            model.model_validate(found, context={"zone": zone})
        except ValidationError as error:
            words = [one.message for one in decode(model, found, Marks(""), zone)[1]]
            wrong = [one["loc"] for one in error.errors(include_url=False)]
            found = _without(found, wrong)
            for location, message in zip(wrong, words, strict=True):
                tell(_left_out(location, message))
            if not wrong or any(len(location) == 1 and location[0] not in keys for location in wrong):
                return found  # something is missing, which the caller gives
        else:
            return found


def _secure(key: str, value: Any, tell: Tell) -> Any:
    if isinstance(value, dict):
        return {name: _secure(name, one, tell) for name, one in value.items()}
    if isinstance(value, list):
        return [_secure(key, one, tell) for one in value]
    if key in _SECURE and isinstance(value, str) and secured(value) != value:
        better = secured(value)
        tell(f"{value} is now {better}; see whether it answers")
        return better
    return value


def secured(url: str) -> str:
    """Return an address with https; most hosts have learnt it meanwhile."""
    return f"https://{url.removeprefix('http://')}" if is_web_url(url) and not is_safe(url) else url


def _without(keys: Mapping[str, Any], wrong: Iterable[tuple[int | str, ...]]) -> dict[str, Any]:
    places: dict[str, set[int | None]] = {}
    for location in wrong:
        key, *below = location
        in_list = isinstance(keys.get(str(key)), list) and below and isinstance(below[0], int)
        places.setdefault(str(key), set()).add(int(below[0]) if in_list else None)
    return dict(_remaining(keys, places))


def _remaining(keys: Mapping[str, Any], places: Mapping[str, set[int | None]]) -> Iterator[tuple[str, Any]]:
    for key, value in keys.items():
        gone = places.get(key, set())
        if key not in places:
            yield key, value
        elif None not in gone:
            left = [one for index, one in enumerate(value) if index not in gone]
            if left:
                yield key, left


def _left_out(location: tuple[int | str, ...], message: str) -> str:
    key = str(location[0])
    return message if message.startswith(key) else f"{key}: {message}"
