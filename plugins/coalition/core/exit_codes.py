"""How a run ended, as its exit code."""

GOOD = 0
CONTENT = 1
"""The content has errors."""
USAGE = 2
"""Wrong usage or settings, or an output directory that cannot be written."""
INTERNAL = 70
"""Our own fault; a report to attach lies in .coalition/."""
INTERRUPTED = 130
"""Somebody pressed Ctrl+C: what a shell reports of a program that SIGINT ended."""
PIPE = 141
"""Whoever read the output went away: what a shell reports of a program that SIGPIPE ended."""
LOCKED = 75
"""Another build holds the lock."""
