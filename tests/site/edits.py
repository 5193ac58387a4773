"""What editors and maintainers do to the golden project between two builds: one function an edit.

Each touches something of its own, so that they can follow one another in any order.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from tests.site.project import Project

Edit = Callable[[Project], None]

KETTLE = "content/articles/2024-06-01-a-kettle-of-ones-own/index.md"
TEA = "content/articles/2024-03-05-tea-cart-union-joins.md"
GUEST = "content/articles/2024-09-12-from-the-guests-chair.md"
KITES = "content/articles/2023-11-11-kites-of-november.md"
WINDOW = "content/podcasts/afternoon-radio/001-the-open-window"
FAR = "content/podcasts/afternoon-radio/002-far-away"
VOICE = "content/voices/2024-08-08-lou-awning.md"
TRAILER = "content/podcasts/afternoon-radio/000-trailer"
FRAME = bytes.fromhex("ffe318c4") + bytes(68)


def body(project: Project) -> None:
    project.replace(KETTLE, "Pause\n:   What is between", "Pause\n:   All that is between")


def title(project: Project) -> None:
    project.replace(KETTLE, "title: A kettle of one's own", "title: A kettle & its owner")


def topics(project: Project) -> None:
    project.replace(TEA, "topics: [tea]", "topics: [kites, tea]")


def slug(project: Project) -> None:
    project.replace(GUEST, "on_behalf_of:", "slug: a-chair\non_behalf_of:")


def part_of_a_series(project: Project) -> None:
    project.replace(KETTLE, "part: 1\n", "part: 4\n")


def out_of_a_series(project: Project) -> None:
    project.replace(GUEST, "series: slow-things\n", "")


def name_of_a_series(project: Project) -> None:
    project.replace("partners.yaml", "name: Slow things & others", "name: Things that are slow")


def date(project: Project) -> None:
    project.replace(KETTLE, "date: 2024-06-01 15:00", "date: 2024-02-01 15:00")


def summary(project: Project) -> None:
    project.replace(TEA, "summary: Tea comes at three now, & stays.", "summary: Tea comes.")


def sign_off(project: Project) -> None:
    project.replace(TEA, "announces:", "sign_off: Welcome!\nannounces:")


def another_article(project: Project) -> None:
    project.write(
        "content/articles/2025-03-03-a-fifth.md", "---\ntitle: A fifth\ntopics: [naps]\n---\n\nIt is here.\n"
    )


def no_such_article_any_more(project: Project) -> None:
    project.path("content/articles/2025-01-20-for-those-with-the-link.md").unlink()


def another_name(project: Project) -> None:
    project.path(KITES).rename(project.path("content/articles/2023-11-11-kites.md"))


def published(project: Project) -> None:
    project.replace("content/articles/2025-02-02-half-a-thought.md", "status: draft", "status: published")


def hidden(project: Project) -> None:
    project.replace("content/pages/about.md", "nav: 10", "status: hidden")


def page_order(project: Project) -> None:
    project.replace("content/pages/join.md", "nav: 20", "nav: 5")


def file_beside_a_page(project: Project) -> None:
    project.write("content/pages/house-rules/sheet.txt", "Quiet.\n")


def template(project: Project) -> None:
    project.write("theme/templates/people.html", "<title>{{ this.title }}</title>\n")


def component(project: Project) -> None:
    project.replace("theme/templates/components/cards.html", "<ul>", '<ul class="cards">')


def style(project: Project) -> None:
    project.write("theme/static/css/site.css", "body { color: navy }\n")


def another_style(project: Project) -> None:
    project.write("theme/static/css/print.css", "nav { display: none }\n")


def address(project: Project) -> None:
    project.set('SITEURL = "https://example.net/noon"')


def page_size(project: Project) -> None:
    project.set("DEFAULT_PAGINATION = 3")


def time_zone(project: Project) -> None:
    project.set('TIMEZONE = "Asia/Tokyo"')


def url_pattern(project: Project) -> None:
    project.set('PERSON_URL = "who/{slug}/"')


def plugins(project: Project) -> None:
    project.set('PLUGINS = [name for name in PLUGINS if name != "coalition.feeds"]')


def partner(project: Project) -> None:
    project.replace("partners.yaml", "name: Quiet Desk Institute", "name: Institute of the Quiet Desk")


def partner_leaves(project: Project) -> None:
    project.replace("partners.yaml", "joined: 2024-03\n", "joined: 2024-03\n    left: 2026-12\n")


def another_partner(project: Project) -> None:
    project.replace(
        "partners.yaml", "  kite-makers:\n    name: Kite Makers", "  reel-makers:\n    name: Reels"
    )
    for path in project.root.glob("content/articles/2023-11-11-kites*.md"):
        name = path.relative_to(project.root).as_posix()
        project.replace(name, "{partner}kite-makers", "{partner}reel-makers")
        project.replace(name, "Departs: kite-makers", "Departs: reel-makers")
    project.replace(VOICE, "partner: kite-makers", "partner: reel-makers")


def person(project: Project) -> None:
    project.replace("partners.yaml", "    spokesperson: true\n", "    spokesperson: false\n")


def coalition(project: Project) -> None:
    project.replace("partners.yaml", "short_name: AOA", "short_name: Open")


def show(project: Project) -> None:
    project.replace(
        "content/podcasts/afternoon-radio/show.md", "the hours after lunch", "the hours before tea"
    )


def voice(project: Project) -> None:
    project.replace(VOICE, "At four", "At five")


def another_voice(project: Project) -> None:
    project.write(
        "content/voices/2026-01-01-sol.md", "---\nname: Sol Noon\nconsent: 2026\n---\n\nI stay in.\n"
    )


def form(project: Project) -> None:
    project.replace("partners.yaml", "https://forms.example.net/", "https://forms.example.com/")


def episode(project: Project) -> None:
    project.replace(f"{WINDOW}/index.md", "guests: [tom-reel]", "guests: []")


def audio(project: Project) -> None:
    project.path(f"{TRAILER}/audio.mp3").write_bytes(FRAME * 60)


def transcript(project: Project) -> None:
    project.replace(f"{WINDOW}/transcript.vtt", "One cart.", "One cart, and two.")


def no_chapters(project: Project) -> None:
    project.path(f"{WINDOW}/chapters.txt").unlink()


def picture(project: Project) -> None:
    path = project.path(KETTLE).parent / "kettle.png"
    Image.new("RGB", (16, 9), (200, 0, 0)).save(path)


def logo(project: Project) -> None:
    project.replace("content/images/logos/tea-cart-union.svg", 'viewBox="0 0 8 4"', 'viewBox="0 0 9 4"')


def cover_of_a_show(project: Project) -> None:
    path = project.path("content/podcasts/afternoon-radio/cover.jpg")
    Image.new("RGB", (1400, 1400), (0, 90, 90)).save(path, quality=20)


@contextmanager
def unnoticed(path: Path) -> Iterator[None]:
    """Leave a file's size and time of modification as they were."""
    before = path.stat()
    yield
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def unnoticed_text(project: Project) -> None:
    with unnoticed(project.path(GUEST)):
        project.replace(GUEST, "I count pauses", "I count houses")


