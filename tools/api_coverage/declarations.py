"""The names a C++ header declares for others: functions, types and macros outside of any body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from .source_text import code_only
from .wheel_tree import read

_MACRO = re.compile(r"^[ \t]*#[ \t]*define[ \t]+([A-Za-z_]\w*)", re.MULTILINE)
_DIRECTIVE = re.compile(r"^[ \t]*#(?:\\\n|[^\n])*", re.MULTILINE)
_TOKEN = re.compile(r"[A-Za-z_]\w*|[{}();=<>*&:,]|\S")
_TYPE = re.compile(
    r"\b(?:class|struct|enum(?:\s+(?:class|struct))?)\s+(?:\[\[[^\]]*\]\]\s*)?([A-Za-z_]\w*)\s*(?:final\s*)?(?::(?!:)|[{<])"
)
_ALIAS = re.compile(r"\busing\s+([A-Za-z_]\w*)\s*=")
_NOT_FUNCTIONS = {
    "if",
    "for",
    "while",
    "switch",
    "return",
    "sizeof",
    "decltype",
    "static_assert",
    "alignas",
    "catch",
}
_NOT_TYPES = {"return", "else", "new", "delete", "case", "goto", "operator", "using", "namespace"}


def declared_in(files: Iterable[Path]) -> dict[str, bool]:
    """Each declared name, and whether every function of that name only refuses."""
    found: dict[str, bool] = {}
    for path in files:
        code = code_only(read(path))
        for name in _MACRO.findall(code):
            found[name] = False
        code = _DIRECTIVE.sub("", code)
        for name in _types(code):
            found[name] = False
        for name, refused in _functions(code):
            found[name] = refused and found.get(name, True)
    return found


def _types(code: str) -> list[str]:
    """Types and aliases at namespace level, so none of a class or function."""
    kept: list[str] = []
    depth = 0
    for part in re.split(r"([{}])", code):
        if part == "{" and (depth or not re.search(r"\bnamespace\b[^;{}]*$|extern\s*\"\"\s*$", kept[-1])):
            depth += 1
            kept += ["{}"] if depth == 1 else []
        elif part == "}" and depth:
            depth -= 1
        elif not depth:
            kept.append(part)
    outside = "".join(kept)
    return [*_TYPE.findall(outside), *_ALIAS.findall(outside)]


def only_functions(files: Iterable[Path]) -> set[str]:
    """Names that are declared as functions and as nothing else."""
    functions: set[str] = set()
    others: set[str] = set()
    for path in files:
        code = code_only(read(path))
        others.update(_MACRO.findall(code))
        code = _DIRECTIVE.sub("", code)
        others.update(_types(code))
        functions.update(name for name, _ in _functions(code))
    return functions - others


def _functions(code: str) -> list[tuple[str, bool]]:
    """Functions declared at namespace level: a name after a type and before a parenthesis."""
    tokens = _TOKEN.findall(code)
    found: list[tuple[str, bool]] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token == "{" and not _opens_namespace(tokens, index):
            end = _matching(tokens, index, "{", "}")
            if found and _is_body(tokens, index):
                body = tokens[index:end]
                found[-1] = (found[-1][0], "refuse" in body and "if" not in body)
            index = end
        elif token == "(":
            name, before = tokens[index - 1] if index else "", tokens[index - 2] if index > 1 else ""
            is_type = (before.isidentifier() and before not in _NOT_TYPES) or before in {">", "*", "&"}
            if name.isidentifier() and name not in _NOT_FUNCTIONS and is_type:
                found.append((name, False))
            index = _matching(tokens, index, "(", ")")
        index += 1
    return found


def _opens_namespace(tokens: list[str], index: int) -> bool:
    """A namespace meant for others; what is in one named detail or internal counts as a body."""
    for back in range(index - 1, max(index - 8, -1), -1):
        if tokens[back] == "namespace":
            return not any(word in token for token in tokens[back:index] for word in ("detail", "internal"))
        if tokens[back] in {";", "}", "{", ")"}:
            return False
    return False


def _is_body(tokens: list[str], index: int) -> bool:
    before = tokens[index - 1] if index else ""
    return before in {")", "const", "noexcept"}


def _matching(tokens: list[str], index: int, opening: str, closing: str) -> int:
    depth = 0
    for at in range(index, len(tokens)):
        depth += (tokens[at] == opening) - (tokens[at] == closing)
        if depth == 0:
            return at
    return len(tokens)
