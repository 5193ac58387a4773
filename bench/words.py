"""Sentences of invented prose, about as long and as marked up as an editor's."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_WHO = ("the bakery", "a night nurse", "our crew", "the archive", "a clerk", "the choir", "my neighbour")
_DOES = ("keeps", "mends", "counts", "shares", "forgets", "measures", "lends", "redraws", "defends")
_WHICH = ("quiet", "late", "borrowed", "four-day", "early", "shorter", "patient", "crooked", "winter")
_WHAT = ("rota", "afternoon", "timetable", "lunch hour", "ladder", "notebook", "shift", "holiday")
_WHEN = ("on Tuesdays", "before the tide", "after school", "in the long winter", "since May", "at noon")
_WHY = ("because nobody asked", "so that others can sleep", "and it shows", "as the rules allow")


def phrase(random: Random) -> str:
    """Return something such as `a clerk mends the crooked ladder`."""
    who, does, which, what = (random.choice(words) for words in (_WHO, _DOES, _WHICH, _WHAT))
    return f"{who} {does} the {which} {what}"


def title(random: Random) -> str:
    """Return a headline without a full stop; some hold what needs escaping."""
    text = _begun(phrase(random))
    return f"{text} & tea: “why not?”" if random.random() < 0.1 else text


def sentence(random: Random) -> str:
    """Return a sentence, in which a word may be marked up or linked."""
    text = _begun(f"{phrase(random)} {random.choice(_WHEN)}, {random.choice(_WHY)}")
    mark = random.random()
    if mark < 0.1:
        return f"{text}, says *{random.choice(_WHO)}*."
    if mark < 0.15:
        return f"{text}; there is [a note](https://notes.example.org/{random.randrange(1000)}/) on it."
    return f"{text}."


def _begun(text: str) -> str:
    return text[0].upper() + text[1:]


def paragraph(random: Random) -> str:
    """Return three to six sentences in a line."""
    return " ".join(sentence(random) for _ in range(random.randint(3, 6)))


def _list(random: Random) -> str:
    return "\n".join(f"- {sentence(random)}" for _ in range(random.randint(3, 5)))


def _table(random: Random) -> str:
    rows = (f"| {random.choice(_WHO)} | {random.randrange(100)} |" for _ in range(4))
    return "\n".join(("| Who | Minutes |", "|-----|--------:|", *rows))


def _quote(random: Random) -> str:
    return f"> {sentence(random)}"


def _note(random: Random) -> str:
    return f"{sentence(random)}[^1]\n\n[^1]: {sentence(random)}"


_EXTRAS: tuple[tuple[float, Callable[[Random], str]], ...] = (
    (0.5, _list),
    (0.3, _quote),
    (0.2, _table),
    (0.2, _note),
)


def text(random: Random) -> str:
    """Return a Markdown text of about 450 words: sections of paragraphs, some with a list, table or note."""
    blocks = [paragraph(random)]
    for _ in range(3):
        blocks += [f"## {title(random)}", paragraph(random), paragraph(random)]
    blocks += [make(random) for chance, make in _EXTRAS if random.random() < chance]
    return "\n\n".join(blocks) + "\n"
