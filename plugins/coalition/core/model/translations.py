"""What partners.yaml says in other languages, below `i18n:`; a text that is not there is shown as it is."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from coalition.core.fields import Name, Record, ShortSummary, Summary, Text, Texts


class CoalitionTexts(Record):
    """The coalition's own words."""

    name: Name | None = None
    short_name: Name | None = None
    tagline: Annotated[Text, Field(max_length=120)] | None = None
    summary: Summary | None = None
    mission: Text | None = None


class JoinTexts(Record):
    """Words of the form for those who want to join."""

    privacy: Text | None = None


class PressTexts(Record):
    """Words for journalists."""

    boilerplate: Text | None = None
    trademarks: Text | None = None


class TopicTexts(Record):
    """What a topic is called."""

    name: Name | None = None
    summary: Summary | None = None


class GroupTexts(Record):
    """What a type or a tier of partners is called."""

    name: Name | None = None
    plural: Name | None = None
    summary: Summary | None = None


class LocationTexts(Record):
    """What a place is called."""

    name: Name | None = None


class QuoteTexts(Record):
    """What somebody said, translated."""

    text: Text | None = None
    source: Text | None = None


class AffiliationTexts(Record):
    """What a job is called."""

    job_title: Name | None = None


class PersonTexts(Record):
    """Words about a person."""

    bio: Text | None = None
    image_alt: str | None = None


class PartnerTexts(Record):
    """Words about a partner."""

    name: Name | None = None
    summary: ShortSummary | None = None
    description: Text | None = None
    commitments: Texts = ()
