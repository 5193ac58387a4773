"""The demonstration site, read as a build reads it; nothing is written but into a temporary store."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from coalition.commands.project import load
from coalition.core.body import Converter
from coalition.core.keeping import Keeping
from coalition.core.outputs import Output, ViewOutput
from coalition.core.reading import read_site
from coalition.core.site import Site
from coalition.core.store import Store
from coalition.host.plugins import all_outputs

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Demonstration:
    """The site and all that it consists of."""

    site: Site
    outputs: tuple[Output, ...]

    def view(self, output: ViewOutput) -> Any:
        """Return the view of a page or of a data file."""
        return output.view(self.site.edition(output.language), *output.args)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """The site that lies in the repository."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("SOURCE_DATE_EPOCH", "1798761600")  # 2027
        pelican = load(ROOT, "pelicanconf.py", {"COALITION_OFFLINE": True})  # with all that it can have
        store = Store(tmp_path_factory.mktemp("store") / "store.sqlite", print)
        reading = read_site(pelican.core, Converter(pelican.core.markdown), Keeping(store, "", 1))
        assert reading.site is not None
        assert reading.report.errors == ()
        yield Demonstration(reading.site, tuple(all_outputs(pelican.loaded.ours, reading.site)))
