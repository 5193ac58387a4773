"""partners.yaml: the coalition, its topics, types and tiers, its people and its partners."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from coalition.core.dates import PartialDate
from coalition.core.fields import (
    Country,
    Email,
    Focus,
    FormName,
    FormUrl,
    InsidePath,
    Language,
    Name,
    Names,
    PodcastGuid,
    Record,
    ShortSummary,
    Slug,
    Slugs,
    Summary,
    Text,
    Texts,
    WebUrl,
    WebUrls,
)
from coalition.core.identifiers import Lei, Ror, Wikidata
from coalition.core.model.translations import (
    AffiliationTexts,
    CoalitionTexts,
    GroupTexts,
    JoinTexts,
    LocationTexts,
    PartnerTexts,
    PersonTexts,
    PressTexts,
    QuoteTexts,
    TopicTexts,
)


class Join(Record):
    """How to become a partner: by a form that posts to a service, by e-mail, or by a change to the registry.

    Whoever fills in the field `honeypot`, which nobody sees, is a program; the service knows it by this name.
    """

    form: FormUrl | None = None
    honeypot: FormName = "_gotcha"
    privacy: Text | None = None
    email: Email | None = None
    repository: WebUrl | None = None
    i18n: dict[Language, JoinTexts] = Field(default_factory=dict, exclude=True)


class Press(Record):
    """What journalists get: whom to write to, words about the coalition to copy, and how to use logos."""

    email: Email | None = None
    boilerplate: Text | None = None
    trademarks: Text | None = None
    i18n: dict[Language, PressTexts] = Field(default_factory=dict, exclude=True)


class Coalition(Record):
    """The coalition itself; `podcast_guid` is what apps know it by as the publisher of its shows."""

    name: Name
    short_name: Name | None = None
    tagline: Annotated[Text, Field(max_length=120)] | None = None
    summary: Summary | None = None
    mission: Text | None = None
    email: Email | None = None
    founders: Slugs = ()
    same_as: WebUrls = ()
    license: Name | None = None
    license_url: WebUrl | None = None
    podcast_guid: PodcastGuid | None = None
    join: Join | None = None
    press: Press | None = None
    i18n: dict[Language, CoalitionTexts] = Field(default_factory=dict, exclude=True)

    @property
    def called(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name


class Topic(Record):
    """What the coalition works on; articles, partners and people name topics by slug."""

    slug: Slug
    name: Name
    summary: Summary | None = None
    i18n: dict[Language, TopicTexts] = Field(default_factory=dict, exclude=True)


class PartnerType(Record):
    """A kind of partner, such as company or union."""

    slug: Slug
    name: Name
    plural: Name | None = None
    summary: Summary | None = None
    i18n: dict[Language, GroupTexts] = Field(default_factory=dict, exclude=True)

    @property
    def heading(self) -> str:
        """The word for several partners of this type."""
        return self.plural or self.name


class Tier(Record):
    """A level of partnership; a coalition without tiers lists its partners from A to Z.

    With `nofollow`, links in what its partners wrote are marked `rel="nofollow noopener"`.
    """

    slug: Slug
    name: Name
    plural: Name | None = None
    summary: Summary | None = None
    nofollow: bool = False
    i18n: dict[Language, GroupTexts] = Field(default_factory=dict, exclude=True)

    @property
    def heading(self) -> str:
        """The word for several partners of this tier."""
        return self.plural or self.name


class Location(Record):
    """Where an organisation is; `lat` and `lon` are WGS 84 degrees."""

    name: Name
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    i18n: dict[Language, LocationTexts] = Field(default_factory=dict, exclude=True)


class Logo(Record):
    """A partner's mark; files are named from the content folder."""

    file: InsidePath
    alt: str | None = None
    dark: InsidePath | None = None
    license: Name | None = None


class Feeds(Record):
    """A partner's own feeds."""

    blog: WebUrl | None = None
    podcast: WebUrl | None = None


class Identifier(Record):
    """What registries of organisations call a partner; the check digits are verified."""

    ror: Ror | None = None
    wikidata: Wikidata | None = None
    lei: Lei | None = None


class Quote(Record):
    """What a person said, word for word."""

    text: Text
    person: Slug | None = None
    source: Text | None = None
    i18n: dict[Language, QuoteTexts] = Field(default_factory=dict, exclude=True)


ResourceType = Literal["article", "report", "guide", "tool", "dataset", "video"]
"""What sort of thing a partner published."""


class Resource(Record):
    """Something a partner published; without a `url` it is shown as a title only."""

    title: Name
    url: WebUrl | None = None
    type: ResourceType = "article"
    date: PartialDate | None = None
    archived_url: WebUrl | None = None
    language: Language | None = None


AppearanceType = Literal["podcast", "video", "radio", "talk"]
"""What sort of thing people spoke on."""


