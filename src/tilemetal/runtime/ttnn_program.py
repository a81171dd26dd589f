"""The plan as the descriptors that ``ttnn.generic_op`` launches: the counterpart of the C++ host program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..data_formats import BY_NAME
from ..plan import AccessorArgument, Kernel, Plan, runtime_values
from ..target import Target


@dataclass(frozen=True)
class DeviceTensor:
    """What a program needs of a tensor on the device: its address and the words of its accessor."""

    address: int
    accessor_words: Sequence[int]


def program_descriptor(
    ttnn: Any, plan: Plan, kernel_sources: Mapping[str, str], tensors: Mapping[str, DeviceTensor]
) -> Any:
    """The ``ttnn.ProgramDescriptor`` of a plan for tensors given by the names of its buffers."""
    cores = ttnn.CoreRangeSet(
        [ttnn.CoreRange(ttnn.CoreCoord(*area.start), ttnn.CoreCoord(*area.end)) for area in plan.core_ranges]
    )
    buffers = [
        ttnn.CBDescriptor(
            total_size=cb.total_bytes,
            core_ranges=cores,
            format_descriptors=[
                ttnn.CBFormatDescriptor(
                    buffer_index=cb.cb_id,
                    data_format=getattr(ttnn, BY_NAME[cb.data_format].dtype),
                    page_size=cb.page_size,
                )
            ],
        )
        for cb in plan.circular_buffers
    ]
    kernels = [
        ttnn.KernelDescriptor(
            kernel_source=kernel_sources[kernel.role],
            source_type=ttnn.KernelDescriptor.SourceType.SOURCE_CODE,
            core_ranges=cores,
            compile_time_args=_compile_time_words(kernel, tensors),
            runtime_args=_runtime_args(ttnn, plan, kernel, tensors),
            config=_config(ttnn, plan, kernel),
        )
        for kernel in plan.kernels
    ]
    return ttnn.ProgramDescriptor(kernels=kernels, semaphores=[], cbs=buffers)


def _compile_time_words(kernel: Kernel, tensors: Mapping[str, DeviceTensor]) -> list[int]:
    words: list[int] = []
    for argument in kernel.compile_time_args:
        if isinstance(argument, AccessorArgument):
            words += tensors[argument.buffer].accessor_words
        else:
            words.append(argument.value & 0xFFFFFFFF)
    return words


def _runtime_args(ttnn: Any, plan: Plan, kernel: Kernel, tensors: Mapping[str, DeviceTensor]) -> Any:
    addresses = {name: tensor.address for name, tensor in tensors.items()}
    arguments = ttnn.RuntimeArgs()
    for work in plan.work_partition.cores:
        x, y = work.core
        arguments[x][y] = runtime_values(kernel, work, addresses)
    return arguments


def _config(ttnn: Any, plan: Plan, kernel: Kernel) -> Any:
    if kernel.config is None:
        reader = kernel.role == "reader"
        return ttnn.ReaderConfigDescriptor() if reader else ttnn.WriterConfigDescriptor()
    chosen = kernel.config
    config = ttnn.ComputeConfigDescriptor(
        math_fidelity=getattr(ttnn.MathFidelity, chosen.math_fidelity),
        math_approx_mode=chosen.math_approx_mode,
        fp32_dest_acc_en=chosen.fp32_dest_acc_en,
        dst_full_sync_en=chosen.dst_full_sync_en,
    )
    if chosen.unpack_to_dest_fp32:
        modes = ttnn._ttnn.program_descriptor.UnpackToDestMode
        config.unpack_to_dest_mode = [
            modes.UnpackToDestFp32 if cb_id in chosen.unpack_to_dest_fp32 else modes.Default
            for cb_id in range(_host_circular_buffers(plan))
        ]
    return config


def _host_circular_buffers(plan: Plan) -> int:
    """The host keeps a mode for every buffer any architecture has (``NUM_CIRCULAR_BUFFERS`` of SDK 0.81)."""
    return max(64, Target(plan.target.arch).circular_buffers)
