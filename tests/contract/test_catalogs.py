"""The catalogs of the site's own words are whole: each says all that is said, and nothing else."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment

from coalition.commands.catalogs import LOCALE, spoken, untranslated, updated

CATALOGS = sorted(LOCALE.glob("*.po"))
_NAMED = re.compile(r"%\(\w+\)s|\{\w+\}")
_TAG = re.compile(r"<[^>]+>")
_PHRASE = re.compile(r"\{%\+? trans.*?endtrans \+?%\}", re.DOTALL)
_MARKUP = re.compile(r"<(?:code|kbd)>.*?</(?:code|kbd)>|<[^>]*>|[\w-]+=\"[^\"]*\"", re.DOTALL)
_WORDS = re.compile(r"[^\W\d_]{2,}")


@pytest.fixture(scope="module")
def said():
    return spoken()


def messages(path):
    return [one for one in read_po(BytesIO(path.read_bytes())) if one.id]


def forms(message):
    """Each form of a message beside the English one that it stands for."""
    if isinstance(message.id, str):
        return [(message.id, message.string)]
    one, many = message.id
    return [(one, message.string[0]), *((many, form) for form in message.string[1:])]


def test_there_is_a_catalog_besides_english():
    assert [path.name for path in CATALOGS] == ["fr.po"]


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.name)
def test_a_catalog_says_all_that_is_said_and_nothing_else(path, said):
    known = {(one.context, one.id) for one in messages(path)}
    assert known == {(one.context, one.id) for one in said if one.id}, (
        "run `python -m coalition.commands.catalogs`"
    )
    assert updated(path.stem, path.read_bytes(), said) == path.read_bytes()


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.name)
def test_every_message_is_translated(path):
    assert [one.id for one in untranslated(read_po(BytesIO(path.read_bytes())))] == []
    assert [one.id for one in messages(path) if one.fuzzy] == []


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.name)
def test_a_translation_names_and_marks_up_what_the_message_does(path):
    for message in messages(path):
        for english, form in forms(message):
            counted = {"%(count)s", "%(number)s", "{number}"} if isinstance(message.id, tuple) else set()
            assert set(_NAMED.findall(form)) - counted == set(_NAMED.findall(english)) - counted, form
            assert sorted(_TAG.findall(form)) == sorted(_TAG.findall(english)), form


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.name)
def test_a_translation_can_stand_in_an_attribute(path):
    for message in messages(path):
        for english, form in forms(message):
            assert not set(_TAG.sub("", form)) & set('"<>&') - set(english), form


def test_french_keeps_its_punctuation_with_the_word_before_it():
    for message in messages(LOCALE / "fr.po"):
        for _, form in forms(message):
            assert not re.search(r" [:;!?»]|« |[a-zé]'[a-zé]", _TAG.sub("", form)), form


def test_every_word_of_a_template_is_for_the_catalogs():
    templates = Path(__file__).parents[2] / "theme" / "templates"
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    bare = []
    for path in templates.rglob("*.html"):
        # A piece of YAML, whose keys are the same in every language; and what the gallery alone shows.
        if path.name == "entry.html" or path.parent.name == "examples":
            continue
        text = _PHRASE.sub("", path.read_text(encoding="utf-8"))
        shown = "\0".join(token for _, kind, token in environment.lex(text) if kind == "data")
        # An attribute may stand in a block of its own, away from its tag.
        bare += [f"{path.name}: {word}" for word in _WORDS.findall(_MARKUP.sub("", shown))]
    assert bare == []
