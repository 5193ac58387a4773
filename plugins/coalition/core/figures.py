"""Pictures in a text: a picture that stands alone becomes a figure with its caption and credit."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from coalition.core.model.text import Image

# After inline patterns (20) have made the img elements, before attribute lists (8) are read.
_PRIORITY = 15


class Figures(Treeprocessor):
    """Wraps paragraphs that hold nothing but a picture; `images` are those with a caption or credit."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.images: Mapping[str, Image] = {}

    @classmethod
    def register(cls, md: Markdown) -> Figures:
        """Add the processor to `md` and return it."""
        figures = cls(md)
        md.treeprocessors.register(figures, "figures", _PRIORITY)
        return figures

    def run(self, root: Element) -> None:
        """Change the tree in place, as Python-Markdown wants it."""
        for image in root.iter("img"):
            if not image.get("alt"):
                self._describe(image)
        for paragraph in root.iter("p"):
            picture = _only_picture(paragraph)
            if picture is not None:
                self._make_figure(paragraph, picture)

    def _describe(self, picture: Element) -> None:
        """Take the words from the front matter. Without any it has no alt, and not an empty one: nobody said
        that it only decorates.
        """
        image = self._image(picture)
        if image and image.alt is not None:
            picture.set("alt", image.alt)
        else:
            picture.attrib.pop("alt", None)

    def _image(self, picture: Element) -> Image | None:
        return self.images.get(picture.get("src", "").removeprefix("./"))

    def _make_figure(self, paragraph: Element, picture: Element) -> None:
        image = self._image(picture)
        paragraph.tag = "figure"
        picture.tail = None
        if image and (image.caption or image.credit):
            _add_caption(paragraph, image)


def _only_picture(paragraph: Element) -> Element | None:
    children = list(paragraph)
    alone = len(children) == 1 and children[0].tag == "img"
    if not alone or (paragraph.text or "").strip() or (children[0].tail or "").strip():
        return None
    return children[0]


def _add_caption(figure: Element, image: Image) -> None:
    caption = SubElement(figure, "figcaption")
    if image.caption:
        caption.text = f"{image.caption} " if image.credit else image.caption
    if image.credit:
        credit = SubElement(caption, "small")
        holder = SubElement(credit, "a", {"href": image.source}) if image.source else credit
        holder.text = credit_line(image)


def credit_line(image: Image) -> str:
    """Return who made a picture and under which licence, as one line."""
    return f"{image.credit} ({image.license})" if image.license else image.credit or ""
