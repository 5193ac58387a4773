"""The words of templates in another language: looked up once, while a template is compiled.

A page is made in some ten thousandths of a second, and holds thirty phrases. So a phrase without a number
becomes a constant of the compiled template, as if the template had been written in its language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

_NAMES = frozenset({"_", "gettext"})
_PLACE = re.compile(r"%\((\w+)\)s")


class Translated(NodeTransformer):
    """Puts what `gettext` says in place of each phrase that has no number."""

    def __init__(self, gettext: Callable[[str], str]) -> None:
        self._gettext = gettext

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 (Jinja calls it so)
        """Return the phrase's parts, joined, or a call of something else as it was."""
        self.generic_visit(node)
        if not _is_phrase(node):
            return node
        parts = list(self._parts(node))
        return parts[0] if len(parts) == 1 else nodes.Concat(parts, lineno=node.lineno)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802
        """Show the parts of phrases one after another."""
        self.generic_visit(node)
        node.nodes = [part for child in node.nodes for part in _parts_of(child)]
        return node

    def _parts(self, node: nodes.Call) -> Iterator[nodes.Expr]:
        values = {keyword.key: keyword.value for keyword in node.kwargs}
        pieces = _PLACE.split(self._gettext(_constant(node.args[0])))
        for number, piece in enumerate(pieces):
            if number % 2:
                yield values[piece]
            elif piece or len(pieces) == 1:
                text = nodes.Const(piece.replace("%%", "%"), lineno=node.lineno)
                yield nodes.MarkSafe(text, lineno=node.lineno)


def _is_phrase(node: nodes.Call) -> bool:
    name = node.node
    return isinstance(name, nodes.Name) and name.name in _NAMES and isinstance(node.args[0], nodes.Const)


def _constant(node: Any) -> str:
    return str(node.value)


def _parts_of(node: nodes.Expr) -> list[nodes.Expr]:
    return node.nodes if isinstance(node, nodes.Concat) else [node]
