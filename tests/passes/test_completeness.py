"""Incomplete kernels never reach C++: the error names kernel, missing operation, pass and line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import tilemetal.language as T
from tilemetal.codegen.completeness import require_balanced
from tilemetal.codegen.kernel import kernel_source
from tilemetal.codegen.registry import Role
from tilemetal.compiler import lower
from tilemetal.errors import CodegenError, VerificationError
from tilemetal.passes import split_device_kernel
from tilemetal.passes.program import Program
from tilemetal.passes.statements import called, flatten, is_marked, rewrite, sequence
from tilemetal.target import Target
from tilemetal.tir import Evaluate, PrimFunc, Stmt


def scale() -> PrimFunc:
    @T.prim_func
    def main(A: T.Tensor((64, 64), "bfloat16"), C: T.Tensor((64, 64), "bfloat16")):
        with T.Kernel(2, 2) as (bx, by):
            A_s = T.alloc_shared((32, 32), "bfloat16")
            C_l = T.alloc_fragment((32, 32), "bfloat16")
            T.copy(A[by * 32, bx * 32], A_s)
            for i, j in T.Parallel(32, 32):
                C_l[i, j] = A_s[i, j] * A_s[i, j]
            T.copy(C_l, C[by * 32, bx * 32])

    return main


@pytest.fixture(scope="module")
def stages() -> dict[str, Program]:
    function = scale()
    return dict(lower(Program("scale", Target("wormhole_b0"), function, function)))


def without(kernel: PrimFunc, *names: str) -> PrimFunc:
    """The kernel with all calls of the named operations removed."""

    def remove(stmt: Stmt) -> list[Stmt] | None:
        entry = called(stmt)
        return [] if entry and entry.name in names else None

    return kernel.with_body(sequence(rewrite(flatten(kernel.body), remove)) or Evaluate(0))


def without_marked(kernel: PrimFunc, key: str) -> PrimFunc:
    body = rewrite(flatten(kernel.body), lambda stmt: [] if is_marked(stmt, key) else None)
    return kernel.with_body(sequence(body) or Evaluate(0))


@pytest.mark.parametrize(
    ("role", "change", "message"),
    [
        (
            Role.READER,
            lambda k: k.with_body(Evaluate(0)),
            "the reader kernel is incomplete: it lacks any operation",
        ),
        (Role.READER, lambda k: without_marked(k, "tt.produce"), "lacks a read from a tensor"),
        (Role.COMPUTE, lambda k: without(k, "mul_tiles"), "lacks a compute operation"),
        (Role.COMPUTE, lambda k: without(k, "pack_tile"), "lacks pack_tile into circular buffer C_out"),
        (Role.WRITER, lambda k: without_marked(k, "tt.consume"), "lacks a write to a tensor"),
    ],
    ids=[
        "empty reader",
        "reader without reads",
        "compute without math",
        "compute without pack",
        "writer without writes",
    ],
)
def test_split_refuses_incomplete_kernels(
    stages: dict[str, Program], role: Role, change: Callable[[PrimFunc], PrimFunc], message: str
) -> None:
    program = stages["D1_split_device_kernel"]
    broken = program.with_kernels(program.kernels | {role: change(program.kernel(role))})
    with pytest.raises(VerificationError) as error:
        split_device_kernel.verify(broken)
    assert message in str(error.value)
    assert "split_device_kernel should have produced it" in str(error.value)
    assert "test_completeness.py:" in str(error.value)


FINISHED = [
    (Role.READER, "noc_async_read_page", "lower_cb_intrinsics"),
    (Role.READER, "noc_async_read_barrier", "lower_cb_intrinsics"),
    (Role.COMPUTE, "compute_kernel_hw_startup", "insert_compute_init"),
    (Role.COMPUTE, "tile_regs_acquire", "insert_dst_management"),
    (Role.COMPUTE, "tile_regs_commit", "insert_dst_management"),
    (Role.COMPUTE, "tile_regs_wait", "insert_dst_management"),
    (Role.COMPUTE, "tile_regs_release", "insert_dst_management"),
    (Role.COMPUTE, "pack_tile", "lower_tile_intrinsics"),
    (Role.WRITER, "cb_wait_front", "lower_cb_intrinsics"),
    (Role.WRITER, "noc_async_write_page", "lower_cb_intrinsics"),
    (Role.WRITER, "noc_async_write_barrier", "lower_cb_intrinsics"),
]


@pytest.mark.parametrize(
    ("role", "operation", "pass_name"), FINISHED, ids=lambda v: str(getattr(v, "value", v))
)
def test_printing_refuses_partial_kernels(
    stages: dict[str, Program], role: Role, operation: str, pass_name: str
) -> None:
    kernel = without(stages["E1_finalize_signature"].kernel(role), operation)
    with pytest.raises(VerificationError) as error:
        kernel_source(kernel, role)
    assert f"the {role.value} kernel is incomplete" in str(error.value)
    assert operation in str(error.value)
    assert f"{pass_name} should have inserted it" in str(error.value)


@pytest.mark.parametrize("role", list(Role))
def test_printing_refuses_an_empty_kernel(stages: dict[str, Program], role: Role) -> None:
    kernel = stages["E1_finalize_signature"].kernel(role)
    with pytest.raises((CodegenError, VerificationError), match=role.value):
        kernel_source(kernel.with_body(Evaluate(0)), role)


@pytest.mark.parametrize(
    ("role", "operation", "message"),
    [
        (Role.WRITER, "cb_pop_front", "has a producer, but no consumer"),
        (Role.COMPUTE, "cb_push_back", "has a consumer, but no producer"),
    ],
)
def test_one_sided_circular_buffers_are_refused(
    stages: dict[str, Program], role: Role, operation: str, message: str
) -> None:
    kernels = stages["E1_finalize_signature"].kernels
    with pytest.raises(VerificationError, match=message):
        require_balanced(kernels | {role: without(kernels[role], operation)})


def test_unequal_page_counts_are_refused(stages: dict[str, Program]) -> None:
    kernels = stages["E1_finalize_signature"].kernels

    def twice(stmt: Stmt) -> list[Stmt] | None:
        entry = called(stmt)
        return [stmt, stmt] if entry and entry.name == "cb_push_back" else None

    reader = kernels[Role.READER]
    doubled = reader.with_body(sequence(rewrite(flatten(reader.body), twice)))
    with pytest.raises(VerificationError) as error:
        require_balanced(kernels | {Role.READER: doubled})
    assert "the reader kernel pushes 2 x count pages, the compute kernel pops 1 x count" in str(error.value)
