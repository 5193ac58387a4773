"""The host: Pelican, taught to build a coalition's site. Only this package touches Pelican's classes."""

from coalition.host.application import CoalitionPelican

__all__ = ["CoalitionPelican"]
