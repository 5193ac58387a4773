"""Audio made from bytes, so that no encoder is needed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coalition.core.source import SourceFile

# MPEG-1 Layer III, 128 kbit/s, 48 kHz, stereo: 384 bytes last 24 ms.
SILENT_FRAME = b"\xff\xfb\x94\x00" + bytes(380)
FRAMES_IN_3_SECONDS = 125

Put = Callable[[str, bytes], SourceFile]


@pytest.fixture
def silence() -> bytes:
    """Three seconds of a silent MP3: 48,000 bytes."""
    return SILENT_FRAME * FRAMES_IN_3_SECONDS


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Return a function that writes a file and names it as the content folder does."""

    def write(name: str, data: bytes) -> SourceFile:
        path = tmp_path / name
        path.write_bytes(data)
        return SourceFile(str(path), f"content/podcasts/night/001-lamp/{name}")

    return write
