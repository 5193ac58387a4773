"""The types of the fields that editors fill in, each with its own words for what does not fit."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import urlsplit
from uuid import UUID

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
)
from pydantic.json_schema import WithJsonSchema
from pydantic_core import PydanticCustomError

from coalition.core.countries import COUNTRIES, country_code
from coalition.core.dates import parse_moment
from coalition.core.languages import code_of, is_language
from coalition.core.names import folded
from coalition.core.security import origins

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_FORM_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,63}")
_FOCUS = re.compile(r"^(\d{1,3})%\s+(\d{1,3})%$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Record(BaseModel):
    """What an editor wrote, decoded once and never changed."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        coerce_numbers_to_str=True,
    )


def complaint(kind: str, message: str, advice: str, **context: str) -> PydanticCustomError:
    """Return what a validator raises: `message`, with `{names}` from the context, and what to type."""
    return PydanticCustomError("field", message, {**context, "advice": advice, "kind": kind})


def to_slug(typed: str) -> str:
    """Return the nearest text that can stand in a URL; letters lose their accents."""
    return _NOT_SLUG.sub("-", folded(typed)).strip("-")


def is_slug(typed: str) -> bool:
    """Tell whether `typed` can stand in a URL as it is: a-z, 0-9 and single hyphens between."""
    return _SLUG.fullmatch(typed) is not None and len(typed) <= 100


def _slug(value: Any) -> Any:
    if isinstance(value, str) and not is_slug(value.strip()):
        better = to_slug(value)[:100].strip("-")
        advice = f'write "{better}"' if better else "use a-z, 0-9 and hyphens"
        raise complaint("slug", '"{typed}" cannot be part of a URL', advice, typed=value)
    return value


def _web_url(value: Any) -> Any:
    if isinstance(value, str) and not is_web_url(value.strip()):
        advice = f'write "https://{value}"' if is_web_url(f"https://{value}") else _URL_ADVICE
        raise complaint("url", '"{typed}" is not a web address', advice, typed=value)
    return value


_URL_ADVICE = "a web address begins with https:// or http://"


def is_web_url(typed: str) -> bool:
    """Tell whether `typed` is an address of http or https that a browser would open."""
    try:
        parts = urlsplit(typed)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    blank = any(char.isspace() or char in '<>"' for char in typed)
    return parts.scheme in ("http", "https") and bool(host) and "." in (host or "") and not blank


def _form_url(value: Any) -> Any:
    """Read where a form posts to: a policy must be able to name it, and nobody on the way may read it."""
    value = _web_url(value)
    if isinstance(value, str) and (urlsplit(value.strip()).scheme != "https" or not origins([value])):
        advice = "write the address, with https://, that the service for forms gave you"
        raise complaint("form", 'a form cannot post to "{typed}"', advice, typed=value)
    return value


def _form_name(value: Any) -> Any:
    if isinstance(value, str) and not _FORM_NAME.fullmatch(value.strip()):
        advice = "use letters, digits, - and _, such as _gotcha"
        raise complaint("form-name", '"{typed}" cannot be the name of a field', advice, typed=value)
    return value


def _email(value: Any) -> Any:
    if isinstance(value, str) and not _EMAIL.fullmatch(value.strip()):
        raise complaint("email", '"{typed}" is not an e-mail address', "", typed=value)
    return value


def _country(value: Any) -> Any:
    if isinstance(value, str) and value.strip().upper() not in COUNTRIES:
        code = country_code(value)
        advice = f'write "{code}"' if code else "write the two letters of ISO 3166-1, such as IL or DE"
        raise complaint("country", '"{typed}" is not a country code', advice, typed=value)
    return value.strip().upper() if isinstance(value, str) else value


def _secure_url(value: Any) -> Any:
    value = _web_url(value)
    if isinstance(value, str) and not is_safe(value.strip()):
        better = f"https:{value.strip().removeprefix('http:')}"
        raise complaint("secure-url", '"{typed}" is not a safe address', f'write "{better}"', typed=value)
    return value


def is_safe(url: str) -> bool:
    """Tell whether an address is one that nobody reads along with: https, or this very machine."""
    return not url.startswith("http:") or urlsplit(url).hostname in ("127.0.0.1", "::1")


