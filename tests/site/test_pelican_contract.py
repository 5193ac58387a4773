"""What the host takes for granted of Pelican's inside: docs/pelican-internals.md lists it, test by test."""

# mypy: disallow_untyped_calls=False

import ast
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pelican
import pytest
from pelican import Pelican, log, main, signals
from pelican.contents import Content
from pelican.generators import (
    ArticlesGenerator,
    Generator,
    PagesGenerator,
    SourceFileGenerator,
    StaticGenerator,
    TemplatePagesGenerator,
)
from pelican.plugins._utils import get_namespace_plugins, get_plugin_name, load_legacy_plugin
from pelican.readers import MarkdownReader
from pelican.settings import DEFAULT_CONFIG, read_settings
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import slugify
from pelican.writers import Writer

from tests.site.project import ROOT

DEFAULTS: dict[str, Any] = dict(DEFAULT_CONFIG)
DOCUMENT = ROOT / "docs" / "pelican-internals.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with an article and a page."""
    folder = tmp_path / "content"
    (folder / "pages").mkdir(parents=True)
    (folder / "one.md").write_text("Title: One\nDate: 2024-01-02\n\nFirst.\n", encoding="utf-8")
    (folder / "pages" / "about.md").write_text("Title: About\n\nUs.\n", encoding="utf-8")
    return folder


@pytest.fixture
def settings(content: Path) -> dict[str, Any]:
    """Pelican's settings for it, with a theme that has no template."""
    theme = content.parent / "theme"
    (theme / "templates").mkdir(parents=True)
    given = {"PATH": str(content), "OUTPUT_PATH": str(content.parent / "output"), "THEME": str(theme)}
    return dict(read_settings(None, override={**given, "SITEURL": "https://example.org", "PLUGINS": []}))


