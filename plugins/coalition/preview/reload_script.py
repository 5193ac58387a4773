"""The script that keeps a page of the preview up to date, and how it gets into the page."""

from importlib.resources import files
from urllib.parse import quote

NOT_FOUND_PAGE = b"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Not found</title></head>
<body><h1>Not found</h1><p>The preview has no page here yet.</p></body>
</html>
"""


def asset(name: str) -> bytes:
    """The script or its style sheet. Raises FileNotFoundError for any other name."""
    return files(__package__).joinpath(name).read_bytes()


def with_reload_script(html: bytes, event_id: str) -> bytes:
    """The page with the script before its last `</body>`, or at its end if it has none.

    The script is told the last event that the page already contains, so that no change is missed
    between the reading of the page and the connection of its script.
    """
    tag = f'<script src="/.coalition/reload.js?since={quote(event_id)}" defer></script>'.encode()
    place = html.lower().rfind(b"</body>")
    if place < 0:
        return html + tag
    return html[:place] + tag + html[place:]
