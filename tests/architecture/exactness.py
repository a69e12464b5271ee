"""Looks for floating-point numbers in the rooms that work with money and rates."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .sources import Source

ROOMS = (
    "lendesk/domain",
    "lendesk/usecases",
    "lendesk/storage/central",
    "lendesk/connectors/payments",
    "lendesk/connectors/statements",
    "lendesk/insight",
)
FLOATS = {"float", "Float", "Double", "DOUBLE", "DOUBLE_PRECISION", "REAL"}


def inexact(source: Source) -> list[str]:
    """Every float literal and every use of a float type, except times whose name ends in `_seconds`.

    `isinstance(value, float)` is allowed: it is how a float from outside is recognised and kept out.
    """
    return [f"{source.path}:{line}: {what}" for line, what in _found(source.tree)]


def _found(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, float):
        yield node.lineno, f"float literal {node.value!r}"
    elif isinstance(node, ast.Name) and node.id in FLOATS:
        yield node.lineno, f"type {node.id}"
    elif isinstance(node, ast.Attribute) and node.attr in FLOATS:
        yield node.lineno, f"type {node.attr}"
    for child in _looked_into(node):
        yield from _found(child)


def _looked_into(node: ast.AST) -> Iterator[ast.AST]:
    """The children of a node without those that a name ending in `_seconds` speaks for."""
    skipped: set[int] = set()
    match node:
        case ast.AnnAssign(target=target, annotation=annotation, value=value) if _in_seconds(target):
            skipped = {id(annotation), id(value)}
        case ast.Assign(targets=targets, value=value) if all(_in_seconds(target) for target in targets):
            skipped = {id(value)}
        case ast.arg(arg=name, annotation=annotation) if _names_seconds(name):
            skipped = {id(annotation)}
        case ast.keyword(arg=str(name), value=value) if _names_seconds(name):
            skipped = {id(value)}
        case ast.FunctionDef(name=name, returns=returns) if _names_seconds(name):
            skipped = {id(returns)}
        case ast.arguments():
            skipped = {id(default) for name, default in _defaults(node) if _names_seconds(name)}
        case ast.Call(func=ast.Name(id="isinstance"), args=[_, kinds]):
            skipped = {id(kinds)}
    return (child for child in ast.iter_child_nodes(node) if id(child) not in skipped)


def _defaults(node: ast.arguments) -> Iterator[tuple[str, ast.expr]]:
    positional = [*node.posonlyargs, *node.args]
    for each, default in zip(positional[len(positional) - len(node.defaults) :], node.defaults, strict=True):
        yield each.arg, default
    for each, perhaps in zip(node.kwonlyargs, node.kw_defaults, strict=True):
        if perhaps is not None:
            yield each.arg, perhaps


def _in_seconds(target: ast.expr) -> bool:
    name = target.id if isinstance(target, ast.Name) else getattr(target, "attr", "")
    return _names_seconds(name)


def _names_seconds(name: str) -> bool:
    return name.lower().endswith("_seconds")
