"""The waveform of an episode: a picture of how loud it is, which only decorates."""

from __future__ import annotations

from coalition.core.media.waveform import bars
from coalition.podcast.views import Waveform

_HEIGHT = 100
_LEAST = 2


def waveform_view(written: str) -> Waveform | None:
    """Return the picture of a waveform, or None where there is none."""
    levels = bars(written)
    if not levels:
        return None
    heights = (max(level, _LEAST) for level in levels)
    lines = (f"M{place}.5 {(_HEIGHT - height) / 2:g}v{height}" for place, height in enumerate(heights))
    return Waveform(len(levels), _HEIGHT, "".join(lines))
