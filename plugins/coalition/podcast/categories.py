"""The categories of Apple's podcast directory, which the other directories use too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from coalition.core.suggestion import nearest

_LIST: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Arts": ("Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"),
        "Business": (
            "Careers",
            "Entrepreneurship",
            "Investing",
            "Management",
            "Marketing",
            "Non-Profit",
        ),
        "Comedy": ("Comedy Interviews", "Improv", "Stand-Up"),
        "Education": ("Courses", "How To", "Language Learning", "Self-Improvement"),
        "Fiction": ("Comedy Fiction", "Drama", "Science Fiction"),
        "Government": (),
        "Health & Fitness": (
            "Alternative Health",
            "Fitness",
            "Medicine",
            "Mental Health",
            "Nutrition",
            "Sexuality",
        ),
        "History": (),
        "Kids & Family": ("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
        "Leisure": (
            "Animation & Manga",
            "Automotive",
            "Aviation",
            "Crafts",
            "Games",
            "Hobbies",
            "Home & Garden",
            "Video Games",
        ),
        "Music": ("Music Commentary", "Music History", "Music Interviews"),
        "News": (
            "Business News",
            "Daily News",
            "Entertainment News",
            "News Commentary",
            "Politics",
            "Sports News",
            "Tech News",
        ),
        "Religion & Spirituality": (
            "Buddhism",
            "Christianity",
            "Hinduism",
            "Islam",
            "Judaism",
            "Religion",
            "Spirituality",
        ),
        "Science": (
            "Astronomy",
            "Chemistry",
            "Earth Sciences",
            "Life Sciences",
            "Mathematics",
            "Natural Sciences",
            "Nature",
            "Physics",
            "Social Sciences",
        ),
        "Society & Culture": (
            "Documentary",
            "Personal Journals",
            "Philosophy",
            "Places & Travel",
            "Relationships",
        ),
        "Sports": (
            "Baseball",
            "Basketball",
            "Cricket",
            "Fantasy Sports",
            "Football",
            "Golf",
            "Hockey",
            "Rugby",
            "Running",
            "Soccer",
            "Swimming",
            "Tennis",
            "Volleyball",
            "Wilderness",
            "Wrestling",
        ),
        "Technology": (),
        "True Crime": (),
        "TV & Film": ("After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"),
    }
)


def _all() -> Iterator[str]:
    for category, subcategories in _LIST.items():
        yield category
        yield from (f"{category} > {subcategory}" for subcategory in subcategories)


CATEGORIES = tuple(_all())
"""Every category as an editor writes it: `Technology` or `Business > Careers`.

https://podcasters.apple.com/support/1691-apple-podcasts-categories (the list of 2019)
"""


def parts(category: str) -> tuple[str, ...]:
    """Return the category and its subcategory, if it has one: `Business>Careers` is two."""
    return tuple(part.strip() for part in category.split(">"))


def is_category(typed: str) -> bool:
    """Tell whether directories know the category."""
    return " > ".join(parts(typed)) in CATEGORIES


def suggestion(typed: str) -> str | None:
    """Return the category that was probably meant; `Careers` alone means the one below `Business`."""
    by_last = {parts(category)[-1]: category for category in CATEGORIES}
    near = nearest(parts(typed)[-1], by_last)
    return by_last[near] if near else nearest(typed, CATEGORIES)
