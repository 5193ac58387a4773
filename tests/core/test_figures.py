"""A picture that stands alone becomes a figure, with what is owed to its maker."""

import pytest

from coalition.core.body import Converter
from coalition.core.figures import credit_line
from coalition.core.model.text import Image
from coalition.core.sanitizer import Trust
from coalition.core.settings import MARKDOWN

CONVERTER = Converter(MARKDOWN)


def html(text: str, *images: Image) -> str:
    return CONVERTER.convert(text, Trust.GUEST, images).html.replace("\n", "")


def test_a_picture_alone_is_a_figure():
    assert html("![A lamp](lamp.png)") == '<figure><img alt="A lamp" src="lamp.png"></figure>'


def test_caption_and_credit_come_from_the_front_matter():
    image = Image(
        file="./lamp.png",
        caption="At <dusk> & later.",
        credit="Ada Lamp",
        license="CC BY 4.0",
        source="https://pictures.example.org/1",
    )
    assert html("![A lamp](lamp.png)", image) == (
        '<figure><img alt="A lamp" src="lamp.png"><figcaption>At &lt;dusk&gt; &amp; later. <small>'
        '<a href="https://pictures.example.org/1">Ada Lamp (CC BY 4.0)</a></small></figcaption></figure>'
    )


@pytest.mark.parametrize(
    ("image", "caption"),
    [
        (Image(file="lamp.png", caption="At dusk."), "<figcaption>At dusk.</figcaption>"),
        (Image(file="lamp.png", credit="Ada"), "<figcaption><small>Ada</small></figcaption>"),
        (Image(file="lamp.png", alt="x"), ""),
        (Image(file="other.png", caption="At dusk."), ""),
    ],
)
def test_only_what_is_known_is_shown(image, caption):
    assert (
        html("![A lamp](lamp.png)", image) == f'<figure><img alt="A lamp" src="lamp.png">{caption}</figure>'
    )


def test_a_picture_without_a_text_takes_that_of_the_front_matter():
    assert html("![](lamp.png)", Image(file="lamp.png", alt="A lamp")) == (
        '<figure><img alt="A lamp" src="lamp.png"></figure>'
    )
    assert 'alt="Mine"' in html("![Mine](lamp.png)", Image(file="lamp.png", alt="A lamp"))


def test_a_picture_among_words_stays_there():
    assert html("See ![A lamp](lamp.png)", Image(file="lamp.png", caption="x")) == (
        '<p>See <img alt="A lamp" src="lamp.png"></p>'
    )


def test_a_picture_that_is_a_link_stays_one():
    assert html("[![A lamp](lamp.png)](x.md)") == (
        '<p><a href="x.md"><img alt="A lamp" src="lamp.png"></a></p>'
    )


def test_pictures_of_another_text_are_forgotten():
    html("![A lamp](lamp.png)", Image(file="lamp.png", caption="x"))
    assert html("![A lamp](lamp.png)") == '<figure><img alt="A lamp" src="lamp.png"></figure>'


def test_the_credit_names_the_licence():
    assert credit_line(Image(file="x.png", credit="Ada", license="CC0")) == "Ada (CC0)"
    assert credit_line(Image(file="x.png", credit="Ada")) == "Ada"


def test_a_picture_among_words_is_described_by_the_front_matter_too():
    assert html("See ![](lamp.png) here.", Image(file="lamp.png", alt="A lamp")) == (
        '<p>See <img alt="A lamp" src="lamp.png"> here.</p>'
    )


def test_a_picture_that_only_decorates_has_an_empty_alternative_and_one_of_which_nobody_spoke_has_none():
    assert html("![](lamp.png)", Image(file="lamp.png", alt="")) == (
        '<figure><img alt="" src="lamp.png"></figure>'
    )
    assert html("![](lamp.png)") == '<figure><img src="lamp.png"></figure>'
