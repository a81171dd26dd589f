"""Tensors handed to a kernel that runs through ttnn: checked against the plan, converted where ttnn can."""

from __future__ import annotations

from typing import Any

from ..errors import ExecutionError, SourceLocation
from ..plan import Buffer


class TensorCheck:
    """Says what is wrong with the tensors of one kernel; ``location`` is the kernel in its author's file."""

    def __init__(self, ttnn: Any, kernel: str, location: SourceLocation | None) -> None:
        self._ttnn = ttnn
        self._kernel = kernel
        self._location = location

    def check(self, buffer: Buffer, tensor: Any) -> None:
        """Raise ExecutionError unless ``tensor`` is what the plan says of ``buffer``, on a device."""
        ttnn = self._ttnn
        if not isinstance(tensor, ttnn.Tensor):
            raise self.error(f"{buffer.name} is {type(tensor).__name__}", expected="a ttnn or PyTorch tensor")
        self._require(
            buffer, "shape", buffer.shape, tuple(tensor.shape), "reshape it, or compile the kernel for it"
        )
        self._require(
            buffer,
            "dtype",
            getattr(ttnn, buffer.dtype),
            tensor.dtype,
            f"ttnn.typecast(x, ttnn.{buffer.dtype})",
        )
        self._require(
            buffer, "layout", ttnn.TILE_LAYOUT, tensor.layout, "ttnn.to_layout(x, ttnn.TILE_LAYOUT)"
        )
        self._require(
            buffer, "tile shape", buffer.tile_shape, tuple(tensor.tile.tile_shape), "keep the default tile"
        )
        if tensor.storage_type() != ttnn.StorageType.DEVICE or not tensor.is_allocated():
            raise self.error(
                f"{buffer.name} is not on a device",
                expected="a tensor in device memory",
                help="ttnn.to_device(x, device)",
            )
        memory = tensor.memory_config()
        self._require(
            buffer,
            "memory layout",
            ttnn.TensorMemoryLayout.INTERLEAVED,
            memory.memory_layout,
            "ttnn.to_memory_config(x, ttnn.DRAM_MEMORY_CONFIG)",
        )
        self._require(
            buffer,
            "memory",
            getattr(ttnn.BufferType, buffer.memory),
            memory.buffer_type,
            f"ttnn.to_memory_config(x, ttnn.{buffer.memory}_MEMORY_CONFIG)",
        )

    def check_device(self, device: Any, arch: str, columns: int, rows: int) -> None:
        """Raise ExecutionError unless ``device`` has the architecture and the cores the kernel needs."""
        found = device.arch().name.lower()
        if found != arch:
            raise self.error(
                "the device has another architecture",
                expected=arch,
                found=found,
                help=f'compile the kernel with target="{found}"',
            )
        grid = device.compute_with_storage_grid_size()
        if grid.x < columns or grid.y < rows:
            raise self.error(
                "the device has too few cores",
                expected=f"at least {columns}x{rows}",
                found=f"{grid.x}x{grid.y}",
                help="compile the kernel for a Target with a narrower core_grid",
            )

    def error(
        self, what: str, *, expected: str | None = None, found: str | None = None, help: str | None = None
    ) -> ExecutionError:
        """An error of this kernel, with its place."""
        return ExecutionError(
            f"{self._kernel}: {what}", location=self._location, expected=expected, found=found, help=help
        )

    def _require(self, buffer: Buffer, what: str, expected: Any, found: Any, help: str) -> None:
        if found != expected:
            raise self.error(
                f"{buffer.name} has the wrong {what}", expected=str(expected), found=str(found), help=help
            )


def is_torch(tensor: Any) -> bool:
    """Whether ``tensor`` is PyTorch's, without importing PyTorch."""
    return type(tensor).__module__.partition(".")[0] == "torch"


def from_torch(ttnn: Any, buffer: Buffer, tensor: Any, device: Any) -> Any:
    """A PyTorch tensor on the device, stored as the plan says of ``buffer``."""
    return ttnn.from_torch(
        tensor,
        dtype=getattr(ttnn, buffer.dtype),
        layout=ttnn.TILE_LAYOUT,
        device=device,
        memory_config=getattr(ttnn, f"{buffer.memory}_MEMORY_CONFIG"),
    )
