"""Values of a kernel's runtime arguments, as every host program passes them."""

from __future__ import annotations

from collections.abc import Mapping

from .model import BufferAddressArgument, CoreWork, Kernel, WorkArgument


def runtime_values(kernel: Kernel, work: CoreWork, addresses: Mapping[str, int]) -> list[int]:
    """The words of one core; ``addresses`` has the device address of each buffer by name."""
    values = []
    for argument in kernel.runtime_args:
        if isinstance(argument, BufferAddressArgument):
            values.append(addresses[argument.buffer])
        elif isinstance(argument, WorkArgument):
            values.append(getattr(work, argument.field))
        else:
            values.append(argument.value)
    return [value & 0xFFFFFFFF for value in values]
