"""Binding name=value texts to a kernel function."""

from __future__ import annotations

import enum
from typing import Any, Literal

import pytest

from tilemetal.driver.parameters import bind_parameters
from tilemetal.errors import ParameterError


class Order(enum.Enum):
    ROWS = 1
    COLUMNS = 2


def matmul(M, N, K, block_M=32, scale=1.0, dtype="bfloat16", fast=False, grid=(8, 8), split=None):
    return M, N, K, block_M, scale, dtype, fast, grid, split


def annotated(
    count: int,
    ratio: float = 1,
    layout: Literal["rows", "columns"] = "rows",
    limit: int | None = None,
    order: Order = Order.ROWS,
    tag: str | None = None,
) -> None:
    """Only its signature matters."""


REQUIRED = ["M=1", "N=1", "K=1"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("M=256", 256),
        ("M=0x20", 32),
        ("block_M=64", 64),
        ("scale=2", 2.0),
        ("dtype=float32", "float32"),
        ("dtype=16", "16"),
        ("fast=true", True),
        ("fast=0", False),
        ("grid=(4, 2)", (4, 2)),
        ("split=3", 3),
        ("split=auto", "auto"),
    ],
)
def test_types_follow_the_default_or_the_literal(text: str, value: object) -> None:
    name = text.split("=")[0]
    others = [assignment for assignment in REQUIRED if not assignment.startswith(f"{name}=")]
    bound = bind_parameters(matmul, [*others, text])[name]
    assert bound == value
    assert type(bound) is type(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ratio=3", 3.0),
        ("layout=columns", "columns"),
        ("limit=4", 4),
        ("limit=None", None),
        ("order=COLUMNS", Order.COLUMNS),
        ("tag=None", None),
        ("tag=7", "7"),
    ],
)
def test_annotations_decide_the_type(text: str, value: object) -> None:
    bound: dict[str, Any] = bind_parameters(annotated, ["count=1", text])
    result = bound[text.split("=")[0]]
    assert result == value
    assert type(result) is type(value)


def test_unnamed_parameters_keep_their_defaults() -> None:
    assert bind_parameters(matmul, REQUIRED) == {"M": 1, "N": 1, "K": 1}


def test_a_value_may_contain_an_equals_sign() -> None:
    assert bind_parameters(annotated, ["count=1", "tag=a=b"])["tag"] == "a=b"


def test_an_unknown_name_lists_the_valid_ones_and_suggests() -> None:
    with pytest.raises(ParameterError, match=r"matmul\(\) has no parameter 'blockM'") as caught:
        bind_parameters(matmul, [*REQUIRED, "blockM=64"])
    assert caught.value.expected == "one of M, N, K, block_M, scale, dtype, fast, grid, split"
    assert caught.value.help == "did you mean 'block_M'?"
    assert caught.value.location is not None
    assert caught.value.location.path == __file__


def test_missing_values_are_named() -> None:
    with pytest.raises(ParameterError, match=r"matmul\(\) needs a value for N, K") as caught:
        bind_parameters(matmul, ["M=1"])
    assert caught.value.help == "give N=... K=..."


@pytest.mark.parametrize("text", ["M", "=3", "a b=3", ""])
def test_what_is_no_assignment_is_refused(text: str) -> None:
    with pytest.raises(ParameterError, match="not an assignment"):
        bind_parameters(matmul, [text])


def test_a_repeated_name_is_refused() -> None:
    with pytest.raises(ParameterError, match="'M' is given twice"):
        bind_parameters(matmul, [*REQUIRED, "M=2"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("count=many", "int"),
        ("layout=tiles", "Literal['rows', 'columns']"),
        ("order=X", "one of ROWS, COLUMNS"),
    ],
)
def test_a_value_of_the_wrong_type_says_what_was_expected(text: str, expected: str) -> None:
    others = [] if text.startswith("count") else ["count=1"]
    with pytest.raises(ParameterError, match="wrong type") as caught:
        bind_parameters(annotated, [*others, text])
    assert caught.value.expected == expected
    assert caught.value.found == text.partition("=")[2]
