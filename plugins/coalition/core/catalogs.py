"""Translations of the site's own words, read from catalogs (https://www.gnu.org/software/gettext/manual/).

A catalog is called after its language: `fr.po`. The theme's, if it has one, goes before the program's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from gettext import GNUTranslations, NullTranslations
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

from coalition.core.words import Words

LOCALE = Path(__file__).parents[1] / "locale"
"""Where the program's own catalogs are."""


def words_of(language: str, folders: Iterable[Path]) -> Words:
    """Return the words of a language, from the catalogs in the folders; without one they are English.

    Raises ValueError for a catalog that cannot be read.
    """
    found = list(catalogs_of(language, folders))
    translations: NullTranslations | None = None
    digest = blake2b(digest_size=16)
    for path in reversed(found):
        data = path.read_bytes()
        digest.update(data)
        own = _read(data, path)
        if translations:
            own.add_fallback(translations)
        translations = own
    if translations is None:
        return Words(language)
    return Words(language, translations, digest.hexdigest())


def has_words(language: str, folders: Iterable[Path]) -> bool:
    """Tell whether the site can speak a language; English needs no catalog."""
    return language.partition("-")[0] == "en" or any(catalogs_of(language, folders))


def catalogs_of(language: str, folders: Iterable[Path]) -> Iterator[Path]:
    """Yield the catalogs of a language; those of `pt` serve for `pt-BR`, behind those of its own."""
    names = dict.fromkeys((language, language.partition("-")[0]))
    for name in names:
        for folder in folders:
            path = folder / f"{name}.po"
            if path.is_file():
                yield path


def _read(data: bytes, path: Path) -> GNUTranslations:
    from babel.messages.mofile import write_mo  # takes long to load, and a site in English needs none of it
    from babel.messages.pofile import PoFileError, read_po

    compiled = BytesIO()
    try:
        write_mo(compiled, read_po(BytesIO(data), abort_invalid=True))
    except (PoFileError, ValueError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    compiled.seek(0)
    return GNUTranslations(compiled)
