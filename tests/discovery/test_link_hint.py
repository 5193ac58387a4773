"""The header that names the stylesheet before the page is there."""

from collections.abc import Callable
from pathlib import Path

from coalition.core.site import Site
from coalition.discovery.headers import headers_view

SiteMaker = Callable[..., Site]


def hint(site: Site) -> str:
    (everywhere, headers), *_ = headers_view(site).rules
    assert everywhere == "/*"
    return dict(headers)["Link"]


def test_every_page_is_sent_with_the_address_of_its_stylesheet(make_site: SiteMaker) -> None:
    assert hint(make_site({})) == "</base/theme/css/site.css>; rel=preload; as=style"


def test_one_that_pages_name_with_its_digest_is_hinted_at_with_the_same(
    make_site: SiteMaker, tmp_path: Path
) -> None:
    made = make_site({"static/css/site.css": "body { color: navy }\n"}, bundle=True)
    (sheet,) = made.stylesheets
    assert sheet.integrity.startswith("sha384-")
    assert hint(made) == (f'</base/{sheet.path}>; rel=preload; as=style; integrity="{sheet.integrity}"')
