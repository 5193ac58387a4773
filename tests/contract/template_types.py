"""Templates read with the types of the views: which field of which view does each name mean?

Only as much of Jinja as the theme uses. What has no type here (the result of a filter, `loop`) is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from jinja2 import Environment, FileSystemLoader, nodes

Scope = dict[str, Any]


@dataclass(frozen=True)
class Macro:
    """A macro with the names that it can see: those of its own template."""

    node: nodes.Macro
    scope: Scope


@dataclass(frozen=True)
class Part:
    """What a template has set, for others to import, with the names that it can see."""

    node: nodes.AssignBlock
    scope: Scope


@dataclass
class Reading:
    """What reading templates has shown: the fields in use, and the names that no view has."""

    used: set[tuple[str, str]] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)


class TypedTemplates:
    """Reads the templates of a folder."""

    def __init__(self, folder: Path) -> None:
        self._environment = Environment(loader=FileSystemLoader(folder), extensions=["jinja2.ext.i18n"])
        self.reading = Reading()
        self._walked: set[tuple[int, tuple[str, ...]]] = set()

    def read(self, template: str, this: type, site: type) -> None:
        """Read a page's template, with all that it extends and imports, for a view of type `this`."""
        self._body(template, {"this": this, "site": site}, {})

    def parse(self, template: str) -> nodes.Template:
        """Return a template's tree."""
        loader = self._environment.loader
        assert loader is not None
        return self._environment.parse(loader.get_source(self._environment, template)[0], template)

    def _body(self, template: str, scope: Scope, blocks: dict[str, tuple[nodes.Block, Scope]]) -> None:
        tree = self.parse(template)
        scope = {**scope, **self._macros(tree)}
        blocks = {block.name: (block, scope) for block in tree.find_all(nodes.Block)} | blocks
        extended = tree.find(nodes.Extends)
        if extended:
            assert isinstance(extended.template, nodes.Const)
            self._body(extended.template.value, {key: scope[key] for key in ("this", "site")}, blocks)
        else:
            self._all(tree.body, {**scope, "blocks": blocks})

    def _macros(self, tree: nodes.Template) -> Scope:
        found: Scope = {}
        for one in tree.find_all(nodes.FromImport):
            assert isinstance(one.template, nodes.Const)
            theirs = self._macros(self.parse(one.template.value))
            for name in one.names:
                old, new = name if isinstance(name, tuple) else (name, name)
                found[new] = theirs[old]
        found |= {one.name: Macro(one, found) for one in tree.find_all(nodes.Macro)}
        found |= {_target(one.target): Part(one, found) for one in tree.find_all(nodes.AssignBlock)}
        return found

    def _all(self, body: list[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._type(node, scope)

    def _type(self, node: nodes.Node, scope: Scope) -> Any:
        """Read a node and return its type, or None where it has none here."""
        method = getattr(self, f"_{type(node).__name__.lower()}", None)
        if method is not None:
            return method(node, scope)
        self._all(list(node.iter_child_nodes()), scope)
        return None

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        """A macro is read where it is called, with the types that it is called with."""

    def _block(self, node: nodes.Block, scope: Scope) -> None:
        block, its_scope = scope["blocks"][node.name]
        self._all(block.body, {**its_scope, "blocks": scope["blocks"]})

    def _name(self, node: nodes.Name, scope: Scope) -> Any:
        named = scope.get(node.name)
        if isinstance(named, Part):
            self._all(named.node.body, {**named.scope, "site": scope["site"]})
        return named

    def _getattr(self, node: nodes.Getattr, scope: Scope) -> Any:
        owner = self._type(node.node, scope)
        if not (isinstance(owner, type) and is_dataclass(owner)):
            return None
        if node.attr not in {one.name for one in fields(owner)}:
            self.reading.unknown.add(f"{owner.__name__}.{node.attr} in line {node.lineno}")
            return None
        self.reading.used.add((owner.__name__, node.attr))
        return _present(get_type_hints(owner)[node.attr])

    def _getitem(self, node: nodes.Getitem, scope: Scope) -> Any:
        owner = self._type(node.node, scope)
        self._type(node.arg, scope)
        return owner if isinstance(node.arg, nodes.Slice) else _element(owner)

    def _add(self, node: nodes.Add, scope: Scope) -> Any:
        self._type(node.right, scope)
        return self._type(node.left, scope)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        inner = {**scope, _target(node.target): _element(self._type(node.iter, scope))}
        if node.test:
            self._type(node.test, inner)
        self._all(node.body, inner)
        self._all(node.else_, scope)

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        scope[_target(node.target)] = self._type(node.node, scope)

    def _callblock(self, node: nodes.CallBlock, scope: Scope) -> None:
        self._type(node.call, scope)
        self._all(node.body, scope)

    def _call(self, node: nodes.Call, scope: Scope) -> None:
        given = [self._type(one, scope) for one in node.args]
        named = {one.key: self._type(one.value, scope) for one in node.kwargs}
        called = self._type(node.node, scope)
        if not isinstance(called, Macro):
            return
        names = [argument.name for argument in called.node.args]
        types = dict.fromkeys(names) | dict(zip(names, given, strict=False)) | named
        seen = (id(called.node), tuple(map(str, types.values())))
        if seen not in self._walked:
            self._walked.add(seen)
            self._all(called.node.body, {**called.scope, **types})


def _target(node: nodes.Node) -> str:
    """A loop over pairs gives names no type, and no name of the theme's can hold a comma."""
    return node.name if isinstance(node, nodes.Name) else ","


def _present(hint: Any) -> Any:
    """The type of a value that is there: `X` for `X | None`."""
    if get_origin(hint) in (UnionType, Union):
        return next((one for one in get_args(hint) if one is not NoneType), None)
    return hint


def _element(hint: Any) -> Any:
    return _present(get_args(hint)[0]) if get_origin(hint) is tuple else None
