"""What the site says of its own accord, in one language: its phrases, and how it writes dates and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from gettext import NullTranslations
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from coalition.core.countries import country_name

if TYPE_CHECKING:
    from babel import Locale

    from coalition.core.dates import PartialDate


@dataclass(frozen=True)
class Words:
    """The words of a language. Without `translations` they are English, in which the program is written.

    A phrase names what is filled in as `{name}`, and is handed it by that name.
    """

    language: str = "en"
    translations: NullTranslations = field(default_factory=NullTranslations, repr=False)
    version: str = ""
    """Names the translations: with others it is another."""

    def gettext(self, message: str, **named: Any) -> str:
        """Return a phrase."""
        said = self.translations.gettext(message)
        return said.format(**named) if named else said

    def ngettext(self, one: str, many: str, number: int, **named: Any) -> str:
        """Return a phrase in the form that goes with a number, which it may name as `{number}`."""
        return self.translations.ngettext(one, many, number).format(number=number, **named)

    def pgettext(self, context: str, message: str, **named: Any) -> str:
        """Return a phrase that means something else elsewhere; `context` says where it stands."""
        said = self.translations.pgettext(context, message)
        return said.format(**named) if named else said

    def markup(self, message: str, **named: Any) -> Markup:
        """Return a phrase as HTML; what is named in it is escaped where it is text."""
        return Markup(self.translations.gettext(message)).format(**named)

    def listed(self, names: Sequence[Markup]) -> Markup:
        """Return names in a row, the last of them after an `and`."""
        *first, last = names
        if not first:
            return last
        return self.markup("{names} and {name}", names=Markup(", ").join(first), name=last)

    # Dates

    def partial_date(self, day: PartialDate) -> str:
        """Return a date as precise as it is: `2018`, `February 2018` or `1 February 2018`."""
        made = self._dates.get(day)
        if made is None:
            made = self._dates[day] = day.in_words if self._is_english else self._date(day)
        return made

    def day(self, day: date) -> str:
        """Return a day: `1 February 2018`."""
        from coalition.core.dates import PartialDate  # with pydantic, which a build with nothing to do spares

        return self.partial_date(PartialDate(day.year, day.month, day.day))

    def date_in_sentence(self, day: PartialDate) -> str:
        """Return a date as it stands in a sentence: `in 2018`, `in February 2018`, `on 1 February 2018`."""
        said = self.partial_date(day)
        if day.day is not None:
            return self.gettext("on {date}", date=said)
        if day.month is not None:
            return self.pgettext("a month", "in {date}", date=said)
        return self.pgettext("a year", "in {date}", date=said)

    def date_after_since(self, day: PartialDate) -> str:
        """Return a date as it stands after `since`: before a day, some languages want an article."""
        said = self.partial_date(day)
        return said if day.day is None else self.pgettext("after since", "{date}", date=said)

    def period(self, start: PartialDate | None, end: PartialDate | None) -> str:
        """Return the years of a period: `since 2018`, `2014–2016`, `until 2016` or nothing at all."""
        if start and end:
            return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
        if start:
            return self.gettext("since {year}", year=start.year)
        return self.gettext("until {year}", year=end.year) if end else ""

    @property
    def _is_english(self) -> bool:
        """English is written as the program has it: its own tables are quicker than the locales'."""
        return self.language.partition("-")[0] == "en"

    @cached_property
    def _dates(self) -> dict[PartialDate, str]:
        """What was made already: a large site says each of its dates some ten times."""
        return {}

    def _date(self, day: PartialDate) -> str:
        if day.month is None:
            return str(day.year)
        from babel.dates import format_date  # takes long to load, and a site in English needs none of it

        return format_date(day.start, self._pattern(day), self._locale)

    def _pattern(self, day: PartialDate) -> str:
        if day.day is None:
            return str(self._locale.datetime_skeletons["yMMMM"].pattern)
        pattern = str(self._locale.date_formats["long"].pattern)
        first = self.pgettext("the first day of a month", "1")
        return pattern.replace("d", f"'{first}'", 1) if day.day == 1 and first != "1" else pattern

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse(self.language, sep="-")
        except (UnknownLocaleError, ValueError):  # a language that nobody has described yet
            return Locale("en", "GB")

    # Numbers and names

    def number(self, number: float, digits: int = 0) -> str:
        """Return a number with so many digits behind the point: `12,345` or `6.4`."""
        said = f"{number:,.{digits}f}"
        return said if self._is_english else said.translate(self._separators)

    @cached_property
    def _separators(self) -> dict[int, str]:
        symbols = self._locale.number_symbols["latn"]
        return {ord(","): str(symbols["group"]), ord("."): str(symbols["decimal"])}

    def size(self, size: int) -> str:
        """Return a size in bytes: `6.4 MB`, or `165 kB` when it is under one megabyte."""
        if size >= 1e6:
            return self.gettext("{size} MB", size=self.number(size / 1e6, 1))
        return self.gettext("{size} kB", size=self.number(size / 1e3))

    def length(self, seconds: float) -> str:
        """Return a length of time: `42 min`, or seconds when it is under two minutes."""
        whole = round(seconds)
        if whole < 120:
            return self.gettext("{number} s", number=whole)
        return self.gettext("{number} min", number=round(whole / 60))

    @property
    def called(self) -> str:
        """What the language is called in itself, such as `Français`."""
        name = str(self._locale.get_display_name(str(self._locale)) or self.language)
        return f"{name[:1].upper()}{name[1:]}"

    def country(self, code: str) -> str:
        """Return what a country is called."""
        if self._is_english:
            return country_name(code)
        return str(self._locale.territories.get(code) or country_name(code))


ENGLISH = Words()