class Appearance(Record):
    """An episode hosted elsewhere, on which people of the coalition speak."""

    title: Name
    url: WebUrl | None = None
    show: Name | None = None
    date: PartialDate | None = None
    people: Slugs = ()
    type: AppearanceType = "podcast"


EndReason = Literal["left", "lapsed", "removed", "dissolved", "merged"]
"""Why a membership ended."""


class Membership(Record):
    """A period for which an organisation is a partner; both ends may be unknown, an open end means today."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    end_reason: EndReason | None = None
    successor: Slug | None = None

    def has_begun(self, today: date) -> bool:
        """Whether it has begun; who writes `2026` in 2026 means that it has."""
        return self.start is None or self.start.start <= today

    def has_ended(self, today: date) -> bool:
        """Whether it has ended; who writes `2026` in 2026 means that it has."""
        return self.end is not None and self.end.start <= today


class Contact(Record):
    """Whom the coalition calls; never published."""

    name: Name | None = None
    email: Email | None = None
    phone: Name | None = None


class Affiliation(Record):
    """A person's work for an organisation: a partner's slug, or `coalition` for the coalition itself."""

    org: Slug
    job_title: Name | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    i18n: dict[Language, AffiliationTexts] = Field(default_factory=dict, exclude=True)


class Person(Record):
    """A person whom the site names."""

    slug: Slug
    name: Name
    alternate_name: Names = ()
    affiliations: tuple[Affiliation, ...] = ()
    image: InsidePath | None = None
    image_alt: str | None = None
    image_license: Name | None = None
    image_focus: Focus | None = None
    bio: Text | None = None
    same_as: WebUrls = ()
    spokesperson: bool = False
    topics: Slugs = ()
    i18n: dict[Language, PersonTexts] = Field(default_factory=dict, exclude=True)


class Partner(Record):
    """An organisation of the coalition; its slug is its permanent URL.

    `aliases` are slugs that lead here. Without `mention`, texts may name it and not list it.
    """

    slug: Slug
    name: Name
    type: Slug
    tier: Slug | None = None
    aliases: Slugs = ()
    legal_name: Name | None = None
    alternate_name: Names = ()
    url: WebUrl | None = None
    summary: ShortSummary | None = None
    description: Text | None = None
    topics: Slugs = ()
    country: Country | None = None
    location: Location | None = None
    logo: Logo | None = None
    same_as: WebUrls = ()
    identifier: Identifier = Identifier()
    feeds: Feeds = Feeds()
    podcast_guid: PodcastGuid | None = None
    commitments: Texts = ()
    quotes: tuple[Quote, ...] = ()
    resources: tuple[Resource, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    joined: PartialDate | None = None
    left: PartialDate | None = None
    membership: tuple[Membership, ...] = ()
    renews: PartialDate | None = None
    mention: bool = True
    contact: Contact | None = Field(default=None, repr=False)
    i18n: dict[Language, PartnerTexts] = Field(default_factory=dict, exclude=True)

    @model_validator(mode="after")
    def _one_way_to_say_membership(self) -> Self:
        if self.membership and (self.joined or self.left):
            raise ValueError("joined and left are the short form of membership; keep one of the two")
        return self

    @property
    def periods(self) -> tuple[Membership, ...]:
        """The membership periods, oldest first; when nothing is told there is one, open at both ends."""
        return self.membership or (Membership(start=self.joined, end=self.left),)

    def is_active(self, today: date) -> bool:
        """Whether one of the memberships holds."""
        return any(one.has_begun(today) and not one.has_ended(today) for one in self.periods)

    def has_left(self, today: date) -> bool:
        """Whether a membership has ended and none holds; who is yet to join is neither this nor active."""
        return not self.is_active(today) and any(one.has_ended(today) for one in self.periods)


def _with_slugs(value: Any) -> Any:
    """Give each record of a mapping its key as its slug."""
    if not isinstance(value, dict):
        return value
    return {
        key: {**record, "slug": key} if isinstance(record, dict) else record for key, record in value.items()
    }


class Registry(Record):
    """partners.yaml as read."""

    version: Literal["1"] = "1"
    coalition: Coalition
    topics: Annotated[dict[str, Topic], BeforeValidator(_with_slugs)] = Field(default_factory=dict)
    types: Annotated[dict[str, PartnerType], BeforeValidator(_with_slugs)] = Field(default_factory=dict)
    tiers: Annotated[dict[str, Tier], BeforeValidator(_with_slugs)] = Field(default_factory=dict)
    people: Annotated[dict[str, Person], BeforeValidator(_with_slugs)] = Field(default_factory=dict)
    partners: Annotated[dict[str, Partner], BeforeValidator(_with_slugs)] = Field(default_factory=dict)