class Recording(Pelican):
    """Pelican with silent generators, which note what happens to them."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.heard: list[str] = []
        self.arguments: list[dict[str, Any]] = []
        super().__init__(settings)

    def init_plugins(self) -> None:
        self.heard.append("init_plugins")
        self.plugins: list[Any] = []

    def _get_generator_classes(self) -> list[Any]:
        classes = (_quiet(ArticlesGenerator), _quiet(PagesGenerator), _quiet(Generator))
        return [partial(self._made, cls) for cls in classes]

    def _made(self, cls: Any, **arguments: Any) -> Any:
        self.arguments.append(arguments)
        generator = cls(**arguments)
        generator.heard = self.heard
        return generator


def _quiet(cls: type) -> type:
    def note(name: str) -> Callable[..., None]:
        def stage(self: Any, *writer: object) -> None:
            self.heard.append(f"{cls.__name__}.{name}")

        return stage

    stages = (
        "generate_context",
        "check_disabled_readers",
        "refresh_metadata_intersite_links",
        "generate_output",
    )
    return type(f"Quiet{cls.__name__}", (cls,), {name: note(name) for name in stages})


# Starting


def test_the_settings_may_name_the_class_itself_and_it_is_called_with_them(settings: dict[str, Any]) -> None:
    args = pelican.parse_arguments([])
    args.settings = None
    args.overrides = {**settings, "PELICAN_CLASS": Recording}
    made, given = pelican.get_instance(args)
    assert type(made) is Recording
    assert made.settings is given


def test_the_constructor_calls_init_plugins_and_keeps_where_to_write(settings: dict[str, Any]) -> None:
    made = Recording(settings)
    assert made.heard == ["init_plugins"]
    assert made.settings is settings
    assert made.output_path == settings["OUTPUT_PATH"]
    assert made.delete_outputdir is False


def test_the_command_ends_with_the_code_of_a_system_exit(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    conf = content.parent / "conf.py"
    conf.write_text(
        "from pelican import Pelican\n"
        "class Stops(Pelican):\n"
        "    def run(self):\n"
        "        raise SystemExit(75)\n"
        f"PELICAN_CLASS = Stops\nPATH = {str(content)!r}\nPLUGINS = []\n",
        encoding="utf-8",
    )
    with pytest.raises(SystemExit) as stopped:
        main(["-s", str(conf)])
    assert stopped.value.code == 75


def test_the_commands_status_line_is_a_live_display_of_the_console_and_can_be_stopped() -> None:
    with log.console.status("Generating..."):
        (live,) = log.console._live_stack
        live.stop()
        assert list(log.console._live_stack) == []


def test_logging_can_be_started_more_than_once() -> None:
    log.init()
    log.init()
    assert list(inspect.signature(log.init).parameters)[:1] == ["level"]


# Settings


# Those that `coalition.host` reads without a default of its own.
READ = {
    "ARTICLE_PATHS",
    "DEFAULT_LANG",
    "IGNORE_FILES",
    "MARKDOWN",
    "OUTPUT_PATH",
    "OUTPUT_RETENTION",
    "PAGE_PATHS",
    "PATH",
    "PELICAN_CLASS",
    "PLUGINS",
    "PLUGIN_PATHS",
    "SITEURL",
    "STATIC_PATHS",
    "TEMPLATE_PAGES",
    "THEME",
    "THEME_TEMPLATES_OVERRIDES",
}


def test_the_settings_that_the_host_reads_are_always_there(settings: dict[str, Any]) -> None:
    assert READ - settings.keys() == set()
    host = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "plugins/coalition/host").glob("*.py")
    )
    assert set(re.findall(r'(?:settings|pelican)\["([A-Z_]+)"\]', host)) <= READ


def test_the_default_patterns_are_the_ones_that_count_as_not_chosen() -> None:
    assert (DEFAULTS["ARTICLE_URL"], DEFAULTS["PAGE_URL"]) == ("{slug}.html", "pages/{slug}.html")
    assert DEFAULTS["ARTICLE_SAVE_AS"] == "{slug}.html"
    assert DEFAULTS["PAGE_SAVE_AS"] == "pages/{slug}.html"
    others = (DEFAULTS["ARTICLE_LANG_URL"], DEFAULTS["PAGE_LANG_URL"])
    assert others == ("{slug}-{lang}.html", "pages/{slug}-{lang}.html")
    ours = (ROOT / "plugins/coalition/host/settings.py").read_text(encoding="utf-8")
    assert '"ARTICLE": ("{slug}.html", "{slug}-{lang}.html")' in ours
    assert '"PAGE": ("pages/{slug}.html", "pages/{slug}-{lang}.html")' in ours


def test_ignore_patterns_are_for_names_with_or_without_a_folder_part() -> None:
    assert {pattern.rpartition("/")[2] for pattern in DEFAULTS["IGNORE_FILES"]} >= {".*"}


def test_paths_of_a_settings_file_are_taken_from_its_folder(content: Path) -> None:
    conf = content.parent / "conf.py"
    conf.write_text(
        'PATH = "content"\nOUTPUT_PATH = "made"\nPLUGIN_PATHS = ["plugins"]\nPLUGINS = []\n', encoding="utf-8"
    )
    read = read_settings(str(conf), override={"COALITION_PREVIEW": True})
    assert read["PATH"] == str(content)
    assert read["OUTPUT_PATH"] == str(content.parent / "made")
    assert read["PLUGIN_PATHS"] == [str(content.parent / "plugins")]
    assert read["COALITION_PREVIEW"] is True


def test_a_settings_file_that_cannot_be_parsed_raises_its_syntax_error(tmp_path: Path) -> None:
    conf = tmp_path / "conf.py"
    conf.write_text("\nPATH = (\n", encoding="utf-8")
    with pytest.raises(SyntaxError) as raised:
        read_settings(str(conf))
    assert (raised.value.filename, raised.value.lineno) == (str(conf), 2)


# Plugins


def test_plugins_are_found_in_the_namespace_or_by_name_on_the_plugin_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "found_on_its_path.py").write_text("def register(): ...\n", encoding="utf-8")
    monkeypatch.delitem(sys.modules, "found_on_its_path", raising=False)
    assert isinstance(get_namespace_plugins(), dict)
    module = load_legacy_plugin("found_on_its_path", [str(tmp_path)])
    assert isinstance(module, ModuleType)
    assert get_plugin_name(module) == "found_on_its_path"
    assert load_legacy_plugin("found_on_its_path", [str(tmp_path)]) is module
    with pytest.raises(ImportError):
        load_legacy_plugin("coalition_has_no_such_plugin", [str(tmp_path)])


def test_pelican_itself_goes_on_without_a_plugin_that_fails(settings: dict[str, Any]) -> None:
    """The reason why the host loads plugins by itself; should this change, it need not."""
    failing = ModuleType("failing")
    failing.register = lambda: 1 / 0  # type: ignore[attr-defined]
    settings["PLUGINS"] = ["coalition_has_no_such_plugin", failing]
    assert Pelican(settings).plugins == []


def test_every_signal_of_pelican_is_in_one_namespace_and_knows_its_receivers() -> None:
    known = {name: value for name, value in vars(signals).items() if hasattr(value, "receivers")}
    assert {"initialized", "finalized", "content_object_init", "article_generator_finalized"} <= known.keys()
    assert {"content_written", "get_generators", "all_generators_finalized"} <= known.keys()

    def receiver(sender: object) -> None: ...

    with signals.page_generator_finalized.connected_to(receiver):
        assert signals.page_generator_finalized.receivers
    assert not signals.page_generator_finalized.receivers


def test_content_written_is_sent_with_the_path_and_a_context(
    tmp_path: Path, settings: dict[str, Any]
) -> None:
    class Template:
        def render(self, context: dict[str, Any]) -> str:
            return "made"

    sent: list[tuple[str, dict[str, Any]]] = []

    def receiver(path: str, context: dict[str, Any]) -> None:
        sent.append((path, context))

    with signals.content_written.connected_to(receiver):
        Writer(str(tmp_path), settings).write_file("x/y.txt", Template(), {"localsiteurl": ""})
    ((path, context),) = sent
    assert Path(path) == tmp_path / "x" / "y.txt"
    assert isinstance(context, dict)


# A run


def test_the_generators_are_articles_pages_those_of_settings_and_plugins_and_static_files_last(
    settings: dict[str, Any],
) -> None:
    class Visitor(Generator):
        pass

    def offered(sender: object) -> type:
        return Visitor

    made = Pelican({**settings, "TEMPLATE_PAGES": {"a": "b"}, "OUTPUT_SOURCES": True})
    with signals.get_generators.connected_to(offered):
        assert made._get_generator_classes() == [
            ArticlesGenerator,
            PagesGenerator,
            TemplatePagesGenerator,
            SourceFileGenerator,
            Visitor,
            StaticGenerator,
        ]


def test_a_run_makes_generators_of_whatever_can_be_called_with_these_names(settings: dict[str, Any]) -> None:
    recording = Recording(settings)
    recording.run()
    for arguments in recording.arguments:
        assert set(arguments) == {"context", "settings", "path", "theme", "output_path"}
        assert arguments["settings"] is settings
        assert arguments["path"] == settings["PATH"]


def test_a_run_writes_where_output_path_says_when_it_begins_and_empties_nothing(
    settings: dict[str, Any], tmp_path: Path
) -> None:
    recording = Recording({**settings, "DELETE_OUTPUT_DIRECTORY": True})
    recording.delete_outputdir = False
    recording.settings["OUTPUT_PATH"] = recording.output_path = str(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "kept.txt").touch()
    recording.run()
    assert {arguments["output_path"] for arguments in recording.arguments} == {str(tmp_path / "elsewhere")}
    assert (tmp_path / "elsewhere" / "kept.txt").exists()


def test_a_run_reads_with_all_generators_before_it_writes_with_the_first(settings: dict[str, Any]) -> None:
    recording = Recording(settings)

    def all_read(generators: list[Generator]) -> None:
        recording.heard.append("all_generators_finalized")

    def end(sender: Pelican) -> None:
        recording.heard.append("finalized")

    with (
        signals.all_generators_finalized.connected_to(all_read),
        signals.finalized.connected_to(end),
    ):
        recording.run()
    kinds = ("ArticlesGenerator", "PagesGenerator", "Generator")
    read = [f"{kind}.{stage}" for kind in kinds for stage in ("generate_context", "check_disabled_readers")]
    links = [f"{kind}.refresh_metadata_intersite_links" for kind in kinds]
    written = [f"{kind}.generate_output" for kind in kinds]
    assert recording.heard == [
        "init_plugins",
        *read,
        "all_generators_finalized",
        *links,
        *written,
        "finalized",
    ]


def test_a_run_counts_the_articles_and_pages_of_its_generators_by_their_class(
    settings: dict[str, Any],
) -> None:
    """The host must always give it one of each, or the run ends in StopIteration."""

    class Without(Recording):
        def _get_generator_classes(self) -> list[Any]:
            return super()._get_generator_classes()[1:]

    with pytest.raises(StopIteration):
        Without(settings).run()


# Texts


class Handed(MarkdownReader):
    """A reader that hands out what somebody else read."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        name = Path(source_path).stem
        status, _, language = name.partition("-")
        metadata = {
            "title": name,
            "slug": name,
            "date": pelican.utils.get_date("2024-01-02"),
            "status": status,
            "url": f"over/{name}/",
            "save_as": f"over/{name}/index.html",
            "authors": [Author("Ina", self.settings)],
            "category": Category("Tea", self.settings),
            "tags": [Tag("naps", self.settings)],
            "asked_for": source_path,
        }
        if language:
            metadata |= {"lang": language, "slug": status}
        return f"<p>{name}</p>", metadata


