"""What lies in a directory, to be compared."""

from pathlib import Path


def tree(directory: Path) -> dict[str, bytes]:
    """Return the bytes of every file by its path below the directory."""
    return {name: (directory / name).read_bytes() for name in names(directory)}


def names(directory: Path) -> list[str]:
    """Return the paths of all files below the directory."""
    return sorted(path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file())


def states(directory: Path) -> dict[str, tuple[int, int]]:
    """Return inode and time of modification of every file: they tell who was written anew."""
    found = {name: (directory / name).stat() for name in names(directory)}
    return {name: (state.st_ino, state.st_mtime_ns) for name, state in found.items()}


def changes(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """Return the paths whose bytes are other, or that only one of the two trees has."""
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
