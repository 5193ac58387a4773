"""Every rule by its stable name. docs/rules.md is generated from this table."""

from __future__ import annotations

from coalition.core.diagnostics import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

# Files
UNREADABLE = Rule("unreadable-file", _E, "A source file cannot be read, or is not a plain file.")
TOO_LARGE = Rule("file-too-large", _E, "A text file is larger than COALITION_TEXT_LIMIT bytes.")
NOT_UTF8 = Rule("not-utf-8", _E, "A text file is not UTF-8.")
CONTROL_CHARACTER = Rule(
    "control-character", _E, "A text holds a control character, which XML and HTML forbid."
)
LEAVES_CONTENT = Rule("leaves-content", _E, "A symbolic link leads out of the content folder or in a circle.")
STRAY_FILE = Rule("stray-file", _E, "A file lies where nothing publishes it.")
UNSAFE_SVG = Rule(
    "unsafe-svg", _E, "An SVG holds what runs, loads or declares something, or cannot be read as one."
)
BAD_PICTURE = Rule("bad-picture", _E, "A picture cannot be read as one.")
LARGE_PICTURE = Rule("picture-too-large", _E, "A picture has more than COALITION_PIXEL_LIMIT pixels.")
UNDRAWN_ICON = Rule(
    "icon-not-drawn",
    _W,
    "The theme's icon.svg holds what cannot be drawn as pixels: there are no icons of it.",
)
MISSING_FILE = Rule("missing-file", _E, "A field names a file that does not exist.")

# YAML and front matter
YAML_SYNTAX = Rule("yaml-syntax", _E, "The YAML cannot be read.")
YAML_TAB = Rule("yaml-tab", _E, "A tab is used where YAML wants blanks.")
YAML_FEATURE = Rule("yaml-feature", _E, "A YAML tag, anchor or alias is used; write the value out instead.")
YAML_DEPTH = Rule("yaml-depth", _E, "The YAML is nested too deeply to be meant.")
DUPLICATE_KEY = Rule("duplicate-key", _E, "A key is given twice; only one of the values could count.")
NO_FRONT_MATTER = Rule("no-front-matter", _E, "A text file does not begin with front matter.")
UNCLOSED_FRONT_MATTER = Rule("unclosed-front-matter", _E, "The front matter has no closing --- line.")
HEADER_LINE = Rule(
    "header-line",
    _E,
    "A line in a Pelican header is not `Key: value`, and would leak into the text.",
)
UNKNOWN_KEY = Rule("unknown-key", _E, "A key is not one that this kind of record has.")
MISSING_KEY = Rule("missing-key", _E, "A key that this kind of record must have is not there.")
BAD_VALUE = Rule("bad-value", _E, "A value does not fit its field.")
BAD_SLUG = Rule("bad-slug", _E, "A slug, or the file name that it comes from, cannot be part of a URL.")
RESERVED_SLUG = Rule("reserved-slug", _E, "A slug is the name of a page of the site itself.")
EMPTY_TEXT = Rule("empty-text", _W, "A text has front matter but nothing below it.")

