"""Articles among themselves: series, years, and what they have in common."""

from collections.abc import Callable, Mapping

import pytest

from coalition.core.edition import Edition
from coalition.core.site import Site
from coalition.core.urls import Urls
from coalition.core.words import ENGLISH
from tests.core.conftest import REGISTRY, article

SiteMaker = Callable[..., Site]

WITH_SERIES = REGISTRY.replace(
    "types:\n", "series:\n  naps: {name: All about naps}\n  empty: {name: Nothing yet}\ntypes:\n"
)


def files(articles: Mapping[str, str]) -> dict[str, str]:
    """Articles by the names of their files."""
    return {f"content/articles/{name}.md": text for name, text in articles.items()}


def titles(articles: tuple) -> list[str]:  # type: ignore[type-arg]
    return [one.header.title for one in articles]


def find(site: Site, title: str):  # type: ignore[no-untyped-def]
    return next(one for one in site.content.articles if one.header.title == title)


# Series


@pytest.fixture
def series(make_site: SiteMaker) -> Site:
    parts = {
        "2024-01-01-last": article("Last", series="naps", part="3"),
        "2024-02-01-first": article("First", series="naps", part="1"),
        "2024-03-01-by-date": article("By date", series="naps"),
        "2024-02-15-before": article("Before that", series="naps"),
        "2024-04-01-hidden": article("Hidden", series="naps", status="hidden"),
        "2024-05-01-draft": article("Draft", series="naps", status="draft"),
        "2024-06-01-alone": article("Alone"),
    }
    return make_site(files(parts), WITH_SERIES)


def test_a_series_is_read_in_the_order_of_its_parts_and_then_of_dates(series: Site) -> None:
    assert titles(series.articles_in("naps")) == ["First", "Last", "Before that", "By date"]
    assert list(series.series_of_articles) == ["naps"]


def test_an_article_knows_the_parts_around_it(series: Site) -> None:
    number, of, previous, after = series.place_in_series(find(series, "Last"))
    assert (number, of, previous.header.title, after.header.title) == (2, 4, "First", "Before that")
    first = series.place_in_series(find(series, "First"))
    last = series.place_in_series(find(series, "By date"))
    assert (first.previous, last.next) == (None, None)


@pytest.mark.parametrize("title", ["Alone", "Hidden"])
def test_what_is_in_no_list_has_no_place_in_a_series(series: Site, title: str) -> None:
    assert series.place_in_series(find(series, title)) is None


# Years


def test_years_are_counted_newest_first(make_site: SiteMaker) -> None:
    dates = ("2019-12-31", "2020-01-01", "2020-06-01", "2022-03-04")
    site = make_site(files({f"{date}-naps-{n}": article(date) for n, date in enumerate(dates)}))
    assert site.years_of_articles == (("2022", 1), ("2020", 2), ("2019", 1))
    assert titles(site.articles_of_year("2020")) == ["2020-06-01", "2020-01-01"]
    assert site.articles_of_year("2021") == ()


# What they have in common


def test_a_partner_counts_more_than_a_person_and_a_person_more_than_a_topic(make_site: SiteMaker) -> None:
    about = {
        "2020-01-01-this": article("This", partners="moon-guild", authors="ada-lamp", topics="[naps, hats]"),
        "2020-01-02-topic": article("One topic", topics="naps"),
        "2020-01-03-topics": article("Two topics", topics="[naps, hats]", partners="dawn-guild"),
        "2020-01-04-person": article("Person and topic", authors="A. Lamp", topics="naps"),
        "2020-01-05-partner": article("Partner and topic", announces="moon-guild", topics="hats"),
        "2020-01-06-nothing": article("Nothing", partners="dusk-guild"),
    }
    site = make_site(files(about))
    assert titles(site.related_to(find(site, "This"))) == [
        "Partner and topic",
        "Person and topic",
        "Two topics",
    ]
    assert site.related_to(find(site, "Nothing")) == ()


def test_of_articles_that_share_as_much_the_nearest_in_time_comes_first_and_of_two_the_newer(
    make_site: SiteMaker,
) -> None:
    site = make_site(files({f"2020-01-0{n}-naps": article(f"Day {n}", topics="naps") for n in range(1, 8)}))
    assert titles(site.related_to(find(site, "Day 4"))) == ["Day 5", "Day 3", "Day 6"]
    assert titles(site.related_to(find(site, "Day 7"))) == ["Day 6", "Day 5", "Day 4"]


def test_parts_of_its_own_series_and_hidden_articles_are_not_told_of_again(make_site: SiteMaker) -> None:
    about = {
        "2020-01-01-this": article("This", topics="naps", series="naps"),
        "2020-01-02-part": article("Part", topics="naps", series="naps"),
        "2020-01-03-other": article("Other", topics="naps"),
        "2020-01-04-hidden": article("Hidden", topics="naps", status="hidden"),
    }
    site = make_site(files(about), WITH_SERIES)
    assert titles(site.related_to(find(site, "This"))) == ["Other"]
    assert site.related_to(find(site, "Hidden")) == ()


def test_a_new_article_is_news_to_its_neighbours_alone(make_site: SiteMaker) -> None:
    old = {
        f"2020-{month:02}-{day:02}-naps": article(f"{month} {day}", topics="naps")
        for month in range(1, 13)
        for day in range(1, 6)
    }

    def related(site: Site) -> dict[str, list[str]]:
        return {one.header.title: titles(site.related_to(one)) for one in site.articles}

    before = related(make_site(files(old)))
    after = related(make_site(files({**old, "2020-12-31-new": article("New", topics="naps")})))
    assert {title for title in before if after[title] != before[title]} == {"12 5", "12 4"}


# Languages

URLS = Urls("https://clocks.example.org")
IN_TWO_LANGUAGES = (
    Edition("en", "English", URLS, ENGLISH),
    Edition("fr", "Français", URLS.in_language("fr"), ENGLISH),
)


def test_a_year_and_a_series_are_in_the_languages_in_which_something_is_listed(make_site: SiteMaker) -> None:
    articles = {
        "2024-01-01-nap": article("Nap", series="naps"),
        "2024-01-01-nap.fr": article("Sieste", series="naps"),
        "2023-01-01-hat": article("Hat", series="naps"),
        "2023-01-01-hat.fr": article("Chapeau", series="naps", status="hidden"),
        "2022-01-01-rest.fr": article("Repos", series="empty", lang="fr"),
        "2021-01-01-tea": article("Tea"),
        "2021-01-01-tea.fr": article("Thé", series="empty"),
    }
    site = make_site(files(articles), WITH_SERIES, urls=URLS, editions=IN_TWO_LANGUAGES)
    for edition in (site, site.edition("fr")):
        years = {year: edition.languages_of_year(str(year)) for year in range(2020, 2025)}
        assert years == {
            2024: ("en", "fr"),
            2023: ("en",),
            2022: ("en", "fr"),
            2021: ("en", "fr"),
            2020: (),
        }
        assert edition.languages_of_series("naps") == ("en", "fr")
        assert edition.languages_of_series("empty") == ("en", "fr")


def test_a_hidden_translation_is_no_version_of_what_everybody_may_find(make_site: SiteMaker) -> None:
    articles = {
        "2024-01-01-nap": article("Nap"),
        "2024-01-01-nap.fr": article("Sieste", status="hidden"),
    }
    site = make_site(files(articles), urls=URLS, editions=IN_TWO_LANGUAGES)
    assert titles(site.versions_of(find(site, "Nap"))) == ["Nap"]
    assert set(titles(site.versions_of(find(site, "Sieste")))) == {"Nap", "Sieste"}
