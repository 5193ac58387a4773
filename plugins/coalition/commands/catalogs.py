"""Brings the catalogs of the site's own words up to date with what templates and views say.

    python -m coalition.commands.catalogs [LANGUAGE …]

What is translated stays; what is new stands there empty; what nobody says any more goes. For a language that is
named and has no catalog, an empty one is begun.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from coalition.core.catalogs import LOCALE
from coalition.core.model.roles import GROUPS

PACKAGE = LOCALE.parent
THEME = PACKAGE.parents[1] / "theme" / "templates"
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "markup": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
_METHODS = {
    PACKAGE: [("core/**.py", "python"), ("**/*.py", "python")],
    THEME: [("**.html", "jinja2"), ("**.xsl", "jinja2"), ("**.svg", "jinja2")],
}
# Dates would be others in every run; who translated what is told by the history of the file.
_LEFT_OUT = (
    b'"POT-Creation-Date:',
    b'"PO-Revision-Date:',
    b'"Generated-By:',
    b'"Report-Msgid-Bugs-To:',
    b'"Last-Translator:',
    b'"Language-Team:',
)


def spoken(folders: Iterable[Path] = (PACKAGE, THEME)) -> Catalog:
    """Return everything that templates and views say, with nothing translated."""
    found = Catalog(project="Pelican Coalition", fuzzy=False, charset="utf-8")
    for folder in folders:
        for _, _, message, comments, context in extract_from_dir(
            folder, _METHODS[folder], keywords=_KEYWORDS, options_map={"**.*": {"trimmed": "false"}}
        ):
            found.add(message, None, auto_comments=comments, context=context)
    for role in GROUPS:
        found.add(role.capitalize())
    return found


def updated(language: str, data: bytes, said: Catalog) -> bytes:
    """Return the catalog of a language with everything that is said."""
    catalog = read_po(BytesIO(data), locale=language.replace("-", "_"))
    catalog.update(said, no_fuzzy_matching=True)
    catalog.fuzzy = False
    if not data:
        catalog.header_comment = f"# The words of a coalition's site in {catalog.locale_identifier}."
    return written(catalog)


def written(catalog: Catalog) -> bytes:
    """Return a catalog as a file, its messages in the order of their texts."""
    made = BytesIO()
    write_po(made, catalog, no_location=True, sort_output=True, ignore_obsolete=True, width=110)
    lines = made.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(_LEFT_OUT))


def untranslated(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages of which a form is missing."""
    for message in catalog:
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and not all(forms):
            yield message


if __name__ == "__main__":
    now = spoken()
    begun = {LOCALE / f"{language}.po" for language in sys.argv[1:]}
    for path in sorted(begun | set(LOCALE.glob("*.po"))):
        data = path.read_bytes() if path.exists() else b""
        path.write_bytes(updated(path.stem, data, now))
        left = list(untranslated(read_po(BytesIO(path.read_bytes()))))
        print(f"{path.name}: {len(left)} of {len(now)} messages are not translated")
