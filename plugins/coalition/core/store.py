"""What is dear to compute, kept by content between builds: never by time, never in a form that can run.

The store is a convenience: whatever is wrong with it, the build is right and says in a line what it noticed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path

from pydantic_core import to_json

_SCHEMA = "CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, value BLOB NOT NULL)"
_SELECT = "SELECT key, value FROM entry WHERE key IN (SELECT value FROM json_each(?))"
_SEAL = 16
_SPARE = 1_000
_LOCK_SECONDS = 0.2
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_UNUSABLE = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)


class Store:
    """Bytes by key, in one SQLite file. A value comes back as it was put, or not at all.

    `say` is told once, in one line, of a store that was damaged and is made anew, or that cannot be used. Two
    builds may share a store; one that finds it locked goes on without.
    """

    def __init__(self, path: Path, say: Callable[[str], None]) -> None:
        self._path = path
        self._say = say
        self._used: set[str] = set()
        self._has_told = False
        self._has_grown = False

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the values of those keys that the store holds."""
        wanted = list(keys)
        self._used.update(wanted)
        if not self._path.exists():
            return {}
        try:
            return self._unsealed(self._select(wanted))
        except sqlite3.Error as error:
            self._do_without(error)
            return {}

    def _select(self, wanted: list[str]) -> list[tuple[str, bytes]]:
        keys = to_json(wanted).decode()  # one parameter, of which SQLite takes so many and no more
        with closing(self._open()) as database:
            return database.execute(_SELECT, (keys,)).fetchall()

    def _unsealed(self, rows: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
        values: dict[str, bytes] = {}
        damaged = False
        for key, sealed in rows:
            value = _unsealed(key, sealed)
            if value is None:
                damaged = True
            else:
                values[key] = value
        if damaged:
            self.rebuild()
        return values

    def put(self, values: Mapping[str, bytes]) -> None:
        """Keep the values."""
        if not values:
            return
        # In the order of the table: SQLite then goes through it once.
        rows = [(key, _seal(key, value) + value) for key, value in sorted(values.items())]
        self._used.update(values)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._insert(rows)
        except sqlite3.Error as error:
            self._do_without(error)

    def _insert(self, rows: list[tuple[str, bytes]]) -> None:
        with closing(self._open()) as database, database:
            database.execute("PRAGMA synchronous = OFF")  # a torn page shows in the seals
            database.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?)", rows)
        self._has_grown = True

    def tidy(self) -> None:
        """Forget what this run had no use for when there is much of it; it has asked for all it needs."""
        if not self._has_grown:
            return
        self._has_grown = False
        try:
            with closing(self._open()) as database, database:
                (count,) = database.execute("SELECT count(*) FROM entry").fetchone()
                if count > 2 * len(self._used) + _SPARE:
                    self._forget_unused(database)
        except sqlite3.Error as error:
            self._do_without(error)

    def _forget_unused(self, database: sqlite3.Connection) -> None:
        kept = {(key,) for key in self._used}
        gone = [row for row in database.execute("SELECT key FROM entry") if row not in kept]
        database.executemany("DELETE FROM entry WHERE key = ?", gone)

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=_LOCK_SECONDS)
        try:
            database.execute(_SCHEMA)
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _do_without(self, error: sqlite3.Error) -> None:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code in _UNUSABLE:
            self._tell(f"{self._path.name} cannot be used, and nothing is kept: {error}")
        elif code not in _BUSY:  # then another build is writing
            self.rebuild()

    def rebuild(self) -> None:
        """Begin with an empty store: what this one held was not what had been put."""
        self._tell(f"{self._path.name} was damaged; what it held is computed anew")
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _tell(self, line: str) -> None:
        if not self._has_told:
            self._say(line)
        self._has_told = True


def _unsealed(key: str, sealed: object) -> bytes | None:
    if not isinstance(sealed, bytes):
        return None
    value = sealed[_SEAL:]
    return value if _seal(key, value) == sealed[:_SEAL] else None


def _seal(key: str, value: bytes) -> bytes:
    return blake2b(value, digest_size=_SEAL, key=key.encode()[:64]).digest()
