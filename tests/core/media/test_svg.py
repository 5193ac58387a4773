"""SVGs are looked through before they are published: what only draws is taken, whatever program made it."""

import time

import pytest

from coalition.core.media.svg import check_svg

BEGIN = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
)


def messages(content: str) -> list[str]:
    return [found.message for found in check_svg(f"{BEGIN}{content}</svg>", "a.svg")]


FROM_ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: a drawing program -->
<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  xmlns:x="http://ns.adobe.com/Extensibility/1.0/" x="0px" y="0px" viewBox="0 0 20 20"
  style="enable-background:new 0 0 20 20;" xml:space="preserve" x:viewOrigin="0 0">
<style type="text/css"><![CDATA[
  .st0{fill:url(#SVGID_1_);} .st1{clip-path:url("#SVGID_2_");fill-rule:evenodd}
  @media (prefers-color-scheme: dark) { .st1 { fill: #fff } }
]]></style>
<linearGradient id="SVGID_1_" gradientUnits="userSpaceOnUse" x1="0" y1="10" x2="20" y2="10">
  <stop offset="0" style="stop-color:#FFF"/><stop offset="1" style="stop-color:#000"/>
</linearGradient>
<g><defs><rect id="SVGID_3_" width="20" height="20"/></defs>
<clipPath id="SVGID_2_"><use xlink:href="#SVGID_3_" style="overflow:visible;"/></clipPath>
<path class="st0 st1" d="M1,1h6v2H1z" transform="matrix(1 0 0 1 0 0)"/></g>
</svg>
"""

FROM_INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg width="20mm" height="20mm" viewBox="0 0 20 20" version="1.1" id="svg5" sodipodi:docname="logo.svg"
  inkscape:version="1.2" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns="http://www.w3.org/2000/svg"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff" inkscape:zoom="1"/>
  <metadata><rdf:RDF><cc:Work rdf:about=""><dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/>
    <cc:license rdf:resource="http://creativecommons.org/licenses/by/4.0/"/></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Layer 1" inkscape:groupmode="layer">
    <path style="fill:#1a1a1a;stroke-width:0.26" d="m 1,1 h 2" sodipodi:nodetypes="cc"/>
    <text xml:space="preserve" x="1" y="2"><tspan sodipodi:role="line">Logo</tspan></text>
  </g>
</svg>
"""


@pytest.mark.parametrize("text", [FROM_ILLUSTRATOR, FROM_INKSCAPE], ids=["illustrator", "inkscape"])
def test_what_drawing_programs_write_is_taken(text):
    assert check_svg(text, "a.svg") == ()


@pytest.mark.parametrize(
    "content",
    [
        "<title>A &amp; B</title><desc lang='de'>Zwei</desc>",
        "<g role='img' aria-label='x' data-name='y'><path d='M0 0'/></g>",
        "<image width='1' height='1' href='data:image/png;base64,iVBORw0KGgo='/>",
        "<image xlink:href='data:image/jpeg;base64,\n /9j/4A==\n'/>",
        "<filter id='f'><feGaussianBlur in='SourceGraphic' stdDeviation='2'/></filter>",
        "<rect filter='url( #f )' fill='url(\"#g\")'/>",
        "<symbol id='s' viewBox='0 0 1 1'><circle r='1'/></symbol><use href='#s' x='1'/>",
        "<a-b xmlns='http://www.inkscape.org/namespaces/inkscape'/>",
        "<style>.a { fill: rgb(1 2 3 / 50%); transform: translate(-1px) }</style>",
        "<style/>",
    ],
)
def test_what_draws_is_taken(content):
    assert messages(content) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<script/>", "<script> is not allowed in an SVG"),
        ("<SCRIPT/>", "<SCRIPT> is not allowed in an SVG"),
        ("<x:script xmlns:x='http://www.w3.org/2000/svg'/>", "<script> is not allowed in an SVG"),
        ("<script xmlns='http://www.w3.org/1999/xhtml'/>", "<script> is not allowed in an SVG"),
        (
            "<metadata><iframe xmlns='http://www.w3.org/1999/xhtml'/></metadata>",
            "<iframe> is not allowed in an SVG",
        ),
        ("<foreignObject/>", "<foreignObject> is not allowed in an SVG"),
        ("<a/>", "<a> is not allowed in an SVG"),
        ("<set attributeName='href' to='javascript:x'/>", "<set> is not allowed in an SVG"),
        ("<feImage href='https://example.org/'/>", "<feImage> is not allowed in an SVG"),
        ("<handler xmlns='http://www.w3.org/2001/xml-events'/>", "<handler> is not allowed in an SVG"),
        ("<g onload='x'/>", "onload= is not allowed in <g> of an SVG"),
        ("<g ONLOAD='x'/>", "ONLOAD= is not allowed in <g> of an SVG"),
        ("<g xml:base='https://example.org/'/>", "xml:base= is not allowed in <g> of an SVG"),
        ("<path href='#a'/>", "href= is not allowed in <path> of an SVG"),
        ("<image src='a.png'/>", "src= is not allowed in <image> of an SVG"),
        (
            "<use href='https://example.org/x.svg#a'/>",
            'href="https://example.org/x.svg#a" leads out of this picture',
        ),
        ("<use href=' #a'/>", 'href=" #a" leads out of this picture'),
        (
            "<use href='data:image/png;base64,AA=='/>",
            'href="data:image/png;base64,AA==" leads out of this picture',
        ),
        (
            "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>",
            'href="data:image/svg+xml;base64,PHN2Zy8+" leads out of this picture',
        ),
        ("<image href='javascript:x'/>", 'href="javascript:x" leads out of this picture'),
        ("<image xlink:href='file:///etc/passwd'/>", 'href="file:///etc/passwd" leads out of this picture'),
        ("<rect fill='URL( \"//example.org/a\" )'/>", "url(//example.org/a) leads out of this picture"),
        ("<rect fill='url(//example.org/a'/>", "url(//example.org/a) leads out of this picture"),
        ("<rect style='fill: u\\72l(#a)'/>", '"\\" is not allowed in style= of an SVG'),
        ("<style>@IMPORT 'a.css';</style>", '"@IMPORT" is not allowed in <style> of an SVG'),
        ("<style>a { b: image-set('a.png' 1x) }</style>", '"image-set" is not allowed in <style> of an SVG'),
        ("<style>a<![CDATA[{b:url(a.png)}]]></style>", "url(a.png) leads out of this picture"),
        ("<style>a{b:url(a<!-- -->.png)}</style>", "url(a.png) leads out of this picture"),
        ("<?php x ?>", "<?php?> is not allowed in an SVG"),
        ("&amp;&secret;", "this is not well-formed XML: undefined entity"),
        ("<g>", "this is not well-formed XML: mismatched tag"),
        ("<use y:href='#a'/>", "this is not well-formed XML: unbound prefix"),
    ],
)
def test_what_runs_loads_or_cannot_be_read_is_refused(content, message):
    assert messages(content) == [message]


def test_a_finding_names_the_line_and_stands_for_all_of_its_kind():
    found = check_svg(f"{BEGIN}\n<g/>\n  <script/><script/>\n<script/>\n</svg>", "a.svg")
    assert [(one.place.line, one.place.column) for one in found] == [(3, 3)]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE svg [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>\n<svg xmlns="http://www.w3.org/2000/svg">&xxe;</svg>',
        '<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd"> %a;]><svg xmlns="http://www.w3.org/2000/svg"/>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<svg/>',
        '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]><svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
    ids=["file", "parameter", "public", "default attribute"],
)
def test_a_doctype_ends_the_reading_before_it_declares_anything(text):
    assert [found.message for found in check_svg(text, "a.svg")] == [
        "a DOCTYPE can declare entities, and none are read"
    ]


def test_a_billion_laughs_cost_nothing():
    lol = '<!ENTITY lol0 "lol">' + "".join(
        f'<!ENTITY lol{number} "{f"&lol{number - 1};" * 10}">' for number in range(1, 12)
    )
    started = time.process_time()
    assert len(check_svg(f"<!DOCTYPE svg [{lol}]>{BEGIN}&lol11;</svg>", "a.svg")) == 1
    assert time.process_time() - started < 0.5


def test_a_picture_that_draws_itself_over_and_over_is_refused():
    tenfold = ("".join(("<g id='", str(n), "'>", f"<use href='#{n + 1}'/>" * 10, "</g>")) for n in range(30))
    uses = "".join(tenfold)
    started = time.process_time()
    assert messages(uses) == ["this picture repeats its parts more than 100,000 times"]
    assert time.process_time() - started < 0.5


def test_what_draws_itself_is_no_endless_loop():
    assert messages("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>") == []


def test_elements_nested_without_end_are_refused():
    assert messages("<g>" * 100_000) == ["the elements are nested more than 250 deep"]


def test_a_picture_in_another_encoding_or_of_another_kind_is_refused():
    assert [
        found.message for found in check_svg('<?xml version="1.0" encoding="UTF-7"?><svg/>', "a.svg")
    ] == ["this says that it is in UTF-7"]
    for text in ("<svg/>", "<html xmlns='http://www.w3.org/1999/xhtml'/>"):
        assert [found.message for found in check_svg(text, "a.svg")] == ["this is not an SVG picture"]
    assert [found.message for found in check_svg("", "a.svg")] == [
        "this is not well-formed XML: no element found"
    ]


@pytest.mark.parametrize("part", ["url(", "(", "image(", "\\", "@", "url( "])
def test_long_style_sheets_take_no_longer_than_they_are_long(part):
    started = time.process_time()
    messages(f"<style>{part * 200_000}</style>")
    assert time.process_time() - started < 2
