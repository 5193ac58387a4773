"""The Content-Type of each output, the same on every machine."""

from pathlib import PurePosixPath
from types import MappingProxyType

HTML = "text/html; charset=utf-8"
RSS = "application/rss+xml"
UNKNOWN = "application/octet-stream"

_BY_SUFFIX = MappingProxyType(
    {
        ".aac": "audio/aac",
        ".avif": "image/avif",
        ".css": "text/css; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".flac": "audio/flac",
        ".geojson": "application/geo+json",
        ".gif": "image/gif",
        ".htm": HTML,
        ".html": HTML,
        ".ico": "image/vnd.microsoft.icon",
        ".ics": "text/calendar; charset=utf-8",
        ".jpeg": "image/jpeg",
        ".jpg": "image/jpeg",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".jsonld": "application/ld+json",
        ".m4a": "audio/mp4",
        ".md": "text/markdown; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".mp3": "audio/mpeg",
        ".mp4": "video/mp4",
        ".oga": "audio/ogg",
        ".ogg": "audio/ogg",
        ".opml": "text/x-opml; charset=utf-8",
        ".opus": "audio/ogg",
        ".pdf": "application/pdf",
        ".png": "image/png",
        ".srt": "application/x-subrip",
        ".svg": "image/svg+xml",
        ".ttf": "font/ttf",
        ".txt": "text/plain; charset=utf-8",
        ".vtt": "text/vtt; charset=utf-8",
        ".wasm": "application/wasm",
        ".wav": "audio/wav",
        ".webm": "video/webm",
        ".webmanifest": "application/manifest+json",
        ".webp": "image/webp",
        ".woff": "font/woff",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
        ".xsl": "application/xslt+xml",
        ".zip": "application/zip",
    }
)


def content_type(output: PurePosixPath) -> str:
    """The media type of an output by its path, with the charset where it is text."""
    suffix = output.suffix.lower()
    if suffix == ".xml":
        return _feed_type(output) or _BY_SUFFIX[suffix]
    if suffix == ".json" and output.parent.name == "feeds":
        return "application/feed+json"
    return _BY_SUFFIX.get(suffix, UNKNOWN)


def _feed_type(output: PurePosixPath) -> str | None:
    if output.name.endswith(".atom.xml"):
        return "application/atom+xml"
    if output.name.endswith(("feed.xml", ".rss.xml")) or output.parent.name == "feed":
        return RSS
    return None
