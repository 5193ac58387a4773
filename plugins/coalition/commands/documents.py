"""`python -m coalition.commands.documents`: reference pages made from the program's own tables."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coalition.commands.hosting import hosting_page
from coalition.core.registry_schema import registry_schema
from coalition.core.rules.catalog import all_rules
from coalition.core.urls import DEFAULT_PATTERNS
from coalition.host.known_settings import KNOWN

PELICANS = {
    "PATH": "The content folder. What lies beside it is the project: the registry, the caches.",
    "ARTICLE_PATHS": "The folders of articles, below PATH.",
    "PAGE_PATHS": "The folders of plain pages.",
    "STATIC_PATHS": "The folders of which every file is published as it is.",
    "IGNORE_FILES": "Patterns of file names that are passed over, besides all that begin with a dot.",
    "OUTPUT_PATH": "The folder of the site. It is replaced as a whole, and must be empty, absent or ours.",
    "OUTPUT_RETENTION": "Names in the output folder that are carried over to the next one, such as `.git`.",
    "SITEURL": "The address of the site, with `https://`; it may have a path.",
    "RELATIVE_URLS": "Refused: links are root-relative.",
    "TIMEZONE": "The time zone of dates without one.",
    "DEFAULT_LANG": "The language of texts that do not name theirs.",
    "THEME": "The folder of templates and static files.",
    "THEME_TEMPLATES_OVERRIDES": "Folders whose templates come before the theme's.",
    "MARKDOWN": "How Markdown is read, as in Pelican; `meta` has nothing to do here.",
    "DEFAULT_PAGINATION": "Articles on one page of a listing.",
    "FEED_MAX_ITEMS": "Entries of a feed of news.",
    "PELICAN_CLASS": "The class `CoalitionPelican` itself: Pelican cannot find it by a dotted name.",
    "PLUGINS": "The plugins, ours and others, in the order in which they take their turn.",
    "PLUGIN_PATHS": "Where plugins are looked for that are not installed.",
    "TEMPLATE_PAGES": "Pelican's own templates for single pages; with one, Pelican's generators run too.",
}
"""The settings of Pelican's that reach a coalition's site, with what each decides there."""

_MADE = "<!-- Made by `python -m coalition.commands.documents`; edit the tables that it is made from. -->"


def rules_table() -> str:
    """Return docs/rules.md: every kind of mistake that a run can name."""
    rows = ((f"`{rule.name}`", str(rule.severity), rule.summary) for rule in all_rules())
    return _document(
        "Rules",
        "Each message of `check` and of a build ends in the name of its rule. An **error** stops the build\n"
        "before a byte is written. A **warning** stops nothing, except under `--warnings-as-errors`.",
        _table(("rule", "severity", "what is wrong"), rows),
    )


def settings_table() -> str:
    """Return docs/settings.md: the settings that reach a coalition's site."""
    own = ((f"`{name}`", words) for name, words in KNOWN.items())
    pelicans = ((f"`{name}`", words) for name, words in PELICANS.items())
    urls = ((f"`{page}_URL`", f"`/{pattern}`") for page, pattern in DEFAULT_PATTERNS.items())
    return _document(
        "Settings",
        "What `pelicanconf.py` and `publishconf.py` can set. A name that begins with `COALITION_` and is\n"
        "not in the first table is refused. The rest of Pelican's settings (https://docs.getpelican.com/)\n"
        "is for its own generators, which run only beside other plugins.",
        "## Our own",
        _table(("setting", "what it decides, and its default"), own),
        "## Pelican's",
        _table(("setting", "what it decides"), pelicans),
        "## Addresses",
        "Patterns, set without the slash that they are shown with. Each has a `…_SAVE_AS` beside it: the\n"
        "file, where it should not follow from the address.",
        _table(("setting", "default"), urls),
    )


def write(root: Path) -> None:
    """Write the reference pages into the `docs` folder of the project at `root`."""
    for name, text in documents().items():
        (root / name).write_text(text, encoding="utf-8")


def documents() -> dict[str, str]:
    """Return the reference pages by their paths in the repository."""
    return {
        "docs/hosting.md": hosting_page(_MADE),
        "docs/partners.schema.json": registry_schema().decode(),
        "docs/rules.md": rules_table(),
        "docs/settings.md": settings_table(),
    }


def _document(title: str, *parts: str) -> str:
    return "\n\n".join((f"# {title}", _MADE, *parts)) + "\n"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    write(Path.cwd())
