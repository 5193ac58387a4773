"""What registries of organisations call them: ROR, LEI and Wikidata, with their check digits verified."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic.json_schema import WithJsonSchema

from coalition.core.fields import complaint

_ROR = re.compile(r"(?:https?://ror\.org/)?(0[a-hj-km-np-tv-z0-9]{6}\d{2})")
_LEI = re.compile(r"[A-Z0-9]{18}\d{2}")
_WIKIDATA = re.compile(r"(?:https?://www\.wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d*)")
# https://www.crockford.com/base32.html: no i, l, o and u.
_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"
_ONE_IS_WRONG = "one of its characters is not what it should be; copy it anew from {register}"


def _ror(value: Any) -> Any:
    """Read a ROR, which ends in ISO 7064 MOD 97-10 digits of the number that the rest is in base 32."""
    if not isinstance(value, str):
        return value
    found = _ROR.fullmatch(value.strip().lower())
    if found is None:
        advice = "write it as https://ror.org/ shows it, such as 03yrm5c26"
        raise complaint("ror", '"{typed}" is not a ROR', advice, typed=value)
    ror = found.group(1)
    number = 0
    for char in ror[:7]:
        number = number * 32 + _BASE32.index(char)
    if (number * 100 + int(ror[7:])) % 97 != 1:
        raise _wrong_digits("ror", "ROR", value, "https://ror.org/")
    return ror


def _lei(value: Any) -> Any:
    """Read an LEI (ISO 17442), of which the letters count as 10 to 35 in ISO 7064 MOD 97-10."""
    if not isinstance(value, str):
        return value
    lei = value.strip().upper()
    if not _LEI.fullmatch(lei):
        advice = "it has 18 letters and digits, and 2 digits behind them"
        raise complaint("lei", '"{typed}" is not an LEI', advice, typed=value)
    if int("".join(str(int(char, 36)) for char in lei)) % 97 != 1:
        raise _wrong_digits("lei", "LEI", value, "https://search.gleif.org/")
    return lei


def _wikidata(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = _WIKIDATA.fullmatch(value.strip())
    if found is None:
        advice = "write the Q and the number of its item, such as Q42"
        raise complaint("wikidata", '"{typed}" is not an item of Wikidata', advice, typed=value)
    return found.group(1)


def _wrong_digits(kind: str, name: str, typed: str, register: str) -> Exception:
    message = f'the check digits of the {name} "{{typed}}" are wrong'
    return complaint(kind, message, _ONE_IS_WRONG.format(register=register), typed=typed)


Ror = Annotated[
    str, BeforeValidator(_ror), WithJsonSchema({"type": "string", "pattern": f"^{_ROR.pattern}$"})
]
"""The nine characters, without https://ror.org/ before them."""
Lei = Annotated[
    str, BeforeValidator(_lei), WithJsonSchema({"type": "string", "pattern": f"^{_LEI.pattern}$"})
]
Wikidata = Annotated[
    str, BeforeValidator(_wikidata), WithJsonSchema({"type": "string", "pattern": f"^{_WIKIDATA.pattern}$"})
]
"""The item's Q and number."""
