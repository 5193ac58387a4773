"""The cards for social networks: what it takes to draw them all, on all cores."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench.measure import Cost, own_cost
from coalition.commands.project import load
from coalition.core.outputs import PictureOutput
from coalition.core.workers import cores
from coalition.host.build import workshop_of

DRAWN = 500
"""For how many pages of each sort a card is drawn, as where nothing is set."""


def cards_cost(root: Path) -> Cost:
    """Return what drawing the cards of the built site at `root` costs, with none kept; its peak is 0."""
    build = load(root, "pelicanconf.py", {"COALITION_CARD_LIMIT": DRAWN}).build()
    site = build.reading().site
    assert site is not None, "the site was built before"
    cards = [one for one in build.outputs(site) if isinstance(one, PictureOutput)]
    shutil.rmtree(root / ".coalition" / "pictures", ignore_errors=True)
    return own_cost(lambda: workshop_of(build.settings).prepare(cards, cores()))