def unnoticed_registry(project: Project) -> None:
    with unnoticed(project.path("partners.yaml")):
        project.replace("partners.yaml", "The kettle knows the hour.", "The kettle knows the tune.")


def unnoticed_component(project: Project) -> None:
    with unnoticed(project.path("theme/templates/components/dump.html")):
        project.replace("theme/templates/components/dump.html", "}}: {{ value }}", "}}= {{ value }}")


def unnoticed_style(project: Project) -> None:
    with unnoticed(project.path("theme/static/icon.svg")):
        project.replace("theme/static/icon.svg", "M0 0h1v1z", "M0 0h1v2z")


def unnoticed_audio(project: Project) -> None:
    path = project.path(f"{WINDOW}/audio.mp3")
    with unnoticed(path):
        path.write_bytes(path.read_bytes()[:-1] + b"\1")


def unnoticed_picture(project: Project) -> None:
    path = project.path(KETTLE).parent / "steam.png"
    with unnoticed(path):
        Image.new("RGB", (16, 9), (221, 220, 230)).save(path, optimize=True)


def subrip(project: Project) -> None:
    project.replace(f"{FAR}/transcript.srt", "Tom Reel: Far away.", "Tom Reel: Very far away.")


def recording_elsewhere(project: Project) -> None:
    project.replace("content/media.lock.yaml", "seconds: 3.0", "seconds: 4.0")


def other_form(project: Project) -> None:
    project.path(f"{WINDOW}/window.mp4").write_bytes(b"no film, but five words now\n")


def unnoticed_transcript(project: Project) -> None:
    with unnoticed(project.path(f"{WINDOW}/transcript.vtt")):
        project.replace(f"{WINDOW}/transcript.vtt", "And a pause.", "And a fugue.")


EDITS: tuple[Edit, ...] = (
    body,
    title,
    topics,
    slug,
    part_of_a_series,
    out_of_a_series,
    name_of_a_series,
    date,
    summary,
    sign_off,
    another_article,
    no_such_article_any_more,
    another_name,
    published,
    hidden,
    page_order,
    file_beside_a_page,
    template,
    component,
    style,
    another_style,
    address,
    page_size,
    time_zone,
    url_pattern,
    plugins,
    partner,
    partner_leaves,
    another_partner,
    person,
    coalition,
    show,
    voice,
    another_voice,
    form,
    episode,
    audio,
    transcript,
    no_chapters,
    picture,
    logo,
    cover_of_a_show,
    unnoticed_text,
    unnoticed_registry,
    unnoticed_component,
    unnoticed_style,
    unnoticed_audio,
    unnoticed_picture,
    subrip,
    recording_elsewhere,
    other_form,
    unnoticed_transcript,
)
