"""What the site says of its own accord, in English and in another language."""

from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup

from coalition.core.catalogs import LOCALE, has_words, words_of
from coalition.core.dates import PartialDate
from coalition.core.words import ENGLISH

FRENCH = words_of("fr", [LOCALE])
CATALOG = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Partners"\nmsgstr "Les alliés"\n'
)


@pytest.mark.parametrize(
    ("typed", "english", "french"),
    [
        ("2018", "2018", "2018"),
        ("2018-02", "February 2018", "février 2018"),
        ("2018-02-01", "1 February 2018", "1er février 2018"),
        ("2026-11-25", "25 November 2026", "25 novembre 2026"),
    ],
)
def test_dates_are_as_precise_as_they_were_typed_in_every_language(typed, english, french):
    day = PartialDate.parse(typed)
    assert (ENGLISH.partial_date(day), FRENCH.partial_date(day)) == (english, french)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "25. November 2026"),
        ("en-US", "25 November 2026"),
        ("es", "25 de noviembre de 2026"),
        ("ja", "2026年11月25日"),
        ("pt-BR", "25 de novembro de 2026"),
    ],
)
def test_other_languages_write_dates_as_they_do_without_a_catalog(language, said):
    assert words_of(language, []).day(date(2026, 11, 25)) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [("2018", "en 2018"), ("2018-02", "en février 2018"), ("2018-02-03", "le 3 février 2018")],
)
def test_dates_in_sentences_take_the_words_that_go_with_them(typed, said):
    assert FRENCH.date_in_sentence(PartialDate.parse(typed)) == said


def test_numbers_sizes_and_lengths_are_written_as_the_language_does():
    assert (ENGLISH.number(1234567.5, 1), FRENCH.number(1234567.5, 1)) == (
        "1,234,567.5",
        "1\u202f234\u202f567,5",
    )
    assert (ENGLISH.size(6_400_000), FRENCH.size(6_400_000)) == ("6.4 MB", "6,4\u00a0Mo")
    assert (ENGLISH.length(2530), FRENCH.length(2530)) == ("42 min", "42\u00a0min")


def test_countries_have_the_names_of_the_language():
    assert (ENGLISH.country("NO"), FRENCH.country("NO")) == ("Norway", "Norvège")


def test_a_language_is_called_as_its_speakers_call_it():
    assert (ENGLISH.called, FRENCH.called, words_of("pt-BR", []).called) == (
        "English",
        "Français",
        "Português (Brasil)",
    )


def test_what_is_named_in_a_phrase_is_escaped():
    said = FRENCH.markup("{name} joined{when}.", name="<b>Moon</b>", when=Markup(" <i>hier</i>"))
    assert said == "&lt;b&gt;Moon&lt;/b&gt; a rejoint la coalition <i>hier</i>."


@pytest.mark.parametrize(("number", "said"), [(0, "0 épisode"), (1, "1 épisode"), (2, "2 épisodes")])
def test_a_number_takes_the_form_of_its_language(number, said):
    assert FRENCH.ngettext("{number} episode", "{number} episodes", number) == said


def test_a_themes_catalog_goes_before_the_programs(tmp_path: Path):
    (tmp_path / "fr.po").write_text(CATALOG, encoding="utf-8")
    words = words_of("fr", [tmp_path, LOCALE])
    assert (words.gettext("Partners"), words.gettext("People")) == ("Les alliés", "Personnes")
    assert words.version != FRENCH.version


def test_a_region_speaks_the_words_of_its_language():
    assert words_of("fr-CA", [LOCALE]).gettext("People") == "Personnes"
    assert has_words("fr-CA", [LOCALE])
    assert not has_words("sv", [LOCALE])


def test_a_catalog_that_cannot_be_read_is_named(tmp_path: Path):
    (tmp_path / "fr.po").write_text('msgid "Partners\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"fr\.po: "):
        words_of("fr", [tmp_path])
