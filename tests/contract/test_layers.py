"""Imports go one way: core <- host <- plugins and commands. A plugin never imports another."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "plugins" / "coalition"
PLUGINS = {
    "data",
    "discovery",
    "feeds",
    "news",
    "outreach",
    "pages",
    "partners",
    "podcast",
    "search",
    "voices",
}
LAYERS = {
    "core": {"core"},
    "host": {"core", "host"},
    "preview": {"preview"},
    "drafts": {"core", "drafts"},
    "importers": {"core", "drafts", "importers", "podcast"},
    "commands": {"core", "host", "preview", "drafts", "importers", "commands", "podcast", "search"},
    **{plugin: {"core", plugin} for plugin in PLUGINS},
}
"""What each package may import of ours. `new` and imports ask the podcast's list of Apple's categories, and
`serve` has the index for searching made beside the edits."""
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(module: Path) -> Iterator[str]:
    """Yield the full name of everything that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            yield from (f"{node.module}.{one.name}" for one in node.names)


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def layer_of(module: Path) -> str:
    return name_of(module).partition("/")[0]


def package_of(name: str) -> str:
    """Return the package of ours that `coalition.core.x` names, or nothing for others' and our top."""
    top, _, rest = name.partition(".")
    package = rest.partition(".")[0]
    return package if top == "coalition" and (PACKAGE / package).is_dir() else ""


def test_every_package_has_its_layer():
    packages = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert packages == set(LAYERS)


def test_a_module_imports_only_what_its_layer_may():
    against = [
        f"{name_of(module)} imports {name}"
        for module in MODULES
        for name in imports(module)
        if package_of(name) not in {"", *LAYERS.get(layer_of(module), set())}
    ]
    assert against == []


def test_only_host_and_commands_know_pelican():
    knowing = {
        layer_of(module) for module in MODULES for name in imports(module) if name.startswith("pelican.")
    }
    assert knowing == {"host", "commands"}


def test_the_core_runs_without_pelican():
    modules = [
        f"coalition.{name_of(module).removesuffix('.py').removesuffix('/__init__').replace('/', '.')}"
        for module in MODULES
        if name_of(module).startswith("core/")
    ]
    assert "coalition.core.site" in modules
    program = f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r})\n"
    program += "".join(f"import {name}\n" for name in modules)
    program += "print(sorted(name for name in sys.modules if name.partition('.')[0] == 'pelican'))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("plugin", sorted(PLUGINS))
def test_a_plugin_offers_what_the_host_asks_for(plugin: str):
    module = __import__(f"coalition.{plugin}", fromlist=["register"])
    assert module.register() is None
    assert callable(module.outputs)
    assert all(callable(getattr(module, name)) for name in ("check", "slow_outputs") if hasattr(module, name))
