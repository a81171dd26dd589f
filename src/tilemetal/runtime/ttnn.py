"""Running compiled kernels on a ttnn device, on ttnn tensors, through ``ttnn.generic_op``.

    kernel = tilemetal.runtime.ttnn.TtnnKernel(tilemetal.compile(matmul, M=256, N=256, K=256))
    kernel(a, b, c)

ttnn is an optional dependency (``pip install 'tilemetal[ttnn]'``) and loaded when a kernel is made. The
device may be a card or the vendor's simulator: ttnn decides which it opens.
"""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from ..errors import BuildError
from ..language import locations
from .ttnn_program import DeviceTensor, program_descriptor
from .ttnn_tensors import TensorCheck, from_torch, is_torch

if TYPE_CHECKING:
    from ..compiler import CompiledKernel


def load_ttnn() -> ModuleType:
    """The ttnn module. Raises BuildError where it is not installed or cannot be loaded."""
    try:
        return import_module("ttnn")
    except ModuleNotFoundError as error:
        missing = error.name or "ttnn"
        raise BuildError(
            f"kernels run through ttnn, and Python has no module {missing}",
            expected="ttnn 0.81, which exists for Python 3.10 and 3.12 on x86-64 Linux",
            help="pip install 'tilemetal[ttnn]'",
        ) from error
    except ImportError as error:
        raise BuildError("ttnn is installed and cannot be loaded", found=str(error)) from error


class TtnnKernel:
    """A compiled kernel, called with a tensor per parameter, in order or by name.

    Tensors are ttnn tensors on one device: tiled, interleaved, of the parameter's shape and dtype. PyTorch
    tensors are moved to the device (``device``, or that of a ttnn tensor among the arguments), and those that
    are written are copied back. The result is the output, or a tuple of the outputs.
    """

    def __init__(self, compiled: CompiledKernel, device: Any = None) -> None:
        self._ttnn = load_ttnn()
        self._compiled = compiled
        self._device = device

    @property
    def compiled(self) -> CompiledKernel:
        """The kernel's sources and plan."""
        return self._compiled

    @cached_property
    def _check(self) -> TensorCheck:
        location = locations.of(self._compiled.function.body)
        return TensorCheck(self._ttnn, self._compiled.name, location)

    def __call__(self, *positional: Any, **named: Any) -> Any:
        """Launch the kernel; it runs in the order of the device's queue, as every ttnn operation does.

        Raises ExecutionError for tensors the kernel was not compiled for.
        """
        given = self._by_name(positional, named)
        buffers = self._compiled.plan.buffers
        device = self._device_of(given)
        tensors = {
            b.name: from_torch(self._ttnn, b, given[b.name], device)
            if is_torch(given[b.name])
            else given[b.name]
            for b in buffers
        }
        for buffer in buffers:
            self._check.check(buffer, tensors[buffer.name])
        outputs = [b.name for b in buffers if b.is_output]
        inputs = [b.name for b in buffers if not b.is_output]
        program = self.program(tensors)
        self._ttnn.generic_op([tensors[name] for name in inputs + outputs], program)
        for name in outputs:
            if is_torch(given[name]):
                given[name].copy_(self._ttnn.to_torch(tensors[name]))
        results = tuple(given[name] for name in outputs)
        return results[0] if len(results) == 1 else results

    def program(self, tensors: dict[str, Any]) -> Any:
        """The program's descriptor for tensors on the device, by parameter name."""
        on_device = {
            name: DeviceTensor(
                tensor.buffer_address(), list(self._ttnn.TensorAccessorArgs(tensor).get_compile_time_args())
            )
            for name, tensor in tensors.items()
        }
        return program_descriptor(self._ttnn, self._compiled.plan, self._compiled.kernel_sources, on_device)

    def _by_name(self, positional: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any]:
        names = [buffer.name for buffer in self._compiled.plan.buffers]
        given = {**dict(zip(names, positional, strict=False)), **named}
        if len(positional) + len(named) != len(names) or sorted(given) != sorted(names):
            raise self._check.error(
                f"takes {len(names)} tensors, got {len(positional) + len(named)}", expected=", ".join(names)
            )
        return given

    def _device_of(self, given: dict[str, Any]) -> Any:
        """The one device of the call, checked against what the kernel was made for."""
        ttnn = self._ttnn
        devices = [] if self._device is None else [self._device]
        for name, tensor in given.items():
            if isinstance(tensor, ttnn.Tensor) and tensor.storage_type() == ttnn.StorageType.DEVICE:
                devices.append(tensor.device())
                if tensor.device() != devices[0]:
                    raise self._check.error(
                        f"{name} is on another device", expected="all tensors on one device"
                    )
        if not devices:
            raise self._no_device()
        plan = self._compiled.plan
        columns = max(area.end[0] for area in plan.core_ranges) + 1
        rows = max(area.end[1] for area in plan.core_ranges) + 1
        self._check.check_device(devices[0], plan.target.arch, columns, rows)
        return devices[0]

    def _no_device(self) -> Exception:
        if not self._any_device():
            return self._check.error(
                "there is no Tenstorrent device on this machine",
                help="run the kernel on the mock device with tilemetal.jit, or name a simulator in "
                "TT_METAL_SIMULATOR",
            )
        return self._check.error(
            "none of the tensors is on a device",
            expected="ttnn tensors on a device, or the device itself",
            help="TtnnKernel(compiled, device=ttnn.open_device(device_id=0))",
        )

    def _any_device(self) -> bool:
        try:
            return bool(self._ttnn.GetNumAvailableDevices())
        except RuntimeError:
            # Where there is no card, ttnn fails to look for one instead of counting none.
            return False
