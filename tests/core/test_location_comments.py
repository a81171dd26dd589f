"""Comments name the user's line, once, without absolute paths."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tvm import tirx
from tvm.ir import SequentialSpan, SourceName, Span
from tvm.tirx import Var

from tilemetal import _core

FILE = "/home/user/kernels/add.py"


def span(line: int, source: str = FILE) -> Span:
    return Span(SourceName(source), line, line, 1, 2)


def comments(registry: _core.Registry, body: tirx.Stmt, **options: Any) -> list[str]:
    emission = _core.emit_kernel(
        tirx.PrimFunc([], body), registry, _core.EmitOptions(_core.DEVICE_TYPES, **options)
    )
    assert emission.text.isascii()
    assert emission.text.endswith("\n")
    assert "/home" not in emission.text
    return [line.strip() for line in emission.text.splitlines() if "//" in line]


def push(op_call: Callable[..., Any], where: Any) -> tirx.Stmt:
    return tirx.Evaluate(op_call("cb_push_back", 0, 1), span=where)


def test_one_comment_per_change_of_line(registry: _core.Registry, op_call: Callable[..., Any]) -> None:
    i = Var("i", "int32")
    body = tirx.SeqStmt(
        [
            push(op_call, span(1)),
            push(op_call, span(1)),
            push(op_call, None),
            tirx.For(i, 0, 2, 0, push(op_call, span(3)), span=span(2)),
            push(op_call, span(3)),
            push(op_call, span(3, "other.py")),
        ]
    )
    assert comments(registry, body) == ["// add.py:1", "// add.py:2", "// add.py:3", "// other.py:3"]
    assert comments(registry, body, location_comments=False) == []


def test_source_lines_are_shown_stripped_and_as_ascii(
    registry: _core.Registry, op_call: Callable[..., Any]
) -> None:
    body = tirx.SeqStmt([push(op_call, span(n)) for n in (1, 2, 3, 4, 9)])
    lines = ["    T.copy(A, B)  \n", "x = '\u00e9' \\", "", "y" * 200]
    shown = comments(registry, body, sources={FILE: lines})
    assert shown[:3] == ["// add.py:1: T.copy(A, B)", "// add.py:2: x = '?'", "// add.py:3"]
    assert shown[3].endswith("...")
    assert len(shown[3]) == 96
    assert shown[4] == "// add.py:9"


def test_merged_spans_name_their_first_part(registry: _core.Registry, op_call: Callable[..., Any]) -> None:
    nested = SequentialSpan([SequentialSpan([span(5), span(6)]), span(7)])
    assert comments(registry, push(op_call, nested)) == ["// add.py:5"]
