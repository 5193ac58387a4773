"""How other sites are asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manners:
    """Seconds between two questions to a host and for an answer, and how many hosts are asked at once."""

    pause: float = 1.0
    timeout: float = 10.0
    hosts: int = 8
    sleep: Callable[[float], None] = time.sleep
