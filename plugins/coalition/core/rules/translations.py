"""Mistakes in what is said in several languages: in texts, and in the registry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from coalition.core.content import AnyDocument, documents_of, name_and_language
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.languages import is_language
from coalition.core.rules import catalog
from coalition.core.site import Site


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each of them."""
    documents = documents_of(site.content)
    named = [(one, language) for one in documents if (language := name_and_language(one.path)[1])]
    versions = Counter(site.text_name(one) for one in documents) if named else Counter()
    for document, language in named:
        if not _is_spoken(site, language):
            message = f'the site is not in "{language}", which the name of this file ends in'
            yield catalog.UNDECLARED_LANGUAGE.at(document.place(), message, _advice(language))
        elif versions[site.text_name(document)] < 2:
            yield _orphan(document, language)
        else:
            yield from _guid(site, document)
    for language, place in site.registry_marks.keys_below("i18n"):
        yield from _registry(site, language, place)


def _orphan(document: AnyDocument, language: str) -> Diagnostic:
    """A language in the name of a file is for translations; a text that is none names it inside."""
    path = PurePosixPath(document.path)
    alone = f"{name_and_language(path.name)[0]}{path.suffix}"
    return catalog.ORPHAN_TRANSLATION.at(
        document.place(),
        f'there is no text in another language that this translates into "{language}"',
        f"give both the same slug, or rename it to {alone} and write language: {language} in it",
    )


def _guid(site: Site, document: AnyDocument) -> Iterator[Diagnostic]:
    """A show or an episode is known by one guid, whatever it is translated into."""
    original = site.original_of(document)
    guid = getattr(original.header, "guid", None)
    if guid != getattr(document.header, "guid", None):
        yield catalog.GUID_OF_TRANSLATION.at(
            document.marks.at("guid"),
            "what this translates has another guid",
            f"write guid: {guid}",
            original.marks.at("guid"),
        )


def _registry(site: Site, language: str, place: Place) -> Iterator[Diagnostic]:
    if language == site.settings.own_language:
        message = f'"{language}" is the site\'s own language, of which the texts stand outside of i18n'
        yield catalog.UNDECLARED_LANGUAGE.at(place, message, "move what is below it there")
    elif is_language(language) and not _is_spoken(site, language):
        message = f'the site is not in "{language}": nobody sees what is below it'
        yield catalog.UNDECLARED_LANGUAGE.at(place, message, _advice(language))


def _is_spoken(site: Site, language: str) -> bool:
    settings = site.settings
    return language == settings.own_language or language in {one.language for one in settings.editions}


def _advice(language: str) -> str:
    return f'add "{language}" to COALITION_LANGUAGES, or take it out'
