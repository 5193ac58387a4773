"""Views for the theme's templates: each page with nothing that is optional, and each with everything."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from coalition.core.history import YearOfGrowth
from coalition.core.views.arcs import Voice
from coalition.core.views.counts import Count
from coalition.core.views.entries import AppearanceView, ResourceView
from coalition.core.views.parts import (
    ArticleCard,
    Day,
    EpisodeCard,
    FeedLink,
    Head,
    LanguageLink,
    Link,
    Pagination,
    PartnerCard,
    PersonCard,
    Picture,
    PictureSource,
    QuoteView,
    Role,
    SiteView,
    StyleLink,
    html,
)
from coalition.core.views.snippets import Snippet
from coalition.data.views import DataPage, FileEntry
from coalition.news.views import (
    ArticleLine,
    ArticlePage,
    MonthOfArticles,
    NewsListing,
    SeriesPage,
    SeriesPart,
    TopicEntry,
    TopicIndex,
    TopicPage,
    YearArchive,
)
from coalition.outreach.views import (
    EmbeddedCard,
    EmbeddedWall,
    Row,
    StatsPage,
    Table,
    ToolkitIndex,
    ToolkitPage,
)
from coalition.pages.gallery import Gallery
from coalition.pages.views import Choice as FormChoice
from coalition.pages.views import (
    EntryExample,
    Fact,
    HomePage,
    JoinForm,
    JoinPage,
    NotFoundPage,
    OfflinePage,
    PageText,
    PlainPage,
    PressPage,
    Spokesperson,
    WallTier,
)
from coalition.partners.directory_views import (
    Band,
    Choice,
    ChoiceGroup,
    CountryRow,
    Listed,
    PartnerDirectory,
    PartnerMap,
    PartnerSlice,
)
from coalition.partners.timeline_views import (
    Bar,
    Chart,
    FormerPartner,
    FormerPartners,
    Happened,
    Timeline,
    TimelineYear,
)
from coalition.partners.views import (
    AffiliationView,
    Colleague,
    MovedPage,
    PartnerPage,
    PeopleIndex,
    PersonPage,
)
from coalition.podcast.views import (
    AudioView,
    ChapterView,
    Credit,
    EmbeddedEpisode,
    Embedding,
    EpisodeListing,
    EpisodePage,
    Phrase,
    PlayableCard,
    PodcastIndex,
    SeasonEpisodes,
    ShowCard,
    ShowPage,
    SoundbiteView,
    Speech,
    Waveform,
)
from coalition.search.views import IndexedTopic, IndexEntry, IndexLetter, SearchPage
from coalition.voices.views import (
    AppearancesPage,
    PlanetPage,
    PlanetView,
    ResourceSection,
    ResourcesPage,
    ResourceTypePage,
    VoicesPage,
    VoiceView,
)

COMPONENTS = tuple(
    sorted(
        path.stem
        for path in Path(__file__).parents[2].glob("theme/templates/examples/*.html")
        if path.stem != "samples"
    )
)
DAY = Day("2024-05-06T00:00:00+00:00", "6 May 2024")
ALONE = Pagination(1, 1)
TIDE = Link("Tide", "/partners/tide/")
AMONG_MANY = Pagination(
    5,
    9,
    "/news/page/4/",
    "/news/page/6/",
    tuple(Link(str(n), f"/news/page/{n}/") for n in (1, 4, 5, 6, 9)),
)
COVER = Picture("/podcasts/night/cover.jpg", "Cover of Night Radio")
ALL_NEWS = FeedLink(
    "Slow Clocks: news (RSS)", "https://clocks.example.org/feeds/all.rss.xml", "application/rss+xml"
)
OF_LAMPS = FeedLink(
    "Slow Clocks: lamps (Atom)", "https://clocks.example.org/lamps.xml", "application/atom+xml"
)

SITE = SiteView(
    name="Slow Clocks Coalition",
    short_name="Slow Clocks",
    tagline="",
    language="en",
    home="/",
    navigation=(),
    footer=(),
    feeds=(),
    stylesheet=StyleLink("/theme/css/site.css"),
    icon="/theme/icon.svg",
)
FULL_SITE = replace(
    SITE,
    tagline="No hurry",
    navigation=(Link("News", "/news/"), Link("Partners", "/partners/"), Link("Join", "/join/")),
    footer=(Link("Privacy", "/privacy/"),),
    feeds=(ALL_NEWS,),
    join="/join/",
    search="/search/",
    license="CC BY 4.0",
    license_url="https://creativecommons.org/licenses/by/4.0/",
    content_security_policy="default-src 'self'",
    late_stylesheets=(StyleLink("/pictures.css"), StyleLink("/theme/css/fonts.css")),
    offline="/theme/js/offline.js",
)

HEAD = Head("Lamps & <lights>", "", "https://clocks.example.org/lamps/")
FULL_HEAD = replace(
    HEAD,
    description="Of lamps",
    section="/news/",
    image="https://clocks.example.org/lamp.png",
    feeds=(ALL_NEWS, OF_LAMPS),
    breadcrumb=(Link("News", "/news/"),),
    languages=(
        LanguageLink("en", "English", "/lamps/", "https://clocks.example.org/lamps/", current=True),
        LanguageLink("de", "Deutsch", "/de/"),
    ),
    held="draft",
    indexed=False,
    json_ld=html(r'{"name":"Lamps & \u003clights>"}'),
)

NAMELESS_LOGO = PartnerCard("Moon Guild", "/partners/moon/", "Guild", initials="MG")
WITH_LOGO = PartnerCard(
    "Sun Guild",
    "/partners/sun/",
    "Guild",
    "Rises late.",
    "since 2018",
    Picture("/sun.svg", "Sun Guild"),
    "SG",
)
DARK = PictureSource("/sun.dark.svg", media="(prefers-color-scheme: dark)")
WITH_DARK_LOGO = replace(
    WITH_LOGO, logo=Picture("/sun.svg", "Sun Guild", dark_src="/sun.dark.svg", sources=(DARK,))
)
PARTNERS = (NAMELESS_LOGO, WITH_LOGO, WITH_DARK_LOGO)
PEOPLE = (
    PersonCard("Ada Lamp", "/people/ada/", initials="AL"),
    PersonCard(
        "Bo Reed", "/people/bo/", (Role("Warden", "Moon Guild"),), Picture("/bo.png", "Bo in a boat"), "BR"
    ),
)
ARTICLES = (
    ArticleCard("On naps", "/news/2024/naps/", DAY, "Article"),
    ArticleCard(
        "On oil",
        "/news/2024/oil/",
        DAY,
        "Guest post",
        "Where it comes from.",
        Picture("/oil.png"),
        "Bo Reed",
        "draft",
    ),
)
EPISODES = (
    EpisodeCard("Dusk", "/podcasts/night/dusk/", DAY, Link("")),
    EpisodeCard(
        "Dawn",
        "/podcasts/night/dawn/",
        DAY,
        Link("Night Radio", "/podcasts/night/"),
        "Episode 2",
        "42 min",
        "It gets light.",
        (Link("Ada Lamp", "/people/ada/"),),
        COVER,
        "in the future",
    ),
)
LINES = (
    ArticleLine("On naps", "/news/2024/naps/", DAY, "Article"),
    ArticleLine("On oil", "/news/2024/oil/", DAY, "Guest post", "draft"),
)
MONTHS = (
    MonthOfArticles("2024-05", "May 2024", 2, "/news/2024/#2024-05", LINES),
    MonthOfArticles("2024-04", "April 2024", 1, "/news/2024/page/2/#2024-04", ()),
)
QUOTES = (
    QuoteView("The lamp is out."),
    QuoteView(
        "It is not.", Link("Bo Reed", "/people/bo/"), Link("Moon Guild", "/partners/moon/"), "A letter"
    ),
)
APPEARANCES = (
    AppearanceView(Link("A talk"), "", "Talk", "", ()),
    AppearanceView(
        Link("On air", "https://radio.example.net/"),
        "Other Radio",
        "Radio",
        "May 2020",
        (Link("Bo Reed", "/people/bo/"),),
        Link("Moon Guild", "/partners/moon/"),
    ),
)
TOPICS = (Link("Naps", "/topics/naps/"),)
OUTSIDE = (Link("lamps.example.net", "https://lamps.example.net/"),)
TEXT = html("<p>Oil the lamp.</p>")
EMPTY = html("")
AUDIO = AudioView(
    "/dawn.mp3", "https://clocks.example.org/dawn.mp3", "audio/mpeg", 6_400_000, "6.4 MB", 2530, "PT42M10S"
)
NO_TEXT = PageText("", "en", EMPTY)
TEXT_IN_GERMAN = PageText("Who we are", "de", TEXT)
SNIPPETS = (Snippet("post", "Post", "We are <partners>.", 1), Snippet("line", "Line", "<img>", 2, "/line/"))
RESOURCES = (
    ResourceView(Link("A wick"), "Tool", ""),
    ResourceView(OUTSIDE[0], "Guide", "2022", Link("Moon Guild", "/partners/moon/")),
)
PARTNERS_JSON = FileEntry(Link("partners.json", "/data/partners.json"), "JSON", "The partners.")

LISTED = (Listed(NAMELESS_LOGO), Listed(WITH_LOGO, "0 2", "The Suns"), Listed(WITH_DARK_LOGO, "1"))
CHOICES = (
    Choice("0", "guild", Link("Guilds", "/partners/by/type/guild/"), 2),
    Choice("1", "club", Link("Clubs", "/partners/by/type/club/"), 1),
)
BANDS = (
    Band("tier-gold", "Gold", LISTED, "They pay the tea."),
    Band("no-tier", "Other partners", LISTED[:1]),
)
GROWTH = (YearOfGrowth(2018, 2, 0, 2), YearOfGrowth(2019, 0, 1, 1))
CHART = Chart(
    640,
    320,
    276,
    (
        Bar(40.0, 40.0, 240.0, 236.0, 160.0, "2018: 2 at its end, 2 joined, 0 left", "2018", "2"),
        Bar(360.0, 158.0, 240.0, 118.0, 480.0, "2019: 1 at its end, 0 joined, 1 left", "", ""),
    ),
)
HAPPENED = (
    Happened("Left", False, html("Sun Guild left in 2019."), None),
    Happened("Joined", True, html("Moon Guild joined in 2018."), Link("Moon joins", "/news/2018/moon/")),
)

BARE: Mapping[str, Any] = {
    "home.html": HomePage(
        HEAD, "Slow Clocks Coalition", "", EMPTY, (), (), None, (), False, (), (), None, (), None, "", ""
    ),
    "gallery.html": Gallery(HEAD, "Gallery", ()),
    "page.html": PlainPage(HEAD, "About", NO_TEXT),
    "join.html": JoinPage(
        HEAD, "Join", NO_TEXT, None, "", "", EntryExample("partners.yaml", "", "", "", "2026")
    ),
    "press.html": PressPage(HEAD, "Press", NO_TEXT, "", "", (), (), (), (), None, 0, "Ask the owners."),
    "404.html": NotFoundPage(HEAD, "Not found", ()),
    "offline.html": OfflinePage(HEAD, "No connection", "/theme/js/kept.js"),
    "article.html": ArticlePage(
        HEAD, "On naps", "Article", DAY, None, "en", "", (), (), None, None, EMPTY, None, (), (), None, None
    ),
    "news.html": NewsListing(HEAD, "News", (), ALONE, ()),
    "topics.html": TopicIndex(HEAD, "Topics", ()),
    "search.html": SearchPage(HEAD, "Index", "", "", False, (), (), ()),
    "topic.html": TopicPage(HEAD, "Naps", "", (), ALONE, (), ()),
    "series.html": SeriesPage(HEAD, "Oil", "", EMPTY, ARTICLES[:1], 1, ALONE),
    "year.html": YearArchive(HEAD, "News of 2024", 1, MONTHS[:1], ALONE, None, None),
    "partners.html": PartnerDirectory(HEAD, "Partners", 0, False, (), (), "/theme/js/directory.js", ()),
    "partners_by.html": PartnerSlice(
        HEAD, "Guilds", "Type", "", 1, False, (Band("all", "All partners", LISTED[:1]),), CHOICES[:1]
    ),
    "partners_map.html": PartnerMap(HEAD, "Partners by country", (CountryRow(CHOICES[0], ()),), 0),
    "timeline.html": Timeline(HEAD, "Who joined and left when", None, (), 0, ()),
    "former_partners.html": FormerPartners(HEAD, "Former partners", ()),
    "partner.html": PartnerPage(
        head=HEAD,
        name="Moon Guild",
        legal_name="",
        alternate_names=(),
        type=Link("Guild"),
        tier=None,
        former=False,
        notice=EMPTY,
        membership="Partner",
        predecessors=(),
        url=None,
        location="",
        country=None,
        logo=None,
        initials="MG",
        summary="",
        description=EMPTY,
        topics=(),
        announcement=None,
        departure=None,
        articles=(),
        guest_posts=(),
        episodes=(),
        appearances=(),
        quotes=(),
        commitments=(),
        resources=(),
        people=(),
        links=(),
        neighbours=(),
        summary_language="",
        description_language="",
        commitments_language="",
    ),
    "moved.html": MovedPage(HEAD, "Moon Guild", Link("Moon Guild", "/partners/moon/")),
    "people.html": PeopleIndex(HEAD, "People", ()),
    "person.html": PersonPage(
        head=HEAD,
        name="Ada Lamp",
        alternate_names=(),
        portrait=None,
        initials="AL",
        spokesperson=False,
        affiliations=(),
        bio=EMPTY,
        topics=(),
        articles=(),
        episodes=(),
        appearances=(),
        quotes=(),
        links=(),
        bio_language="",
    ),
    "data.html": DataPage(HEAD, "Open data", "For programs.", (PARTNERS_JSON,), None),
    "podcasts.html": PodcastIndex(HEAD, "Podcasts", (), ()),
    "show.html": ShowPage(
        head=HEAD,
        title="Night Radio",
        summary="",
        body=EMPTY,
        cover=COVER,
        author="",
        frequency="",
        language="en",
        hosts=(),
        feed_url="https://clocks.example.org/podcasts/night/feed.xml",
        apps=(),
        trailer=None,
        newest=None,
        seasons=(),
        pagination=ALONE,
        funding=(),
        podroll=(),
        license=None,
        copyright="",
    ),
    "episode.html": EpisodePage(
        head=HEAD,
        title="Dawn",
        number="",
        season=None,
        day=DAY,
        length="",
        show=Link("Night Radio", "/podcasts/night/"),
        cover=None,
        audio=None,
        waveform=None,
        summary="",
        body=EMPTY,
        language="en",
        spoken="",
        explicit=False,
        chapters=(),
        soundbites=(),
        transcript=(),
        transcript_files=(),
        hosts=(),
        guests=(),
        credits=(),
        partners=(),
        topics=(),
        license=None,
        discussion=(),
        other_forms=(),
        previous=None,
        next=None,
        feed_href="",
        embedding=None,
        script="",
    ),
    "season.html": EpisodeListing(
        head=HEAD,
        title="By lamplight",
        number="Season 1",
        show=Link("Night Radio", "/podcasts/night/"),
        cover=COVER,
        language="en",
        seasons=(),
        pagination=ALONE,
        previous=None,
        next=None,
    ),
    "embed_episode.html": EmbeddedEpisode(
        HEAD,
        "Dawn",
        "/podcasts/night/dawn/",
        "",
        "",
        Link("Night Radio", "/podcasts/night/"),
        None,
        None,
        AUDIO,
        "/theme/js/embedded.js",
    ),
    "toolkits.html": ToolkitIndex(HEAD, "For partners", (), (), ()),
    "toolkit.html": ToolkitPage(
        HEAD,
        "Toolkit",
        Link("Moon Guild", "/partners/moon/"),
        False,
        (),
        "/badges/moon.svg",
        "/badges/moon.dark.svg",
        "Moon Guild is a partner",
        SNIPPETS[:1],
        SNIPPETS[1:],
    ),
    "stats.html": StatsPage(HEAD, "In numbers", ()),
    "voices.html": VoicesPage(HEAD, "Voices", (), ALONE, ()),
    "resources.html": ResourcesPage(HEAD, "Resources", ()),
    "resource_type.html": ResourceTypePage(HEAD, "Guides", ()),
    "appearances.html": AppearancesPage(HEAD, "Appearances", ()),
    "planet.html": PlanetPage(HEAD, "Planet", (), ALONE, (), "/data/partners.opml"),
    "embed_partners.html": EmbeddedWall(HEAD, "Partners", "https://clocks.example.org/partners/", ()),
    "embed_partner.html": EmbeddedCard(HEAD, "Moon Guild is a partner", NAMELESS_LOGO, "Partner"),
}

_FULL_CHANGES: Mapping[str, Mapping[str, Any]] = {
    "home.html": {
        "tagline": "No hurry",
        "mission": TEXT,
        "counts": (Count(3, "partners", "/partners/"),),
        "voices": (Voice("sun", 600, (150, 120)),),
        "announcement": ARTICLES[0],
        "wall": (WallTier("Keepers", PARTNERS[:1]), WallTier("", PARTNERS)),
        "newest_partners": PARTNERS,
        "news": ARTICLES,
        "episode": EPISODES[1],
        "quotes": QUOTES,
        "join": Link("Join", "/join/"),
    },
    "gallery.html": {"head": replace(FULL_HEAD, breadcrumb=()), "components": COMPONENTS},
    "page.html": {"text": TEXT_IN_GERMAN},
    "join.html": {
        "text": TEXT_IN_GERMAN,
        "form": JoinForm(
            "https://forms.example.net/join",
            "_gotcha",
            "forms.example.net",
            "",
            Link("Privacy", "/privacy/"),
            (FormChoice("guild", "Guild"), FormChoice("club", "Club")),
        ),
        "email": "join@clocks.example.org",
        "repository": "https://code.example.net/clocks",
        "example": EntryExample("partners.yaml", "guild", "guild or club", "naps, hats", "2026"),
    },
    "press.html": {
        "text": TEXT_IN_GERMAN,
        "email": "press@clocks.example.org",
        "boilerplate": "The coalition is for lamps.",
        "facts": (
            Fact("Name", (Link("Slow Clocks"),)),
            Fact("Founded by", (Link("Ada Lamp", "/people/ada/"),)),
        ),
        "counts": (Count(3, "partners", "/partners/"),),
        "types": (Count(2, "Guilds", "/partners/"),),
        "spokespeople": (
            Spokesperson(PEOPLE[0], None),
            Spokesperson(PEOPLE[1], Picture("/bo.png", "Bo in a boat", credit="CC BY 4.0")),
        ),
        "archive": Link("logos.zip", "/press/logos.zip"),
        "logos": 2,
    },
    "toolkits.html": {
        "toolkits": PARTNERS,
        "embeds": SNIPPETS,
        "former": (Link("Dew Guild", "/toolkit/dew/"),),
    },
    "toolkit.html": {"former": True, "texts": (Snippet("press-line", "Press line", "It was.", 1),)},
    "stats.html": {
        "tables": (
            Table(
                "types",
                "By type",
                "Counted.",
                (Row(Link("Guilds"), 2), Row(Link("2024", "/news/2024/"), 1)),
                3,
            ),
        )
    },
    "voices.html": {
        "voices": (
            VoiceView("cy", Link("Cy Wick"), "", DAY, None, "", None, "CW", "en", TEXT, ""),
            VoiceView(
                "bo",
                Link("Bo Reed", "/people/bo/"),
                "Galway",
                DAY,
                Link("Moon Guild", "/partners/moon/"),
                "2018–2022",
                Picture("/bo.png", "Bo in a boat", credit="CC BY 4.0"),
                "BR",
                "de",
                TEXT,
                "draft",
            ),
        ),
        "pagination": AMONG_MANY,
        "quotes": QUOTES,
    },
    "resources.html": {
        "sections": (
            ResourceSection("guide", "Guides", Link("All guides (2)", "/resources/guide/"), RESOURCES),
        )
    },
    "resource_type.html": {"resources": RESOURCES},
    "appearances.html": {"appearances": APPEARANCES},
    "planet.html": {
        "entries": (
            PlanetView(
                Link("A tide", "https://tide.example.org/1"),
                DAY,
                "",
                "Post",
                Link("Tide", "/partners/tide/"),
                "",
            ),
            PlanetView(
                Link("Ebbe", "https://tide.example.org/2"),
                DAY,
                "Das Meer.",
                "Episode",
                Link("Tide", "/partners/tide/"),
                "de",
            ),
        ),
        "pagination": AMONG_MANY,
    },
    "embed_partners.html": {"partners": PARTNERS},
    "embed_partner.html": {"card": replace(WITH_LOGO, former=True), "membership": "Partner 2018–2022"},
    "404.html": {"ways_on": (Link("Home", "/"),)},
    "offline.html": {},
    "article.html": {
        "modified": DAY,
        "language": "de",
        "summary": "Why lie down.",
        "authors": PEOPLE,
        "other_authors": ("Cy Wick",),
        "on_behalf_of": WITH_LOGO,
        "image": Picture(
            "/nap.png", "A nap", "A nap at noon.", "Ada Lamp (CC BY 4.0)", "https://naps.example.net/"
        ),
        "body": TEXT,
        "sign_off": html("Sun Guild joined Slow Clocks."),
        "partners": PARTNERS,
        "topics": TOPICS,
        "newer": Link("On oil", "/news/2024/oil/"),
        "older": Link("On wicks", "/news/2023/wicks/"),
        "series": SeriesPart(
            Link("Oil", "/series/oil/"), 2, 3, Link("Its price", "/price/"), Link("Its end", "/end/")
        ),
        "related": LINES,
        "author_addresses": ("https://clocks.example.org/people/ada/",),
    },
    "news.html": {
        "articles": ARTICLES,
        "pagination": AMONG_MANY,
        "topics": TOPICS,
        "series": (Link("Oil", "/series/oil/"),),
        "years": (Count(2, "2024", "/news/2024/"), Count(1, "2023", "/news/2023/")),
    },
    "series.html": {
        "summary": "From the well to the wick.",
        "description": TEXT,
        "articles": ARTICLES,
        "first": 13,
        "pagination": AMONG_MANY,
    },
    "year.html": {
        "number": 3,
        "months": MONTHS,
        "pagination": AMONG_MANY,
        "newer": Link("2025", "/news/2025/"),
        "older": Link("2023", "/news/2023/"),
    },
    "search.html": {
        "title": "Search",
        "script": "/theme/js/search.js",
        "bundle": "/pagefind/",
        "preview": True,
        "topics": (IndexedTopic(TOPICS[0], 2),),
        "letters": (
            IndexLetter("letter-l", "L", (IndexEntry(Link("Lamps", "/lamps/"), "Page"),)),
            IndexLetter("letter-", "", (IndexEntry(Link("«»", "/news/2024/oil/", "fr"), "Article"),)),
        ),
        "elsewhere": (Link("All people", "/people/"),),
    },
    "topics.html": {
        "topics": (
            TopicEntry(TOPICS[0], "Lying down", 1, 2, ""),
            TopicEntry(Link("Oil", "/o/"), "", 2, 1, ""),
        )
    },
    "topic.html": {
        "summary": "Lying down",
        "description": TEXT,
        "articles": ARTICLES,
        "pagination": AMONG_MANY,
        "partners": PARTNERS,
        "episodes": EPISODES,
    },
    "partners.html": {
        "count": 3,
        "bands": BANDS,
        "groups": (ChoiceGroup("type", "Type", CHOICES),),
        "others": (Link("Former partners", "/partners/former/"),),
    },
    "partners_by.html": {
        "summary": "Of one trade.",
        "count": 4,
        "compact": True,
        "bands": BANDS,
        "siblings": CHOICES,
    },
    "partners_map.html": {
        "rows": (CountryRow(CHOICES[0], (Link("Sun Guild", "/partners/sun/"),)),),
        "elsewhere": 2,
    },
    "timeline.html": {
        "chart": CHART,
        "growth": GROWTH,
        "undated": 1,
        "years": (
            TimelineYear("year-2019", "2019", HAPPENED[:1]),
            TimelineYear("undated", "Date not known", HAPPENED),
        ),
    },
    "former_partners.html": {
        "partners": tuple(FormerPartner(one, html("It left in 2019.")) for one in PARTNERS)
    },
    "partner.html": {
        "legal_name": "Moon Guild Ltd",
        "alternate_names": ("The Moons",),
        "type": Link("Guild", "/partners/by/type/guild/"),
        "tier": Link("Gold", "/partners/by/tier/gold/"),
        "former": True,
        "notice": html("Moon Guild left in 2019."),
        "predecessors": (Link("Dusk Guild", "/partners/dusk/"),),
        "country": Link("Ireland", "/partners/by/country/ie/"),
        "url": OUTSIDE[0],
        "location": "Galway",
        "logo": Picture("/moon.svg", "Moon Guild"),
        "summary": "Works by night.",
        "description": TEXT,
        "topics": TOPICS,
        "announcement": ARTICLES[0],
        "departure": ARTICLES[1],
        "articles": ARTICLES,
        "guest_posts": ARTICLES,
        "episodes": EPISODES,
        "appearances": APPEARANCES,
        "quotes": QUOTES,
        "commitments": ("No meetings before noon.",),
        "resources": RESOURCES,
        "people": (Colleague(PEOPLE[0], "", ""), Colleague(PEOPLE[1], "Warden", "since 2019")),
        "links": OUTSIDE,
        "neighbours": PARTNERS,
    },
    "moved.html": {},
    "people.html": {"people": PEOPLE},
    "person.html": {
        "alternate_names": ("Adelheid Lamp",),
        "portrait": Picture("/ada.png", "Ada with a lamp", credit="CC BY 4.0"),
        "spokesperson": True,
        "affiliations": (
            AffiliationView(Link("Slow Clocks Coalition"), "", ""),
            AffiliationView(Link("Moon Guild", "/partners/moon/"), "Warden", "since 2019"),
        ),
        "bio": TEXT,
        "topics": TOPICS,
        "articles": ARTICLES,
        "episodes": EPISODES,
        "appearances": APPEARANCES,
        "quotes": QUOTES,
        "links": OUTSIDE,
    },
    "data.html": {
        "files": (PARTNERS_JSON, FileEntry(Link("people.csv", "/data/people.csv"), "CSV", "The people.")),
        "license": Link("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    },
    "podcasts.html": {
        "shows": (
            ShowCard(
                "Night Radio",
                "/podcasts/night/",
                "Talk.",
                COVER,
                "https://clocks.example.org/f.xml",
                "2 episodes",
            ),
        ),
        "latest": EPISODES,
    },
    "show.html": {
        "summary": "Talk by night.",
        "body": TEXT,
        "author": "The Night Desk",
        "language": "de",
        "frequency": "Every full moon",
        "hosts": PEOPLE,
        "apps": (Link("Pod Lamp", "https://pods.example.net/night/"),),
        "trailer": PlayableCard(EPISODES[0], None),
        "newest": PlayableCard(EPISODES[1], AUDIO),
        "seasons": (
            SeasonEpisodes(Link("Season 1: By lamplight", "/podcasts/night/season/1/"), EPISODES),
            SeasonEpisodes(Link("Outside the seasons"), EPISODES[:1]),
        ),
        "pagination": AMONG_MANY,
        "funding": OUTSIDE,
        "podroll": (Link("Noon Radio"), Link("The podcast of Sun Guild", "/partners/sun/")),
        "license": Link("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        "copyright": "© Slow Clocks",
    },
    "episode.html": {
        "number": "Episode 2",
        "season": Link("Season 1: By lamplight", "/podcasts/night/season/1/"),
        "length": "42 min",
        "cover": COVER,
        "audio": AUDIO,
        "waveform": Waveform(2, 100, "M0.5 45v10M1.5 10v80"),
        "summary": "It gets light.",
        "body": TEXT,
        "language": "de",
        "explicit": True,
        "chapters": (
            ChapterView(0, "0:00", "Dark", "/dawn.mp3#t=0"),
            ChapterView(62, "1:02", "Light", "/dawn.mp3#t=62", "https://lamps.example.net/"),
        ),
        "transcript": (
            Speech(
                0,
                "0:00",
                "/dawn.mp3#t=0",
                Link("Ada Lamp", "/people/ada/"),
                ((Phrase(0.5, "Good"), Phrase(1.0, "morning.")), (Phrase(3.0, "All."),)),
            ),
            Speech(4, "0:04", "/dawn.mp3#t=4", Link("A neighbour"), ((Phrase(4.0, "Sleep well."),),)),
            Speech(9, "0:09", "", None, ((Phrase(9.0, "A door."),),)),
            Speech(0, "", "", None, ((Phrase(0.0, "Without a time."),),)),
        ),
        "transcript_files": (Link("WebVTT", "/dawn.vtt"), Link("Plain text", "/dawn.txt")),
        "hosts": PEOPLE,
        "soundbites": (
            SoundbiteView(
                "Light",
                "1:02",
                "20 s",
                "/dawn.mp3#t=62,82",
                "https://clocks.example.org/podcasts/night/dawn/?t=62,82",
            ),
        ),
        "guests": PEOPLE,
        "credits": (Credit("Producer", (Link("Bo Reed", "/people/bo/"),)),),
        "partners": PARTNERS,
        "topics": TOPICS,
        "license": Link("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        "discussion": (Link("Discuss on the Fediverse", "https://social.example.net/1"),),
        "other_forms": (Link("Video (64 MB)", "/podcasts/night/dawn/video.mp4"),),
        "previous": Link("Dusk", "/podcasts/night/dusk/"),
        "next": Link("Noon", "/podcasts/night/noon/"),
        "feed_href": "/podcasts/night/feed.xml",
        "embedding": Embedding(
            "https://clocks.example.org/podcasts/night/dawn/embed/",
            "https://clocks.example.org/podcasts/night/dawn/oembed.json",
            640,
            250,
            Snippet("embed", "Line of HTML for your page", "<iframe></iframe>", 1),
        ),
        "script": "/theme/js/player.js",
    },
    "season.html": {
        "language": "de",
        "seasons": (SeasonEpisodes(Link("Episodes"), EPISODES),),
        "pagination": AMONG_MANY,
        "previous": Link("Season 0", "/podcasts/night/season/0/"),
        "next": Link("Season 2", "/podcasts/night/season/2/"),
    },
    "embed_episode.html": {
        "number": "Episode 2",
        "length": "42 min",
        "cover": COVER,
        "waveform": Waveform(2, 100, "M0.5 45v10M1.5 10v80"),
    },
}

FULL: Mapping[str, Any] = {
    name: replace(view, **{"head": FULL_HEAD, **_FULL_CHANGES[name]}) for name, view in BARE.items()
}
