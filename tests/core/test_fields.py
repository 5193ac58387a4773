"""The fields that editors fill in, and what is said of a value that does not fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from coalition.core import fields
from coalition.core.fields import is_slug, to_slug


def read(field: object, typed: object) -> object:
    """Return the value that a field makes of what was typed, or the message and its advice."""
    adapter: TypeAdapter[object] = TypeAdapter(field)
    try:
        return adapter.validate_python(typed)
    except ValidationError as error:
        (details,) = error.errors()
        return details["msg"], details.get("ctx", {}).get("advice")


@pytest.mark.parametrize("slug", ["fiverr", "a", "24-7-crew", "x" * 100])
def test_slugs(slug):
    assert read(fields.Slug, slug) == slug


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("Fiverr", 'write "fiverr"'),
        ("fiverr inc", 'write "fiverr-inc"'),
        ("-a--b-", 'write "a-b"'),
        ("Øresund & Åland", 'write "resund-aland"'),
        ("Straße", 'write "strasse"'),
        ("???", "use a-z, 0-9 and hyphens"),
        ("", "use a-z, 0-9 and hyphens"),
        ("x" * 101, f'write "{"x" * 100}"'),
    ],
)
def test_what_is_no_slug_is_answered_with_one(typed, advice):
    assert read(fields.Slug, typed) == (f'"{typed}" cannot be part of a URL', advice)


@given(st.text())
def test_what_is_suggested_as_a_slug_is_one(typed):
    slug = to_slug(typed)[:100].strip("-")
    assert slug == "" or is_slug(slug)
    assert to_slug(slug) == slug


@given(st.from_regex(r"\A[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,3}\Z"))
def test_a_slug_is_its_own_suggestion(slug):
    assert is_slug(slug)
    assert to_slug(slug) == slug


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org/a b".replace(" ", "%20"),
        "https://müller.example.org/x?y=z#q",
        "https://example.org:8080/",
    ],
)
def test_web_addresses(url):
    assert read(fields.WebUrl, url) == url


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("example.org", 'write "https://example.org"'),
        ("www.example.org/x", 'write "https://www.example.org/x"'),
        ("//example.org", "a web address begins with https:// or http://"),
        ("ftp://example.org", "a web address begins with https:// or http://"),
        ("javascript:alert(1)", "a web address begins with https:// or http://"),
        ("https://", "a web address begins with https:// or http://"),
        ("https://localhost", "a web address begins with https:// or http://"),
        ("https://example.org/a b", "a web address begins with https:// or http://"),
        ('https://example.org/"x', "a web address begins with https:// or http://"),
        ("https://[::1", "a web address begins with https:// or http://"),
        ("https://example.org:x", "a web address begins with https:// or http://"),
    ],
)
def test_what_is_no_web_address_is_refused(typed, advice):
    assert read(fields.WebUrl, typed) == (f'"{typed}" is not a web address', advice)


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (fields.Email, "ada@lamp.example.org", "ada@lamp.example.org"),
        (fields.Country, "il", "IL"),
        (fields.Language, "pt-BR", "pt-BR"),
        (fields.PodcastGuid, "917393E3-1B1E-5CEF-ACE4-EDAA54E1F810", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        (fields.InsidePath, "images/logos/moon.svg", "images/logos/moon.svg"),
        (fields.Number, "012", 12),
        (fields.Texts, "one", ("one",)),
        (fields.Texts, ["one", "two"], ("one", "two")),
        (fields.Slugs, "fiverr", ("fiverr",)),
    ],
)
def test_values_that_fit(field, typed, value):
    assert read(field, typed) == value


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        (fields.Email, "ada(at)lamp.example.org", '"ada(at)lamp.example.org" is not an e-mail address'),
        (fields.Email, "ada@lamp", '"ada@lamp" is not an e-mail address'),
        (fields.Country, "Germany", '"Germany" is not a country code'),
        (fields.Country, "UK", '"UK" is not a country code'),
        (fields.Language, "English!", '"English!" is not a language code'),
        (fields.PodcastGuid, "12345", '"12345" is not a UUID'),
        (fields.InsidePath, "../secret.png", '"../secret.png" is not a path inside the content folder'),
        (fields.InsidePath, "/etc/passwd", '"/etc/passwd" is not a path inside the content folder'),
        (fields.InsidePath, "a\\b.png", '"a\\b.png" is not a path inside the content folder'),
        (fields.InsidePath, " ", '" " is not a path inside the content folder'),
    ],
)
def test_values_that_do_not_fit(field, typed, message):
    assert read(field, typed)[0] == message


def test_records_are_stripped_and_never_change():
    class Thing(fields.Record):
        name: fields.Name

    thing = Thing.model_validate({"name": "  Moon Guild "})
    assert thing.name == "Moon Guild"
    with pytest.raises(ValidationError, match="frozen"):
        thing.name = "Sun Guild"
    assert issubclass(Thing, BaseModel)
