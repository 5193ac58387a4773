"""`onboarding` shows what partners lack, and how it is added."""

import shutil
from pathlib import Path

import pytest

from coalition.commands.onboarding import onboarding
from tests.site.project import GOLDEN

REGISTRY = """\
coalition: {name: Night Clocks}
types: {guild: {name: Guild}}
people:
  ada-lamp: {name: Ada Lamp, affiliations: [{org: moon-guild}]}
partners:
  moon-guild:
    name: Moon Guild
    type: guild
    summary: It keeps the hours.
    logo: {file: images/moon.svg, alt: Moon Guild}
    quotes: [{text: We slept., person: ada-lamp}]
  sun-guild: {name: Sun Guild, type: guild, joined: 2018}
  gone-guild: {name: Gone Guild, type: guild, left: 2020}
"""
ARTICLE = "---\ntitle: Moon\ndate: 2020-01-01\nannounces: moon-guild\n---\nThey join.\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A coalition of two partners, and one that left."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    shutil.copyfile(GOLDEN / "pelicanconf.py", tmp_path / "pelicanconf.py")
    (tmp_path / "theme").mkdir()
    for name, text in {
        "partners.yaml": REGISTRY,
        "content/images/moon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "content/articles/2020-01-01-moon.md": ARTICLE,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_table_shows_the_partners_of_today_that_lack_something(root, capsys):
    assert onboarding(root) == 0
    assert capsys.readouterr().out == (
        "partner    logo  summary  quote  people  announcement  entry\n"
        "sun-guild  -     -        -      -       -             partners.yaml:12\n"
        "\n"
        "1 of 2 partners lack something.\n"
    )


def test_of_one_partner_it_says_what_to_do(root, capsys):
    assert onboarding(root, partner="sun-guild") == 0
    assert capsys.readouterr().out == (
        "Sun Guild (partners.yaml:12:3)\n"
        "logo          -  put the file into content/images/logos/ and add logo: {file: …, alt: …}\n"
        "summary       -  add summary: what it does, in at most 160 characters\n"
        "quote         -  add quotes: [{text: …, person: …}]\n"
        "people        -  add somebody under people, with affiliations: [{org: sun-guild}]\n"
        "announcement  -  write an article with announces: sun-guild\n"
    )
    assert onboarding(root, partner="moon-guild") == 0
    assert "-  " not in capsys.readouterr().out


def test_a_partner_that_is_not_there_is_2_with_the_nearest(root, capsys):
    assert onboarding(root, partner="moonguild") == 2
    assert capsys.readouterr().err == ('error: there is no partner "moonguild"; did you mean "moon-guild"?\n')


def test_a_mistake_elsewhere_does_not_hide_the_table(root, capsys):
    (root / "content/articles/2020-01-02-x.md").write_text("---\ntitle: X\ntopics: [nowhere]\n---\nX.\n")
    assert onboarding(root) == 0
    assert "sun-guild" in capsys.readouterr().out


def test_a_registry_that_cannot_be_read_is_1_and_says_why(root, capsys):
    (root / "partners.yaml").write_text("coalition: [\n")
    assert onboarding(root) == 1
    assert "[yaml-syntax]" in capsys.readouterr().err
