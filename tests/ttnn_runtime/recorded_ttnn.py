"""The part of ttnn 0.81's interface that the runtime uses, as plain records with the same constructors."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import Enum
from types import ModuleType, SimpleNamespace
from typing import Any

Layout = Enum("Layout", ["ROW_MAJOR", "TILE"])
DataType = Enum("DataType", ["BFLOAT16", "FLOAT32"])
StorageType = Enum("StorageType", ["HOST", "DEVICE"])
BufferType = Enum("BufferType", ["DRAM", "L1"])
TensorMemoryLayout = Enum("TensorMemoryLayout", ["INTERLEAVED", "HEIGHT_SHARDED"])
MathFidelity = Enum("MathFidelity", ["LoFi", "HiFi2", "HiFi3", "HiFi4"])
Arch = Enum("Arch", ["WORMHOLE_B0", "BLACKHOLE"])
UnpackToDestMode = Enum("UnpackToDestMode", ["Default", "UnpackToDestFp32"])


@dataclass(frozen=True)
class CoreCoord:
    x: int
    y: int


@dataclass(frozen=True)
class CoreRange:
    start: CoreCoord
    end: CoreCoord


@dataclass(frozen=True)
class CoreRangeSet:
    core_ranges: list[CoreRange]


@dataclass(kw_only=True)
class CBFormatDescriptor:
    buffer_index: int
    data_format: DataType
    page_size: int

    @property
    def data_format_as_uint8(self) -> int:
        return {DataType.FLOAT32: 0, DataType.BFLOAT16: 5}[self.data_format]


@dataclass(kw_only=True)
class CBDescriptor:
    total_size: int
    core_ranges: CoreRangeSet
    format_descriptors: list[CBFormatDescriptor]


@dataclass
class ReaderConfigDescriptor:
    pass


@dataclass
class WriterConfigDescriptor:
    pass


@dataclass(kw_only=True)
class ComputeConfigDescriptor:
    math_fidelity: MathFidelity = MathFidelity.HiFi4
    math_approx_mode: bool = False
    fp32_dest_acc_en: bool = False
    dst_full_sync_en: bool = False
    unpack_to_dest_mode: list[UnpackToDestMode] = field(default_factory=list)


class RuntimeArgs:
    def __init__(self) -> None:
        self.words: dict[int, dict[int, list[int]]] = defaultdict(dict)

    def __getitem__(self, x: int) -> dict[int, list[int]]:
        return self.words[x]


@dataclass(kw_only=True)
class KernelDescriptor:
    kernel_source: str
    source_type: Any
    core_ranges: CoreRangeSet
    compile_time_args: list[int]
    runtime_args: RuntimeArgs
    config: Any

    SourceType = Enum("SourceType", ["FILE_PATH", "SOURCE_CODE"])


@dataclass(kw_only=True)
class ProgramDescriptor:
    kernels: list[KernelDescriptor]
    semaphores: list[Any]
    cbs: list[CBDescriptor]


@dataclass(eq=False)
class Device:
    name: str = "WORMHOLE_B0"
    grid: tuple[int, int] = (8, 8)

    def arch(self) -> Arch:
        return Arch[self.name]

    def compute_with_storage_grid_size(self) -> CoreCoord:
        return CoreCoord(*self.grid)


@dataclass(eq=False)
class Tensor:
    shape: tuple[int, ...]
    dtype: DataType = DataType.BFLOAT16
    layout: Layout = Layout.TILE
    where: Device | None = None
    address: int = 0x1000
    memory: BufferType = BufferType.DRAM
    memory_layout: TensorMemoryLayout = TensorMemoryLayout.INTERLEAVED
    tile: Any = field(default_factory=lambda: SimpleNamespace(tile_shape=[32, 32]))

    def storage_type(self) -> StorageType:
        return StorageType.HOST if self.where is None else StorageType.DEVICE

    def is_allocated(self) -> bool:
        return True

    def device(self) -> Device | None:
        return self.where

    def memory_config(self) -> Any:
        return SimpleNamespace(buffer_type=self.memory, memory_layout=self.memory_layout)

    def buffer_address(self) -> int:
        return self.address


class TensorAccessorArgs:
    def __init__(self, tensor: Tensor) -> None:
        self._words = [2 if tensor.memory is BufferType.DRAM else 0, 2048]

    def get_compile_time_args(self) -> list[int]:
        return self._words


class Recorder(ModuleType):
    """The module; ``launched`` has the arguments of every ``generic_op``."""

    def __init__(self, devices: int = 1) -> None:
        super().__init__("ttnn")
        self.launched: list[tuple[list[Tensor], ProgramDescriptor]] = []
        self.devices = devices
        public = {name: value for name, value in globals().items() if isinstance(value, type)}
        self.__dict__.update(public)
        self.bfloat16, self.float32 = DataType.BFLOAT16, DataType.FLOAT32
        self.TILE_LAYOUT = Layout.TILE
        self.DRAM_MEMORY_CONFIG, self.L1_MEMORY_CONFIG = "DRAM config", "L1 config"
        descriptors = SimpleNamespace(UnpackToDestMode=UnpackToDestMode)
        self._ttnn = SimpleNamespace(program_descriptor=descriptors)

    def generic_op(self, tensors: list[Tensor], program: ProgramDescriptor) -> Tensor:
        self.launched.append((tensors, program))
        return tensors[-1]

    def GetNumAvailableDevices(self) -> int:
        if self.devices == 0:
            raise RuntimeError("No chips detected in the cluster")
        return self.devices

    def from_torch(self, tensor: Any, dtype: Any, layout: Any, device: Any, memory_config: Any) -> Tensor:
        assert memory_config == "DRAM config"
        return Tensor(tuple(tensor.shape), dtype, layout, device, address=0x9000)

    def to_torch(self, tensor: Tensor) -> Any:
        return ("from the device", tensor.address)
