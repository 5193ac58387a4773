"""YAML as it was read by an earlier build: a registry of hundreds takes a while to parse."""

from __future__ import annotations

from pydantic_core import from_json, to_json

from coalition.core.fingerprint import digest
from coalition.core.keeping import Codec, Keeping, kept
from coalition.core.yaml_nodes import Marks, YamlDocument, read_yaml

_KIND = "yaml"


def read_kept_yaml(text: str, path: str, keeping: Keeping) -> YamlDocument:
    """Read one YAML document as `read_yaml` does. With findings it is read anew each time."""
    key = digest(b"yaml", keeping.version.encode(), path.encode(), text.encode())
    codec = Codec(_dump, lambda _, value: _load(path, value))
    return kept([text], [key], lambda one: read_yaml(one, path), codec, keeping, f"reading {path}")[0]


def _dump(document: YamlDocument) -> bytes | None:
    if document.diagnostics:
        return None
    return to_json((_KIND, document.value)) + b"\n" + document.marks.written()


def _load(path: str, value: bytes) -> YamlDocument:
    line, marks = value.split(b"\n", 1)
    kind, plain = from_json(line)
    if kind != _KIND:
        raise ValueError(kind)
    return YamlDocument(plain, Marks(path, kept=marks), ())
