"""Kernels and their build inputs, read from a plan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sdk_check.failure import SdkCheckError
from sdk_check.subject import compile_time_words, subjects_of_program

from tilemetal.errors import PlanError
from tilemetal.plan import AccessorArgument, Plan, ValueArgument


def test_every_kernel_of_the_plan_becomes_a_subject(program: Path) -> None:
    reader, compute, writer = subjects_of_program(program)
    assert [reader.role, compute.role, writer.role] == ["reader", "compute", "writer"]
    assert reader.source == program / "add.reader.cpp"
    assert reader.compile_time_args == (2, 2048, 2, 2048, 1)
    assert writer.compile_time_args == (2, 2048)
    assert compute.data_formats == {0: "Float16_b", 1: "Float16_b", 16: "Float16_b"}
    assert compute.config.fp32_dest_acc_en
    assert not reader.config.fp32_dest_acc_en


def test_the_architecture_is_the_plans_unless_given(program: Path) -> None:
    assert {s.arch for s in subjects_of_program(program)} == {"wormhole_b0"}
    assert {s.arch for s in subjects_of_program(program, "blackhole")} == {"blackhole"}


@pytest.mark.parametrize(("arch", "aligned"), [("wormhole_b0", 96), ("blackhole", 128)])
def test_accessor_words_carry_the_page_size_aligned_for_dram(plan: Plan, arch: str, aligned: int) -> None:
    buffers = (replace(plan.buffers[0], page_size=80), *plan.buffers[1:])
    words = compile_time_words(replace(plan, buffers=buffers), (AccessorArgument("A"),), arch)
    assert words == (2, aligned)


def test_negative_values_travel_as_their_bits(plan: Plan) -> None:
    assert compile_time_words(plan, (ValueArgument("bias", -1),), "wormhole_b0") == (0xFFFFFFFF,)


def test_a_missing_kernel_is_named(program: Path) -> None:
    (program / "add.writer.cpp").unlink()
    with pytest.raises(SdkCheckError, match=r"add\.writer\.cpp: the writer kernel"):
        subjects_of_program(program)


def test_a_missing_plan_is_a_plan_error(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="cannot read the plan"):
        subjects_of_program(tmp_path)