# Relations
UNKNOWN_PARTNER = Rule("unknown-partner", _E, "A partner is named that partners.yaml does not hold.")
UNKNOWN_PERSON = Rule("unknown-person", _E, "A person is named by a slug that partners.yaml does not hold.")
UNLISTED_AUTHOR = Rule(
    "unlisted-author", _W, "An author is named who has no entry under people in partners.yaml."
)
UNKNOWN_TOPIC = Rule("unknown-topic", _E, "A topic is used that partners.yaml does not hold.")
DUPLICATE_TITLE = Rule("duplicate-title", _W, "Two articles or pages have one title.")
LONG_TITLE = Rule("long-title", _W, "A title is so long that search engines and cards cut it.")
UNKNOWN_SERIES = Rule("unknown-series", _E, "A series is named that partners.yaml does not hold.")
SERIES_PART = Rule("series-part", _E, "Two articles of a series have one part number.")
TOO_MANY_TOPICS = Rule(
    "too-many-topics", _E, "An article or episode has more than COALITION_TOPIC_LIMIT topics."
)
UNKNOWN_TYPE = Rule("unknown-type", _E, "A partner's type is not among the types in partners.yaml.")
MEMBERSHIP_ORDER = Rule(
    "membership-order",
    _E,
    "Membership periods overlap, stand in the wrong order or end before they start.",
)
UNKNOWN_TIER = Rule("unknown-tier", _E, "A partner's tier is not among the tiers in partners.yaml.")
TAKEN_ALIAS = Rule("taken-alias", _E, "An alias of a partner is the slug or the alias of another one.")
PUBLISHED_GONE = Rule(
    "published-partner-gone",
    _E,
    "A partner whose page was published once is neither in partners.yaml nor an alias.",
)
LOCK_BEHIND = Rule(
    "published-lock-behind",
    _E,
    "content/published.lock.yaml lacks what would be published, and `publish --locked` may not add it.",
)
RENEWAL_OVERDUE = Rule("renewal-overdue", _W, "The day on which a membership was to be renewed has passed.")
DUPLICATE_NAME = Rule("duplicate-name", _W, "Two partners, or two people, have the same name.")
NO_ANNOUNCEMENT = Rule(
    "no-announcement",
    _W,
    "No article announces a partner, though it joined when others' joining was announced already.",
)
ANNOUNCEMENT_DATE = Rule(
    "announcement-date", _W, "An article announces a partner before it joined, or after it left."
)
NOT_DEPARTED = Rule(
    "not-departed", _W, "An article tells that a partner leaves, which has no end of membership."
)
UNDECLARED_LANGUAGE = Rule(
    "undeclared-language", _W, "A translation is in a language that COALITION_LANGUAGES does not name."
)
ORPHAN_TRANSLATION = Rule(
    "orphan-translation", _W, "The name of a file says that it translates a text, and there is no such text."
)
TWO_ANNOUNCEMENTS = Rule("two-announcements", _W, "Two articles announce one partner's joining.")
UNLISTED_MENTION = Rule(
    "unlisted-mention",
    _W,
    "An article names a partner in its text, and does not list it in its front matter.",
)
NO_AFFILIATION = Rule(
    "no-affiliation",
    _W,
    "Somebody speaks or writes for an organisation to which they did not belong on that day.",
)
FORMER_QUOTED = Rule("former-partner-quoted", _W, "A page quotes a partner that has left.")
RESOURCE_WITHOUT_URL = Rule(
    "resource-without-url", _W, "A resource of a partner that has a website has no address."
)
SMALL_LOGO = Rule("small-logo", _W, "A logo of pixels has fewer than 400 on its longer side.")
UNUSED_LOGO = Rule("unused-logo", _W, "A file in a folder of logos belongs to no partner.")
EPISODE_NUMBER = Rule("episode-number", _E, "Two full episodes of a season have one number.")
GUID_CHANGED = Rule("guid-changed", _E, "A show or episode was published with another guid.")
GUID_OF_TRANSLATION = Rule("guid-of-translation", _E, "A show or episode and its translation have two guids.")
GUID_TWICE = Rule("guid-twice", _E, "Two episodes, or two shows, have one guid.")

# Text
BROKEN_LINK = Rule("broken-link", _E, "A link leads to nothing on this site.")
BAD_PLANET = Rule(
    "bad-planet",
    _E,
    "content/planet.lock.json is not what `planet` wrote, and cannot be shown.",
)
DEAD_FEED = Rule(
    "dead-feed", _W, "A partner's own feed could not be had on two days; only `planet` asks for it."
)
DEAD_LINK = Rule(
    "dead-link", _E, "A link to another site led nowhere on two days; only `check --network` asks."
)
HAND_SIGN_OFF = Rule(
    "hand-written-sign-off",
    _W,
    "An announcement closes with a sign-off by hand, so that none is generated.",
)
EMPTY_CREDIT = Rule(
    "empty-photo-credit", _W, "A text ends in a photo credit that names nobody; it is not shown."
)
REMOVED_HTML = Rule(
    "removed-html", _W, "HTML in a text may not be published: it is taken out, or shown as it was typed."
)
TEXT_DEPTH = Rule("text-depth", _E, "A text nests deeper than COALITION_NESTING_LIMIT levels.")
SLOW_TEXT = Rule("slow-text", _E, "A text takes longer to convert than COALITION_MARKDOWN_SECONDS.")
RST_SYNTAX = Rule(
    "rst-syntax", _E, "A text in reStructuredText has a mistake, or a directive that is not allowed."
)
MISSING_ALT = Rule("missing-alt", _W, 'A picture has no alternative text (`alt: ""` means decorative).')

