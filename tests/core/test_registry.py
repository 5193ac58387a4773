"""partners.yaml is read as far as it can be: an entry with mistakes takes no other with it."""

from coalition.core.registry import DecodedRegistry, read_registry

REGISTRY = """\
version: 1
coalition:
  name: Slow Clocks
types:
  guild: {name: Guild}
  union: {nam: Union}
people:
  ada-lamp: {name: Ada Lamp, spokesperson: perhaps}
  bo-reed: {name: Bo Reed}
partners:
  moon-guild:
    name: Moon Guild
    type: guild
    url: moon
  sun-guild:
    name: Sun Guild
    type: guild
"""


def said(decoded: DecodedRegistry) -> list[str]:
    return [f"{one.place} {one.rule}: {one.message}" for one in decoded.diagnostics]


def test_entries_with_mistakes_are_left_out_and_named():
    decoded = read_registry(REGISTRY, "partners.yaml")
    assert said(decoded) == [
        'partners.yaml:6:3 missing-key: the key "name" is missing',
        'partners.yaml:6:11 unknown-key: there is no key "nam" here',
        'partners.yaml:8:44 bad-value: spokesperson: true or false is wanted here, not "perhaps"',
        'partners.yaml:14:10 bad-value: url: "moon" is not a web address',
    ]
    assert decoded.broken == {("types", "union"), ("people", "ada-lamp"), ("partners", "moon-guild")}
    assert decoded.registry is not None
    assert list(decoded.registry.types) == ["guild"]
    assert list(decoded.registry.people) == ["bo-reed"]
    assert list(decoded.registry.partners) == ["sun-guild"]


def test_entries_keep_the_order_in_which_they_stand():
    text = "coalition: {name: X}\ntopics: {b: {name: B}, a: {name: A}, c: {name: C}}\n"
    decoded = read_registry(text, "partners.yaml")
    assert decoded.registry is not None
    assert list(decoded.registry.topics) == ["b", "a", "c"]


def test_a_mistake_in_the_coalition_itself_leaves_no_registry():
    decoded = read_registry("coalition: {nam: X}\npartners: {}\n", "partners.yaml")
    assert decoded.registry is None
    assert said(decoded) == [
        'partners.yaml:1:1 missing-key: the key "name" is missing',
        'partners.yaml:1:13 unknown-key: there is no key "nam" here',
    ]


def test_a_section_that_is_no_mapping_is_named():
    decoded = read_registry("coalition: {name: X}\npartners:\n  - moon-guild\n", "partners.yaml")
    assert said(decoded) == [
        "partners.yaml:3:3 bad-value: partners: a block of keys is wanted here, not a list"
    ]


def test_a_list_is_no_registry():
    decoded = read_registry("- coalition\n", "partners.yaml")
    assert (decoded.registry, said(decoded)) == (
        None,
        ["partners.yaml:1:1 yaml-syntax: this is not a registry"],
    )


def test_an_entry_without_anything_lacks_its_keys():
    decoded = read_registry(
        "coalition: {name: X}\npeople:\n  ada-lamp:\n  bo-reed: {name: Bo}\n", "partners.yaml"
    )
    assert said(decoded) == ['partners.yaml:3:3 missing-key: the key "name" is missing']
    assert decoded.broken == {("people", "ada-lamp")}


def test_a_key_that_is_no_slug_is_answered_with_one():
    decoded = read_registry("coalition: {name: X}\npeople:\n  Ada Lamp: {name: Ada}\n", "partners.yaml")
    (found,) = decoded.diagnostics
    assert (found.rule, str(found.place), found.advice) == (
        "bad-slug",
        "partners.yaml:3:3",
        'write "ada-lamp"',
    )


def test_a_partner_remembers_its_tier_its_old_slugs_and_what_registers_call_it():
    text = """\
coalition: {name: X}
types: {guild: {name: Guild}}
tiers: {gold: {name: Gold, plural: Gold partners, summary: They pay the tea.}}
partners:
  moon-guild:
    name: Moon Guild
    type: guild
    tier: gold
    aliases: [night-guild, old-moon]
    identifier:
      ror: https://ror.org/03yrm5c26
      wikidata: Q42
      lei: 506700GE1G29325QX363
    renews: 2027-03
    mention: false
"""
    decoded = read_registry(text, "partners.yaml")
    assert said(decoded) == []
    assert decoded.registry is not None
    assert decoded.registry.tiers["gold"].heading == "Gold partners"
    partner = decoded.registry.partners["moon-guild"]
    assert (partner.tier, partner.aliases) == ("gold", ("night-guild", "old-moon"))
    assert partner.identifier.model_dump() == {
        "ror": "03yrm5c26",
        "wikidata": "Q42",
        "lei": "506700GE1G29325QX363",
    }
    assert (str(partner.renews), partner.mention) == ("2027-03", False)


def test_mistakes_in_what_a_partner_remembers_are_named_with_their_lines():
    text = """\
coalition: {name: X}
tiers: {gold: {nam: Gold}}
partners:
  moon-guild:
    name: Moon Guild
    type: guild
    aliases: [Night Guild]
    identifier:
      ror: 03yrm5c62
      wikidata: 42
      isni: 0000
    renews: next spring
    mention: seldom
"""
    assert said(read_registry(text, "partners.yaml")) == [
        'partners.yaml:2:9 missing-key: the key "name" is missing',
        'partners.yaml:2:16 unknown-key: there is no key "nam" here',
        'partners.yaml:7:15 bad-value: aliases: "Night Guild" cannot be part of a URL',
        'partners.yaml:9:12 bad-value: ror: the check digits of the ROR "03yrm5c62" are wrong',
        'partners.yaml:10:17 bad-value: wikidata: "42" is not an item of Wikidata',
        'partners.yaml:11:7 unknown-key: there is no key "isni" here',
        'partners.yaml:12:13 bad-value: renews: "next spring" is not a date',
        'partners.yaml:13:14 bad-value: mention: true or false is wanted here, not "seldom"',
    ]
