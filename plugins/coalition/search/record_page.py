"""A record as the HTML that Pagefind reads: https://pagefind.app/docs/indexing/"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import Environment
from markupsafe import Markup

from coalition.core.media.facts import Cue
from coalition.core.media.times import clock, in_seconds
from coalition.search.records import Record

_PASSAGE_SECONDS = 45

# Pagefind searches all metadata, and nobody searches for an address: such facts are ids of empty elements,
# which it keeps beside the text, without blanks. A heading with an id begins a part that hits can lead to;
# that of a passage weighs nothing. The first picture of a text would be metadata unless some is given.
_PAGE = """\
<!doctype html>
<html lang="{{ language }}">
<head>
<meta data-pagefind-meta="title[content]" content="{{ one.title }}">
<meta data-pagefind-meta="image[content]" content="">
<meta data-pagefind-meta="image_alt[content]" content="">
<meta data-pagefind-filter="kind[content]" content="{{ one.kind }}">
{% for topic in one.topics %}
<meta data-pagefind-filter="topic[content]" content="{{ topic }}">
{% endfor %}
{% for partner in one.partners %}
<meta data-pagefind-filter="partner[content]" content="{{ partner }}">
{% endfor %}
{% if one.day %}
<meta data-pagefind-filter="year[content]" content="{{ one.day.iso[:4] }}">
{% endif %}
</head>
<body data-pagefind-body>
<a id="href={{ one.href|urlencode }}"></a>
{% if one.day %}
<a id="day={{ one.day.text|urlencode }}"></a>
{% endif %}
{% if one.language %}
<a id="lang={{ one.language }}"></a>
{% endif %}
{% if one.image %}
<a id="image={{ one.image|urlencode }}"></a>
{% endif %}
{% for line in one.lines %}
<p>{{ line }}</p>
{% endfor %}
{{ body }}
{% for cues in passages %}
<h2 id="t={{ cues[0].start|in_seconds }}" data-pagefind-weight="0">{{ cues[0].start|clock }}</h2>
<p>{% for cue in cues %}<a id="t={{ cue.start|in_seconds }}"></a>{{ cue.text }} {% endfor %}</p>
{% endfor %}
</body>
</html>
"""


class RecordPages:
    """Makes the pages of records for the index of one language."""

    def __init__(self, language: str) -> None:
        environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
        environment.filters.update(clock=clock, in_seconds=in_seconds)
        self._page = environment.from_string(_PAGE, {"language": language})

    def page(self, record: Record) -> bytes:
        """Return the page of a record. The record's body is HTML that has been sanitised."""
        passages = list(_passages(record.cues))
        return self._page.render(one=record, body=Markup(record.body), passages=passages).encode()


def _passages(cues: Iterable[Cue]) -> Iterator[list[Cue]]:
    """Yield what is said in stretches of which each is short enough to be one hit."""
    passage: list[Cue] = []
    for cue in cues:
        if passage and cue.start >= passage[0].start + _PASSAGE_SECONDS:
            yield passage
            passage = []
        passage.append(cue)
    if passage:
        yield passage
