"""Which text each file of the podcasts belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Set

from coalition.core.content import Content


def files_of(content: Content) -> Mapping[str, tuple[str, ...]]:
    """Return the files that belong to each show and episode, by the folder in which its text lies.

    A file belongs to the episode in whose folder, at any depth, it lies, or else to the show beside whose
    show.md it lies. A text and its translations share the files of their folder.
    """
    folders = {document.folder for document in (*content.shows, *content.episodes)}
    found: dict[str, list[str]] = {}
    for shown in content.files:
        folder = _owner(shown, folders)
        if folder:
            found.setdefault(folder, []).append(shown)
    return {folder: tuple(files) for folder, files in found.items()}


def _owner(shown: str, folders: Set[str]) -> str:
    folder = shown.rpartition("/")[0]
    while folder and folder not in folders:
        folder = folder.rpartition("/")[0]
    return folder
