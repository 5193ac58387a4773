"""Pictures of a built site: what browsers load, what feeds name, and what none of them tells."""

import json
import re
import shutil
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html as lxml_html
from PIL import Image

from tests.site.edits import KETTLE
from tests.site.fresh import FreshBuilds
from tests.site.project import Project
from tests.site.tree import changes, states, tree

BASE = "/afternoons/"
PAGE = "news/2024/a-kettle-of-ones-own/index.html"
PHOTO = "news/2024/a-kettle-of-ones-own/garden.jpg"
STORE = ".coalition/pictures"


def photograph(size: tuple[int, int] = (1000, 800), orientation: int = 6) -> bytes:
    """A photograph that was taken upright, and says where."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = "Somebody at home"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 29.0)})
    made = BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(made, "JPEG", exif=exif)
    return made.getvalue()


@pytest.fixture
def pictured(golden: Project) -> Project:
    """The golden site, an article of which shows a photograph twice: above all, and in its text."""
    golden.path(KETTLE).with_name("garden.jpg").write_bytes(photograph())
    golden.replace(KETTLE, "file: kettle.png,", "file: garden.jpg, focus: 40%  20%,")
    with golden.path(KETTLE).open("a", encoding="utf-8") as text:
        text.write("\n\n![A garden](garden.jpg)\n\n")
        text.write('<img src="garden.jpg" alt="" class="small" width="90">\n')
    return golden


def built(project: Project, fresh: FreshBuilds) -> Path:
    assert fresh.build(project.root) == 0
    return project.path("output")


def images(output: Path, page: str) -> list[lxml_html.HtmlElement]:
    text = output.joinpath(page).read_text(encoding="utf-8")
    return lxml_html.fromstring(text).xpath("//img")


def files_of(srcset: str) -> list[str]:
    return [one.split()[0] for one in srcset.split(", ")]


def test_a_photograph_in_a_text_is_there_in_three_formats_and_all_widths(pictured, fresh):
    output = built(pictured, fresh)
    image = next(one for one in images(output, PAGE) if one.get("alt") == "A garden")
    assert {name: image.get(name) for name in ("width", "height", "loading", "decoding")} == {
        "width": "800",
        "height": "1000",
        "loading": "lazy",
        "decoding": "async",
    }
    avif, webp = image.xpath("ancestor::picture//source")
    assert [(one.get("type"), one.get("sizes")) for one in (avif, webp)] == [
        ("image/avif", "(min-width: 50rem) 46rem, 95vw"),
        ("image/webp", "(min-width: 50rem) 46rem, 95vw"),
    ]
    for source, form in ((avif, "AVIF"), (webp, "WEBP"), (image, "JPEG")):
        assert re.findall(r" (\d+)w", source.get("srcset")) == ["400", "800"]
        for url, width in zip(files_of(source.get("srcset")), (400, 800), strict=True):
            with Image.open(output / url.removeprefix(BASE)) as made:
                assert (made.format, made.size) == (form, (width, width * 5 // 4))


def test_nothing_that_is_published_says_where_a_photograph_was_taken(pictured, fresh):
    assert b"Somebody at home" in photograph()
    output = built(pictured, fresh)
    tells = (name for name, content in tree(output).items() if b"Somebody at home" in content)
    assert [*tells] == []
    with Image.open(output / PHOTO) as original:
        assert (original.format, original.size) == ("JPEG", (800, 1000))


def test_what_an_editor_chose_for_a_picture_stays(pictured, fresh):
    output = built(pictured, fresh)
    image = next(one for one in images(output, PAGE) if one.get("width") == "90")
    assert (image.get("alt"), image.get("height")) == ("", None)
    assert image.get("class", "").split()[0] == "small"


def test_feeds_name_one_plain_picture_by_its_address(pictured, fresh):
    feed = built(pictured, fresh).joinpath("feeds/all.atom.xml").read_text(encoding="utf-8")
    text = unescape(feed)
    (image,) = re.findall(r'<img [^>]*alt="A garden"[^>]*>', text)
    assert re.search(r'src="https://example.org/afternoons/pictures/garden-[0-9a-f]{10}-800.jpg"', image)
    assert "srcset" not in text


def test_the_point_that_stays_in_sight_and_the_colour_are_classes_of_one_style_sheet(pictured, fresh):
    output = built(pictured, fresh)
    page = output.joinpath(PAGE).read_text(encoding="utf-8")
    styles = output.joinpath("pictures.css").read_text(encoding="utf-8")
    classes = set(re.findall(r"(?:tone|focus)-[\w-]+", page))
    assert "focus-40-20" in classes
    assert {f".{name}{{" for name in classes} <= set(re.findall(r"^\.[^{]+\{", styles, re.MULTILINE))
    assert ".focus-40-20{object-position:40% 20%}" in styles
    assert "style=" not in page


def test_pictures_are_made_once_and_kept_when_the_output_is_gone(pictured, fresh):
    first = tree(built(pictured, fresh))
    before = states(pictured.path(STORE))
    shutil.rmtree(pictured.path("output"))
    pictured.replace(KETTLE, "A garden", "A garden of tea")
    second = tree(built(pictured, fresh))
    assert states(pictured.path(STORE)) == before
    assert {name for name in changes(first, second) if name.startswith("pictures/")} == set()


def test_a_picture_that_a_text_shows_from_now_on_is_made_when_nothing_else_is_edited(pictured, fresh):
    built(pictured, fresh)
    with pictured.path(KETTLE).open("a", encoding="utf-8") as text:
        text.write("\n![A kettle](kettle.png)\n")
    names = tree(built(pictured, fresh)).keys()
    made = {re.sub(r"[0-9a-f]{10}", "…", name) for name in names if name.startswith("pictures/kettle-")}
    assert made == {"pictures/kettle-…-16.avif", "pictures/kettle-…-16.png", "pictures/kettle-…-16.webp"}


def test_a_damaged_picture_in_the_store_is_told_of_and_made_anew(pictured):
    assert pictured.tasks("build").returncode == 0
    first = tree(pictured.path("output"))
    for path in pictured.path(STORE).rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1])
    shutil.rmtree(pictured.path("output"))
    again = pictured.tasks("build")
    assert "a picture in pictures was damaged, and is made anew" in again.stdout
    assert tree(pictured.path("output")) == first


def test_another_photograph_under_the_same_name_has_other_addresses(pictured, fresh):
    first = tree(built(pictured, fresh))
    pictured.path(KETTLE).with_name("garden.jpg").write_bytes(photograph((900, 900), 1))
    second = tree(built(pictured, fresh))
    old = {name for name in first if name.startswith("pictures/garden-")}
    new = {name for name in second if name.startswith("pictures/garden-")}
    assert old
    assert new
    assert not old & new
    assert first[PHOTO] != second[PHOTO]


def test_what_moves_is_published_whole_and_not_cut_into_sizes(pictured, fresh):
    frames = [Image.effect_noise((500, 300), shade) for shade in (20, 60, 90)]
    path = pictured.path(KETTLE).with_name("steam-rising.gif")
    frames[0].save(path, save_all=True, append_images=frames[1:], loop=0)
    with pictured.path(KETTLE).open("a", encoding="utf-8") as text:
        text.write("\n\n![Steam rises](steam-rising.gif)\n")
    output = built(pictured, fresh)
    image = next(one for one in images(output, PAGE) if one.get("alt") == "Steam rises")
    assert {name: image.get(name) for name in ("src", "srcset", "width", "height")} == {
        "src": f"{BASE}news/2024/a-kettle-of-ones-own/steam-rising.gif",
        "srcset": None,
        "width": "500",
        "height": "300",
    }
    with Image.open(output / "news/2024/a-kettle-of-ones-own/steam-rising.gif") as made:
        assert made.n_frames == 3


def test_artwork_for_directories_keeps_its_type_and_size(golden, fresh):
    output = built(golden, fresh)
    feed = output.joinpath("podcasts/afternoon-radio/feed.xml").read_text(encoding="utf-8")
    (address,) = set(re.findall(r'itunes:image href="([^"]*/afternoon-radio/cover[^"]*)"', feed))
    with Image.open(output / address.removeprefix("https://example.org/afternoons/")) as artwork:
        assert (artwork.format, artwork.size) == ("JPEG", (1400, 1400))


# The demonstration


def test_each_picture_that_a_page_of_the_demonstration_may_load_is_there(demo: Path) -> None:
    missing = set()
    for page in demo.rglob("*.html"):
        for element in lxml_html.fromstring(page.read_bytes()).xpath("//img|//source[@srcset]"):
            names = [element.get("src")] if element.get("src") else []
            names += files_of(element.get("srcset")) if element.get("srcset") else []
            missing |= {name for name in names if not (demo / name.lstrip("/")).is_file()}
    assert missing == set()


def test_each_picture_with_pixels_says_how_large_it_is(demo: Path) -> None:
    pages = [lxml_html.fromstring(page.read_bytes()) for page in demo.rglob("*.html")]
    pixels = [one for page in pages for one in page.xpath("//img") if not one.get("src").endswith(".svg")]
    assert len(pixels) > 50
    assert [one.get("src") for one in pixels if not (one.get("width") and one.get("height"))] == []


def test_the_first_picture_of_an_article_is_loaded_before_all_else_and_the_others_late(demo: Path) -> None:
    first, *others = images(demo, "news/2025/how-we-moved-the-night-out-of-the-bakery/index.html")[1:]
    pictures = [one for one in (first, *others) if "/pictures/" in one.get("src")]
    eager = [one.get("src") for one in pictures if one.get("fetchpriority") == "high"]
    assert len(eager) == 1
    assert "bakery-at-eleven" in eager[0]
    assert {one.get("loading") for one in pictures if one.get("src") not in eager} == {"lazy"}


def test_each_page_has_a_card_that_is_there(demo: Path) -> None:
    cards = set()
    for page in demo.rglob("*.html"):
        found = lxml_html.fromstring(page.read_bytes()).xpath("//meta[@property='og:image']/@content")
        cards |= {card.removeprefix("https://1mfwf.example.org/") for card in found}
    assert "news/2018/fiverr-joins/social-card.png" in cards
    assert "social-card.png" in cards
    assert [card for card in cards if not (demo / card).is_file()] == []


def test_icons_and_the_manifest_are_linked_and_fit_each_other(demo: Path) -> None:

    head = lxml_html.fromstring((demo / "index.html").read_bytes())
    assert head.xpath("//link[@rel='apple-touch-icon']/@href") == ["/apple-touch-icon.png"]
    (manifest,) = head.xpath("//link[@rel='manifest']/@href")
    said = json.loads((demo / manifest.lstrip("/")).read_bytes())
    assert (said["short_name"], said["start_url"], said["scope"]) == ("1MFWF", "/", "/")
    sizes = {}
    for icon in said["icons"][1:]:
        with Image.open(demo / icon["src"].lstrip("/")) as made:
            sizes[icon["sizes"], icon["purpose"]] = made.size
    assert sizes == {
        ("192x192", "any"): (192, 192),
        ("512x512", "any"): (512, 512),
        ("512x512", "maskable"): (512, 512),
    }
