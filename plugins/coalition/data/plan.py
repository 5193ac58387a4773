"""The outputs of the data: its files, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.feed_links import appearances_feed_links, membership_feed_links, site_feed_links
from coalition.core.outputs import DataOutput, Output, PageOutput
from coalition.core.site import Site
from coalition.core.views.head import head
from coalition.core.views.json_ld import in_page
from coalition.core.views.parts import Link
from coalition.data.graph import dataset_node
from coalition.data.table import TABLE, DataFile
from coalition.data.views import DataPage, FileEntry


def outputs(site: Site) -> Iterator[Output]:
    """Yield every file of data, and the page that lists them."""
    origin = site.registry_place("coalition")
    yield PageOutput(site.urls.path("DATA"), "data.html", data_page, (), origin)
    for file in TABLE:
        yield DataOutput(file.url, file.make, file.view, (), origin)


def data_page(site: Site) -> DataPage:
    """Return the view of the page that lists the files."""
    title = site.words.gettext("Open data")
    summary = site.words.gettext(
        "What {name} knows of its partners and people, for programs and spreadsheets.",
        name=site.coalition.name,
    )
    coalition = site.coalition
    return DataPage(
        head(
            site,
            site.urls.url("DATA"),
            title,
            summary,
            feeds=(
                *site_feed_links(site),
                *membership_feed_links(site),
                *appearances_feed_links(site),
            ),
            json_ld=in_page(dataset_node(site, [_download(site, file) for file in TABLE])),
        ),
        title,
        summary,
        tuple(_entry(site, file) for file in TABLE),
        Link(coalition.license, coalition.license_url or "") if coalition.license else None,
    )


def _entry(site: Site, file: DataFile) -> FileEntry:
    return FileEntry(Link(file.name, site.urls.href(file.url)), file.format, file.holds(site.words))


def _download(site: Site, file: DataFile) -> tuple[str, str]:
    return site.urls.absolute(file.url), file.type