FILES = ("published.md", "hidden.md", "draft.md", "published-fr.md", "hidden-fr.md", "draft-fr.md")


def handing(cls: Any, settings: dict[str, Any]) -> Any:
    """A generator of Pelican's for whose files a reader of our own answers."""

    class Handing(cls):  # type: ignore[misc]
        def get_files(self, paths: Any, exclude: Any = None, extensions: Any = None) -> set[str]:
            return set(FILES)

    context = {**settings, "generated_content": {}, "static_links": set(), "static_content": {}}
    generator = Handing(
        context=context, settings=settings, path=settings["PATH"], theme=settings["THEME"], output_path=""
    )
    assert isinstance(generator.readers.readers, dict)
    assert {"md", "markdown"} <= generator.readers.readers.keys()
    generator.readers.readers["md"] = Handed(settings)
    generator.generate_context()
    return generator


def slugs(contents: Any) -> list[tuple[str, str]]:
    return [(content.slug, content.lang) for content in contents]


def test_articles_come_from_get_files_and_the_reader_and_lie_in_these_lists(settings: dict[str, Any]) -> None:
    generator = handing(ArticlesGenerator, settings)
    assert slugs(generator.articles) == [("published", "en")]
    assert slugs(generator.translations) == [("published", "fr")]
    assert slugs(generator.hidden_articles) == [("hidden", "en")]
    assert slugs(generator.hidden_translations) == [("hidden", "fr")]
    assert slugs(generator.drafts) == [("draft", "en")]
    assert slugs(generator.drafts_translations) == [("draft", "fr")]


