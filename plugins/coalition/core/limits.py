"""How much a build takes in, so that no text and no picture can keep it busy for ever."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one source may have; a text file's size is limited by the Layout.

    `topics` are those of an article or episode, `pixels` those of a picture, width times height. `nesting` is
    how many elements within elements a text may become, where a list in a list is two. `seconds` are those
    that a processor may need to convert a text.
    """

    topics: int = 100
    pixels: int = 50_000_000
    nesting: int = 100
    seconds: float = 10


USUAL_LIMITS = Limits()
"""Those of a site whose settings say nothing of limits."""

DEEPEST_NESTING = 100
"""What `nesting` may be at most: beyond, Markdown itself gives up, sooner or later as the stack has it."""

MOST_PIXELS = 178_000_000
"""What `pixels` may be at most: Pillow opens no picture with more."""
