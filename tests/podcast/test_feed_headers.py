"""A feed of which a hub tells that it is new says so in its headers too."""

from night_radio import SHOW

from coalition.discovery import outputs
from coalition.discovery.headers import headers_view

FEED = "https://clocks.example.org/base/podcasts/night/feed.xml"


def test_the_headers_of_a_feed_name_its_hub_and_itself(make_site):
    changed = SHOW.replace("license:", "hub: https://höb.example.net/?for=night\nlicense:")
    rules = dict(headers_view(make_site({"podcasts/night/show.md": changed})).rules)
    link = f'<https://xn--hb-fka.example.net/?for=night>; rel="hub", <{FEED}>; rel="self"'
    assert rules["/base/podcasts/night/feed.xml"] == (("Link", link),)


def test_without_a_hub_nothing_is_said(make_site):
    (headers,) = (one for one in outputs(make_site()) if one.path == "_headers")
    assert b'rel="hub"' not in headers.make(headers.view(make_site()))