NO_CONSENT = Rule("no-consent", _W, "A person's own words are published without a note of their consent.")
NO_LICENSE = Rule("no-license", _W, "A portrait has no line that says under which licence it is shown.")

# Podcast
NO_AUDIO = Rule("no-audio", _E, "An episode has no audio file.")
BAD_AUDIO = Rule("bad-audio", _E, "An episode's audio is empty, cut or not what its name says.")
MEDIA_LOCK = Rule(
    "media-lock", _E, "content/media.lock.yaml lacks a recording that lies elsewhere, or holds one too many."
)
BAD_TRANSCRIPT = Rule("bad-transcript", _E, "A transcript cannot be read, or does not fit the recording.")
BAD_CHAPTERS = Rule("bad-chapters", _E, "A file of chapters cannot be read, or does not fit the recording.")
NO_SHOW = Rule("no-show", _E, "An episode lies in a folder without a show.md.")
NO_INDEX = Rule("no-index", _E, "A recording lies in a folder without an index.md.")
BAD_COVER = Rule("bad-cover", _E, "A cover is not a picture that podcast directories take.")
BAD_SOUNDBITE = Rule("bad-soundbite", _E, "A soundbite reaches beyond the end of the recording.")
RECORDING_TWICE = Rule("recording-twice", _E, "Two episodes have one recording.")
AUDIO_ADDRESS = Rule("audio-address", _W, "The address of a recording does not end as directories want it.")
EPISODE_TITLE = Rule(
    "episode-title", _W, "The title of an episode holds its number, or the name of the show."
)
LARGE_FEED = Rule("large-feed", _W, "The feed of a show is larger than directories take.")
UNKNOWN_LICENSE = Rule(
    "unknown-license", _E, "A licence is neither one that directories know nor has an address."
)
UNKNOWN_CATEGORY = Rule("unknown-category", _E, "A category is not one of Apple's list.")
NO_NUMBER = Rule("no-episode-number", _E, "A full episode of a serial show has no number.")
SAME_DATE = Rule("same-date", _W, "Two episodes of a show have one date, and apps order them at random.")

# The site as a whole
ONE_URL_TWICE = Rule("one-url-twice", _E, "Two sources would be written to one URL.")
LEAVES_OUTPUT = Rule("leaves-output", _E, "A URL would be written outside the output folder.")
FILTERED_LOSS = Rule("plugin-lost-content", _E, "A plugin removed or skipped something that an editor wrote.")

NO_SEARCH = Rule("no-search", _W, "Pagefind is not there for this platform; the site has no search.")
SEARCH_FAILED = Rule("search-failed", _E, "Pagefind could not make the index for searching the site.")

# Settings and plugins
UNKNOWN_SETTING = Rule("unknown-setting", _E, "A COALITION_ setting is not one that exists.")
BAD_SETTING = Rule("bad-setting", _E, "A setting's value cannot work.")
BROKEN_PLUGIN = Rule("broken-plugin", _E, "A plugin cannot be loaded or cannot be registered.")
BROKEN_TEMPLATE = Rule("broken-template", _E, "A template of the theme has a mistake.")
BROKEN_STYLESHEET = Rule("broken-stylesheet", _E, "A stylesheet of the theme has a mistake.")


def all_rules() -> tuple[Rule, ...]:
    """Return every rule in the order of the table above."""
    return tuple(value for value in globals().values() if isinstance(value, Rule))
