"""A writer of C++ source text: indentation, blocks, wrapped comments and argument lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from textwrap import wrap

LINE_LENGTH = 110
_STEP = 4


class CppText:
    """Collects lines at the current indentation; ``text()`` gives the source."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._depth = 0

    def text(self) -> str:
        return "\n".join(self._lines) + "\n"

    def line(self, text: str) -> None:
        """One line, or several when ``text`` has line breaks; each is indented."""
        for part in text.split("\n"):
            self._lines.append(" " * (_STEP * self._depth) + part if part else "")

    def verbatim(self, text: str) -> None:
        """Text whose own line breaks and spaces count, such as a raw string: not indented."""
        self._lines.append(text)

    def lines(self, *texts: str) -> None:
        for text in texts:
            self.line(text)

    def blank(self) -> None:
        self._lines.append("")

    def comment(self, text: str, mark: str = "//") -> None:
        """A comment, wrapped at the line length; line breaks in ``text`` stay."""
        width = LINE_LENGTH - _STEP * self._depth - len(mark) - 1
        for paragraph in text.split("\n"):
            for part in wrap(paragraph, width, break_long_words=False, break_on_hyphens=False) or [""]:
                self.line(f"{mark} {part}".rstrip())

    def doc(self, text: str) -> None:
        """A documentation comment."""
        self.comment(text, mark="///")

    def includes(self, headers: Sequence[str]) -> None:
        """One include line per header, names with their brackets or quotes."""
        for header in headers:
            self.line(f"#include {header}")

    @contextmanager
    def block(self, head: str, tail: str = "}") -> Iterator[None]:
        """``head {`` and its closing line around what is written inside."""
        self.line(f"{head} {{")
        with self.indented():
            yield
        self.line(tail)

    def one_liner(self, head: str, statement: str) -> None:
        """A function of one statement, on one line if it fits."""
        text = f"{head} {{ {statement} }}"
        if _STEP * self._depth + len(text) <= LINE_LENGTH:
            self.line(text)
            return
        with self.block(head):
            self.line(statement)

    @contextmanager
    def indented(self) -> Iterator[None]:
        """Content between lines written by the caller, such as ``} else {`` and ``}``."""
        self._depth += 1
        yield
        self._depth -= 1

    @contextmanager
    def function(self, head: str, parameters: Sequence[str]) -> Iterator[None]:
        """The definition ``head(parameters) {`` ... ``}``."""
        self.call(head, parameters, " {")
        with self.indented():
            yield
        self.line("}")

    @contextmanager
    def table(self, head: str) -> Iterator[None]:
        """An initialised std::array of structs, one row per line."""
        self.line(head + "{{")
        with self.indented():
            yield
        self.line("}};")

    @contextmanager
    def namespace(self, name: str) -> Iterator[None]:
        """A namespace; as usual its content is not indented. The empty name gives an anonymous one."""
        head = f"namespace {name}" if name else "namespace"
        self.lines(f"{head} {{", "")
        yield
        self.lines("", f"}}  // {head}")

    def access(self, specifier: str) -> None:
        """An access specifier, at the indentation of the class head."""
        self._depth -= 1
        self.line(f"{specifier}:")
        self._depth += 1

    def call(self, head: str, arguments: Sequence[str], tail: str = ";") -> None:
        """``head(arguments)tail``; where it is too long, further lines follow the opening parenthesis."""
        room = LINE_LENGTH - _STEP * self._depth
        column = len(head) + 1
        lines = [f"{head}("]
        for index, argument in enumerate(arguments):
            last = index == len(arguments) - 1
            piece = argument + (f"){tail}" if last else ",")
            gap = "" if lines[-1].endswith("(") else " "
            if index and len(lines[-1]) + len(gap) + len(piece) > room:
                lines.append(" " * column + piece)
            else:
                lines[-1] += gap + piece
        self.lines(*lines)


def raw_string(text: str) -> str:
    """``text`` as a raw string literal; the delimiter never occurs in the text."""
    delimiter = "tilemetal"
    number = 0
    while f'){delimiter}"' in text:
        number += 1
        delimiter = f"tilemetal{number}"
    return f'R"{delimiter}({text}){delimiter}"'
