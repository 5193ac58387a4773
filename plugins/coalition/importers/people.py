"""The people of a feed as the people of the registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from coalition.core.model.registry import Person
from coalition.core.model.roles import GROUPS
from coalition.core.names import folded
from coalition.importers.old_feed import OldPerson

_KEYS = {"host": "hosts", "guest": "guests"}


@dataclass(frozen=True, slots=True)
class People:
    """Who is known, by names without case and accents."""

    slugs: Mapping[str, str]

    @classmethod
    def of(cls, people: Iterable[Person]) -> People:
        """Return those of a registry."""
        return cls({folded(name): one.slug for one in people for name in (one.name, *one.alternate_name)})

    @staticmethod
    def named(name: str, slug: str) -> dict[str, str]:
        """Return how one person is found."""
        return {folded(name): slug}

    def unknown(self, persons: Iterable[OldPerson]) -> tuple[OldPerson, ...]:
        """Return who is not known, each once."""
        return tuple(
            {folded(one.name): one for one in persons if folded(one.name) not in self.slugs}.values()
        )

    def keys(self, persons: Iterable[OldPerson], tell: Callable[[str], None]) -> dict[str, Any]:
        """Return `hosts`, `guests` and `credits`; `tell` hears of who or what is not known."""
        found: dict[str, Any] = {}
        for person in persons:
            slug = self.slugs.get(folded(person.name))
            if slug is None:
                tell(f"{person.name} ({person.role}) is not in the registry and is left out")
            elif person.role in _KEYS:
                _add(found.setdefault(_KEYS[person.role], []), slug)
            elif person.role in GROUPS:
                _add(found.setdefault("credits", {}).setdefault(person.role, []), slug)
            else:
                tell(f"{person.name} is left out, as nobody knows the role “{person.role}”")
        return found


def _add(slugs: list[str], slug: str) -> None:
    if slug not in slugs:
        slugs.append(slug)
