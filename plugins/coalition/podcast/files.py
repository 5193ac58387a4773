"""Which text each file of the podcasts belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coalition.core.content import Content


def files_of(content: Content) -> Mapping[str, tuple[str, ...]]:
    """Return the files that belong to each show and episode, by the path of its text in its own language.

    A file belongs to the episode in whose folder, at any depth, it lies, or else to the show beside whose
    show.md it lies.
    """
    owners = {folder: path for path, folder in _folders(content)}
    found: dict[str, list[str]] = {}
    for shown in content.files:
        owner = _owner(shown, owners)
        if owner:
            found.setdefault(owner, []).append(shown)
    return {path: tuple(files) for path, files in found.items()}


def _folders(content: Content) -> Iterator[tuple[str, str]]:
    documents = (*content.shows, *content.episodes)
    for document in sorted(documents, key=lambda one: one.path.count("."), reverse=True):
        yield document.path, document.folder


def _owner(shown: str, owners: Mapping[str, str]) -> str | None:
    folder = shown.rpartition("/")[0]
    while folder and folder not in owners:
        folder = folder.rpartition("/")[0]
    return owners.get(folder)
