"""Categories of a feed in Apple's words of today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from coalition.podcast.categories import is_category, parts

_UNTIL_2019: Mapping[str, str] = MappingProxyType(
    {
        "Games & Hobbies": "Leisure",
        "Government & Organizations": "Government",
        "Government & Organizations > Non-Profit": "Business > Non-Profit",
        "Health": "Health & Fitness",
        "News & Politics": "News > Politics",
        "Science & Medicine": "Science",
        "Sports & Recreation": "Sports",
        "Education > Training": "Education > Courses",
        "Education > Higher Education": "Education > Courses",
        "Education > K-12": "Kids & Family > Education for Kids",
        "Business > Business News": "News > Business News",
        "Business > Management & Marketing": "Business > Management",
        "Technology > Tech News": "News > Tech News",
        "Arts > Literature": "Arts > Books",
        "Podcasting": "Technology",
    }
)
"""What Apple renamed in 2019."""


def categories_of(typed: Iterable[str], tell: Callable[[str], None]) -> list[str]:
    """Return each category as it is called today, or the one above it; `tell` hears of changes."""
    found: list[str] = []
    for one in typed:
        made = _today(one)
        if made != one:
            tell(
                f"the category “{one}” is " + (f"now “{made}”" if made else "none of Apple's and is left out")
            )
        if made and made not in found:
            found.append(made)
    return found


def _today(typed: str) -> str:
    if is_category(typed):
        return " > ".join(parts(typed))
    above = parts(typed)[0]
    for known in (typed, above):
        if known in _UNTIL_2019:
            return _UNTIL_2019[known]
    return above if is_category(above) else ""
