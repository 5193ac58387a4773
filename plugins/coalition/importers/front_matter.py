"""Elements of a feed as keys of the front matter.

Values are as the feed has them; whether they fit is for the model to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from coalition.importers.feed_xml import Node
from coalition.importers.typed_values import number_of, seconds_of, truth_of

Keys = dict[str, Any]
_AI = "ai-content"
_GEO = re.compile(r"geo:(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)(?:[,;]|$)")


def channel_keys(channel: Node) -> Keys:
    """Return the keys of show.md that the channel fills besides title, summary and people."""
    return _given(
        {
            "language": channel.first("language"),
            "explicit": truth_of(channel.first("itunes:explicit")),
            "author": channel.first("itunes:author"),
            "owner": _owner(channel),
            "type": channel.first("itunes:type").lower(),
            "medium": channel.first("podcast:medium").lower(),
            "copyright": channel.first("copyright"),
            **_license(channel),
            "funding": list(_each(channel, "podcast:funding", _funding)),
            "frequency": next(_each(channel, "podcast:updateFrequency", _frequency), None),
            "complete": truth_of(channel.first("itunes:complete")) or None,
            "location": list(_each(channel, "podcast:location", _location)),
            "podroll": [
                _recommendation(one) for roll in channel.all("podcast:podroll") for one in roll.children
            ],
            "locked": None if truth_of(channel.first("podcast:locked")) is not False else False,
            "block": list(_blocks(channel)),
            "txt": [one for one in _each(channel, "podcast:txt", _txt) if one.get("purpose") != _AI],
            "ai_content": next((one.text for one in channel.all("podcast:txt") if _purpose(one) == _AI), ""),
            "value": next(_each(channel, "podcast:value", _value), None),
            "podping": next((_uses_podping(one) for one in channel.all("podcast:podping")), None),
            "hub": _hub(channel),
        }
    )


def item_keys(item: Node) -> Keys:
    """Return the keys of index.md that an item fills besides title, date, guid, audio and people."""
    return _given(
        {
            "season": number_of(item.first("itunes:season", "podcast:season")),
            "episode": number_of(item.first("itunes:episode", "podcast:episode")),
            "type": item.first("itunes:episodeType").lower(),
            "explicit": truth_of(item.first("itunes:explicit")),
            **_license(item),
            "location": list(_each(item, "podcast:location", _location)),
            "soundbites": [_soundbite(one, item) for one in item.all("podcast:soundbite")],
            "alternate_enclosures": list(_alternates(item)),
            "discuss": list(_each(item, "podcast:socialInteract", _discussion)),
            "txt": list(_each(item, "podcast:txt", _txt)),
        }
    )


def season_names(items: Iterable[Node]) -> dict[int, str]:
    """Return the names of the seasons that have one."""
    seasons = (season for item in items for season in item.all("podcast:season"))
    named = ((number_of(season.text), season.attributes.get("name", "")) for season in seasons)
    return dict(sorted((number, name) for number, name in named if number and name))


def _given(keys: Mapping[str, Any]) -> Keys:
    """Leave out what the feed does not say."""
    return {key: value for key, value in keys.items() if value not in (None, "", [], {})}


def _each(node: Node, name: str, read: Callable[[Node], Keys]) -> Iterator[Keys]:
    return (read(child) for child in node.all(name))


def _attributes(node: Node, **names: str) -> Keys:
    """Return attributes under the keys that we have for them."""
    return _given({key: node.attributes.get(name, "") for key, name in names.items()})


def _owner(channel: Node) -> Keys:
    owner = next(channel.all("itunes:owner"), None)
    if owner is None or not owner.first("itunes:email"):
        return {}
    name = owner.first("itunes:name") or channel.first("itunes:author", "title")
    return {"name": name, "email": owner.first("itunes:email")}


def _license(node: Node) -> Keys:
    license = next(node.all("podcast:license"), None)
    return {"license": license.text, "license_url": license.attributes.get("url", "")} if license else {}


def _funding(node: Node) -> Keys:
    return {"url": node.attributes.get("url", ""), "text": node.text}


def _frequency(node: Node) -> Keys:
    complete = truth_of(node.attributes.get("complete", "")) or None
    return _given({"text": node.text, "complete": complete}) | _attributes(
        node, rrule="rrule", start="dtstart"
    )


def _location(node: Node) -> Keys:
    return {"name": node.text} | _point(node) | _attributes(node, osm="osm", country="country", rel="rel")


def _point(node: Node) -> Keys:
    """Return the point of a geo: URI (RFC 5870), of which only the first two numbers say where it is."""
    match = _GEO.match(node.attributes.get("geo", ""))
    return {"lat": float(match[1]), "lon": float(match[2])} if match else {}


def _recommendation(node: Node) -> Keys:
    return _attributes(node, guid="feedGuid", url="feedUrl", title="title")


def _blocks(channel: Node) -> Iterator[str]:
    if channel.first("itunes:block").lower() == "yes":
        yield "all"
    for block in channel.all("podcast:block"):
        if truth_of(block.text):
            yield block.attributes.get("id", "all")


def _purpose(node: Node) -> str:
    return node.attributes.get("purpose", "")


def _txt(node: Node) -> Keys:
    return {"text": node.text} | _attributes(node, purpose="purpose")


def _value(node: Node) -> Keys:
    recipients = [_recipient(one) for one in node.all("podcast:valueRecipient")]
    return _attributes(node, type="type", method="method", suggested="suggested") | {"recipients": recipients}


def _recipient(node: Node) -> Keys:
    names = {"custom_key": "customKey", "custom_value": "customValue"}
    given = _attributes(node, name="name", type="type", address="address", split="split", **names)
    return given | ({"fee": True} if truth_of(node.attributes.get("fee", "")) else {})


def _uses_podping(node: Node) -> bool | None:
    return truth_of(node.attributes.get("usesPodping", ""))


def _hub(channel: Node) -> str:
    links = (link.attributes for link in channel.all("atom:link"))
    return next((link.get("href", "") for link in links if link.get("rel") == "hub"), "")


def _soundbite(node: Node, item: Node) -> Keys:
    start, duration = (seconds_of(node.attributes.get(name, "")) for name in ("startTime", "duration"))
    title = node.text or item.first("title", "itunes:title")
    return {"start": start, "duration": duration, "title": title[:128]}


def _alternates(item: Node) -> Iterator[Keys]:
    """Yield the other forms; the recording itself is often listed among them."""
    own = {enclosure.attributes.get("url") for enclosure in item.all("enclosure")}
    for node in item.all("podcast:alternateEnclosure"):
        sources = [source.attributes.get("uri", "") for source in node.all("podcast:source")]
        if not own.intersection(sources):
            names = {"title": "title", "language": "lang", "rel": "rel"}
            given = _attributes(node, **names, bitrate="bitrate", height="height", codecs="codecs")
            yield {"url": next(iter(sources), "")} | given


def _discussion(node: Node) -> Keys:
    return _attributes(node, protocol="protocol", url="uri", account="accountId", account_url="accountUrl")