def test_pages_come_from_get_files_and_the_reader_and_lie_in_these_lists(settings: dict[str, Any]) -> None:
    generator = handing(PagesGenerator, settings)
    assert slugs(generator.pages) == [("published", "en")]
    assert slugs(generator.translations) == [("published", "fr")]
    assert slugs(generator.hidden_pages) == [("hidden", "en")]
    assert slugs(generator.hidden_translations) == [("hidden", "fr")]
    assert slugs(generator.draft_pages) == [("draft", "en")]
    assert slugs(generator.draft_translations) == [("draft", "fr")]


@pytest.mark.parametrize(
    ("generator", "held_in", "made_as"),
    [(ArticlesGenerator, "articles", "Article"), (PagesGenerator, "pages", "Page")],
)
def test_an_object_has_its_source_its_text_and_the_metadata_of_the_reader(
    settings: dict[str, Any], generator: Any, held_in: str, made_as: str
) -> None:
    (content,) = getattr(handing(generator, settings), held_in)
    assert type(content).__name__ == made_as
    assert Content in type(content).mro()
    path = str(Path(settings["PATH"]) / "published.md")
    assert (content.source_path, content.asked_for) == (path, path)
    assert (content.url, content.save_as) == ("over/published/", "over/published/index.html")
    assert (str(content.author), str(content.category), str(content.tags[0])) == ("Ina", "Tea", "naps")
    content._content += '<p>More, and a <a href="/join/">link</a>.</p>'
    assert content.content == '<p>published</p><p>More, and a <a href="/join/">link</a>.</p>'


def test_an_article_that_a_plugin_marks_as_skipped_is_in_no_list(
    settings: dict[str, Any],
) -> None:
    def skip(generator: Any, metadata: dict[str, Any]) -> None:
        if metadata["slug"] == "draft":
            metadata["status"] = "skip"

    with signals.article_generator_context.connected_to(skip):
        generator = handing(ArticlesGenerator, settings)
    assert generator.drafts == generator.drafts_translations == []


def test_slugify_makes_of_a_title_what_can_stand_in_an_address() -> None:
    assert slugify("Crème & Brûlée", regex_subs=DEFAULTS["SLUG_REGEX_SUBSTITUTIONS"]) == "creme-brulee"


# The page that lists all this


def imported() -> Iterator[str]:
    """Yield every name of Pelican's that the program imports, with its module."""
    for path in (ROOT / "plugins").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "pelican":
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_name_that_the_program_imports_of_pelican_is_on_the_page() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    assert [name for name in sorted(set(imported())) if f"`{name}`" not in document] == []


def test_the_page_and_this_module_name_the_same_tests() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    here = Path(__file__).read_text(encoding="utf-8")
    tests = set(re.findall(r"^def (test_\w+)", here, re.MULTILINE))
    about_the_page = {
        name for name in tests if name.startswith(("test_every_name_that", "test_the_page_and"))
    }
    assert set(re.findall(r"`(test_\w+)`", document)) == tests - about_the_page
