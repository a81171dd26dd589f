"""The descriptors field by field against the plan: recorded, and as the real ttnn reads them back."""

from __future__ import annotations

from typing import Any

import pytest
from recorded_ttnn import Recorder

import tilemetal
from tilemetal.data_formats import BY_NAME
from tilemetal.plan import AccessorArgument, BufferAddressArgument, runtime_values
from tilemetal.runtime.ttnn_program import DeviceTensor, program_descriptor


@pytest.fixture(params=["recorded", pytest.param("real", marks=pytest.mark.ttnn)])
def ttnn(request: pytest.FixtureRequest) -> Any:
    return Recorder() if request.param == "recorded" else pytest.importorskip("ttnn")


@pytest.fixture
def tensors(compiled: tilemetal.CompiledKernel) -> dict[str, DeviceTensor]:
    return {
        buffer.name: DeviceTensor(0x1000 * (i + 1), [2, buffer.page_size + 32 * i])
        for i, buffer in enumerate(compiled.plan.buffers)
    }


@pytest.fixture
def program(ttnn: Any, compiled: tilemetal.CompiledKernel, tensors: dict[str, DeviceTensor]) -> Any:
    return program_descriptor(ttnn, compiled.plan, compiled.kernel_sources, tensors)


def core_range_set(ttnn: Any, plan: tilemetal.Plan) -> Any:
    areas = [(ttnn.CoreCoord(*a.start), ttnn.CoreCoord(*a.end)) for a in plan.core_ranges]
    return ttnn.CoreRangeSet([ttnn.CoreRange(start, end) for start, end in areas])


def test_circular_buffers_are_those_of_the_plan(
    ttnn: Any, program: Any, compiled: tilemetal.CompiledKernel
) -> None:
    planned = compiled.plan.circular_buffers
    assert len(program.cbs) == len(planned) == 3
    for descriptor, cb in zip(program.cbs, planned, strict=True):
        assert descriptor.total_size == cb.page_size * cb.num_pages
        assert descriptor.core_ranges == core_range_set(ttnn, compiled.plan)
        (form,) = descriptor.format_descriptors
        assert (form.buffer_index, form.page_size) == (cb.cb_id, cb.page_size)
        chosen = ttnn.CBFormatDescriptor(
            buffer_index=0, data_format=getattr(ttnn, BY_NAME[cb.data_format].dtype), page_size=32
        )
        assert form.data_format_as_uint8 == chosen.data_format_as_uint8


def test_kernels_carry_their_text_cores_and_compile_time_words(
    ttnn: Any, program: Any, compiled: tilemetal.CompiledKernel, tensors: dict[str, DeviceTensor]
) -> None:
    assert [kernel.role for kernel in compiled.plan.kernels] == ["reader", "compute", "writer"]
    for descriptor, kernel in zip(program.kernels, compiled.plan.kernels, strict=True):
        assert descriptor.kernel_source == compiled.kernel_sources[kernel.role]
        assert descriptor.source_type == ttnn.KernelDescriptor.SourceType.SOURCE_CODE
        assert descriptor.core_ranges == core_range_set(ttnn, compiled.plan)
        words: list[int] = []
        for argument in kernel.compile_time_args:
            assert isinstance(argument, AccessorArgument)
            words += tensors[argument.buffer].accessor_words
        assert list(descriptor.compile_time_args) == words
    assert len(program.kernels[0].compile_time_args) == 4
    assert list(program.semaphores) == []


def test_every_core_gets_its_runtime_arguments(
    program: Any, compiled: tilemetal.CompiledKernel, tensors: dict[str, DeviceTensor]
) -> None:
    addresses = {name: tensor.address for name, tensor in tensors.items()}
    cores = compiled.plan.work_partition.cores
    assert len(cores) == 6
    for descriptor, kernel in zip(program.kernels, compiled.plan.kernels, strict=True):
        for work in cores:
            words = list(descriptor.runtime_args[work.core[0]][work.core[1]])
            assert words == runtime_values(kernel, work, addresses)
    reader = compiled.plan.kernel_of_role("reader")
    slot = [isinstance(a, BufferAddressArgument) and a.buffer == "B" for a in reader.runtime_args].index(True)
    assert list(program.kernels[0].runtime_args[1][1])[slot] == 0x2000


def test_processors_and_compute_configuration_are_those_of_the_roles(
    ttnn: Any, program: Any, compiled: tilemetal.CompiledKernel
) -> None:
    reader, compute, writer = program.kernels
    assert isinstance(reader.config, ttnn.ReaderConfigDescriptor)
    assert isinstance(writer.config, ttnn.WriterConfigDescriptor)
    planned = compiled.plan.kernel_of_role("compute").config
    assert planned is not None
    config = compute.config
    assert config.math_fidelity == getattr(ttnn.MathFidelity, planned.math_fidelity)
    assert config.fp32_dest_acc_en is planned.fp32_dest_acc_en is True
    assert config.dst_full_sync_en is planned.dst_full_sync_en
    assert config.math_approx_mode is planned.math_approx_mode


def test_buffers_unpacked_to_dst_as_fp32_are_marked(
    ttnn: Any, compiled: tilemetal.CompiledKernel, tensors: dict[str, DeviceTensor]
) -> None:
    from dataclasses import replace

    kernels = tuple(
        replace(k, config=replace(k.config, unpack_to_dest_fp32=(1,))) if k.config else k
        for k in compiled.plan.kernels
    )
    plan = replace(compiled.plan, kernels=kernels)
    program = program_descriptor(ttnn, plan, compiled.kernel_sources, tensors)
    modes = [mode.name for mode in program.kernels[1].config.unpack_to_dest_mode]
    assert modes == ["Default", "UnpackToDestFp32", *["Default"] * 62]
