"""C++ sources as text: comments and strings taken out, the names in them."""

from __future__ import annotations

import re

_COMMENT_OR_STRING = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^">]+)[">]', re.MULTILINE)
_CALL = re.compile(r"(?<![\w.])(?<!->)([A-Za-z_]\w*)\s*[(<]")
_WORD = re.compile(r"\b[A-Za-z_]\w*\b")


def without_comments(text: str) -> str:
    """``text`` with comments removed and strings kept."""
    return _COMMENT_OR_STRING.sub(lambda m: " " if m.group().startswith("/") else m.group(), text)


def code_only(text: str) -> str:
    """``text`` without comments, and with empty strings."""
    return _COMMENT_OR_STRING.sub(lambda m: " " if m.group().startswith("/") else '""', text)


def includes(text: str) -> list[str]:
    """The files that ``text`` includes, as spelled."""
    return _INCLUDE.findall(without_comments(text))


def words(code: str) -> set[str]:
    """Every identifier in ``code``, which comes from code_only."""
    return set(_WORD.findall(_INCLUDE.sub("", code)))


def calls(code: str) -> set[str]:
    """Every name that ``code``, which comes from code_only, calls other than as a member of an object."""
    return set(_CALL.findall(_INCLUDE.sub("", code)))
