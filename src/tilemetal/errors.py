"""The one exception hierarchy, and how a message with a source location is put together.

Every error a user can meet is a ``TilemetalError``; its ``str()`` is the whole message:

    matmul.py:14:9: error: T.gemm: the inner extents differ
       14 |         T.gemm(A_s, B_s, C_l)
          |         ^
      expected: columns of A equal to rows of B
      found: A_s is 32x64, B_s is 32x32
      help: give B_s the shape (64, 32)
"""

from __future__ import annotations

import linecache
import os
from dataclasses import dataclass


@dataclass(frozen=True)
class SourceLocation:
    """A place in a kernel author's file. ``column`` is 1-based; 0 means unknown."""

    path: str
    line: int
    column: int = 0

    def __str__(self) -> str:
        text = f"{_shown_path(self.path)}:{self.line}"
        return f"{text}:{self.column}" if self.column > 0 else text

    def excerpt(self) -> str:
        """The source line with a caret under the column, or nothing when the file cannot be read."""
        text = linecache.getline(self.path, self.line).rstrip("\n")
        if not text.strip():
            return ""
        gutter = f"{self.line:5d} | "
        shown = f"{gutter}{text}"
        if self.column > 0:
            shown += "\n" + " " * 5 + " | " + " " * (self.column - 1) + "^"
        return shown


def _shown_path(path: str) -> str:
    """Paths below the working directory are shown relative to it, as compilers do."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        return path
    return path if relative.startswith("..") else relative


class TilemetalError(Exception):
    """Root of all errors raised by tilemetal.

    Parameters: what is wrong (one sentence), and optionally where, what was expected, what was found and
    what to do about it. ``str()`` gives the complete message.
    """

    def __init__(
        self,
        what: str,
        *,
        location: SourceLocation | None = None,
        expected: str | None = None,
        found: str | None = None,
        help: str | None = None,
    ) -> None:
        self.what = what
        self.location = location
        self.expected = expected
        self.found = found
        self.help = help
        super().__init__(what)

    def __str__(self) -> str:
        head = f"{self.location}: error: " if self.location else "error: "
        lines = [head + self.what]
        if self.location:
            excerpt = self.location.excerpt()
            if excerpt:
                lines.append(excerpt)
        for label, text in (("expected", self.expected), ("found", self.found), ("help", self.help)):
            if text:
                lines.append(f"  {label}: {text}")
        return "\n".join(lines)


class LanguageError(TilemetalError):
    """The kernel source uses the language wrongly: unknown operation, wrong rank, shape or dtype."""


class ParameterError(TilemetalError):
    """A kernel parameter is unknown, missing, or of the wrong type."""


class TargetError(TilemetalError):
    """The target is unknown, or the kernel asks for more than the target has (cores, L1, DST)."""


class LoweringError(TilemetalError):
    """A pass met a program it cannot lower."""


class VerificationError(TilemetalError):
    """The IR after a pass lacks what that pass promises, or a kernel is incomplete for its role."""


class CodegenError(TilemetalError):
    """The IR given to code generation is empty, partial or not understood."""


class PlanError(TilemetalError):
    """A plan does not follow its schema, or its work partition is wrong."""


class DescriptionError(TilemetalError):
    """A description of kernels to run is not JSON, violates its schema, or names what does not exist."""


class BuildError(TilemetalError):
    """A compiler or linker run failed while building a generated program."""


class ExecutionError(TilemetalError):
    """A program failed while it ran: a protocol violation, a deadlock, wrong arguments."""
