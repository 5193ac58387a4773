"""A partner's membership in words."""

from __future__ import annotations

from coalition.core.model.registry import Membership, Partner
from coalition.core.periods import in_words


def membership_in_words(partner: Partner) -> str:
    """Return `Partner since 2018`, `Partner 2014–2016, again since 2017` or `Partner`."""
    first, *more = (_period(one) for one in partner.periods)
    words = f"Partner {first}".strip()
    return ", again ".join((words, *more))


def _period(membership: Membership) -> str:
    return in_words(membership.start, membership.end)