def _language(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    typed = value.strip()
    if not _LANGUAGE.fullmatch(typed) or not is_language(typed):
        code = code_of(typed)
        advice = f'write "{code}"' if code else "write one of BCP 47, such as en or pt-BR"
        raise complaint("language", '"{typed}" is not a language code', advice, typed=value)
    return value


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _moment(value: Any, info: ValidationInfo) -> Any:
    """Read a moment; the validation context holds the `zone` of times without an offset."""
    if not isinstance(value, str):
        return value
    try:
        return parse_moment(value, (info.context or {}).get("zone", UTC))
    except ValueError:
        raise complaint(
            "moment",
            '"{typed}" is not a date',
            "write a day such as 2025-03-04, or 2025-03-04 09:30",
            typed=value,
        ) from None


def _uuid(value: Any) -> Any:
    try:
        return str(UUID(value)) if isinstance(value, str) else value
    except ValueError:
        raise complaint("uuid", '"{typed}" is not a UUID', "", typed=value) from None


def _focus(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = _FOCUS.fullmatch(value.strip())
    if found is None or max(int(found[1]), int(found[2])) > 100:
        advice = "write how far it is from the left and from the top, such as 40% 20%"
        raise complaint("focus", '"{typed}" is not a point in a picture', advice, typed=value)
    return f"{found[1]}% {found[2]}%"


def _inside_path(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    parts = value.strip().split("/")
    if "\\" in value or not value.strip() or value.startswith("/") or ".." in parts:
        raise complaint(
            "path",
            '"{typed}" is not a path inside the content folder',
            "name the file with forward slashes and without ..",
            typed=value,
        )
    return value


Name = Annotated[str, StringConstraints(min_length=1, max_length=255)]
Text = Annotated[str, StringConstraints(min_length=1)]
Summary = Annotated[str, StringConstraints(min_length=1, max_length=300)]
ShortSummary = Annotated[str, StringConstraints(min_length=1, max_length=160)]
Slug = Annotated[
    str, BeforeValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{_SLUG.pattern}$"})
]
WebUrl = Annotated[
    str,
    BeforeValidator(_web_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": r"^https?://[^\s<>\"]+$"}),
]
SecureUrl = Annotated[
    str,
    BeforeValidator(_secure_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": r"^https?://[^\s<>\"]+$"}),
]
FormUrl = Annotated[
    str,
    BeforeValidator(_form_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": r"^https://[^\s<>\"]+$"}),
]
FormName = Annotated[
    str, BeforeValidator(_form_name), WithJsonSchema({"type": "string", "pattern": f"^{_FORM_NAME.pattern}$"})
]
Email = Annotated[
    str,
    BeforeValidator(_email),
    WithJsonSchema({"type": "string", "format": "email", "pattern": f"^{_EMAIL.pattern}$"}),
]
Country = Annotated[
    str, BeforeValidator(_country), WithJsonSchema({"type": "string", "pattern": "^[A-Za-z]{2}$"})
]
Language = Annotated[
    str, BeforeValidator(_language), WithJsonSchema({"type": "string", "pattern": f"^{_LANGUAGE.pattern}$"})
]
Guid = Annotated[str, StringConstraints(min_length=1, max_length=255)]
PodcastGuid = Annotated[str, BeforeValidator(_uuid), WithJsonSchema({"type": "string", "format": "uuid"})]
InsidePath = Annotated[
    str, BeforeValidator(_inside_path), WithJsonSchema({"type": "string", "pattern": r"^[^/\\][^\\]*$"})
]
Focus = Annotated[str, BeforeValidator(_focus), WithJsonSchema({"type": "string", "pattern": _FOCUS.pattern})]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Number = Annotated[int, Field(ge=1, le=100_000)]

Texts = Annotated[tuple[Text, ...], BeforeValidator(_one_or_many)]
Names = Annotated[tuple[Name, ...], BeforeValidator(_one_or_many)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_one_or_many)]
WebUrls = Annotated[tuple[WebUrl, ...], BeforeValidator(_one_or_many)]
