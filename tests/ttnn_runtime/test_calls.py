"""Calling a kernel with tensors: what is launched, and what is refused with which advice."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from recorded_ttnn import BufferType, DataType, Device, Layout, Recorder, Tensor, TensorMemoryLayout

import tilemetal
from tilemetal.errors import BuildError, ExecutionError
from tilemetal.runtime.ttnn import TtnnKernel

SHAPES = {"A": (96, 64), "B": (64, 64), "C": (96, 64)}


@pytest.fixture
def ttnn(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    module = Recorder()
    monkeypatch.setitem(sys.modules, "ttnn", module)
    return module


@pytest.fixture
def device() -> Device:
    return Device()


@pytest.fixture
def tensors(device: Device) -> dict[str, Tensor]:
    return {
        name: Tensor(shape, DataType.FLOAT32, where=device, address=0x1000 * (i + 1))
        for i, (name, shape) in enumerate(SHAPES.items())
    }


class TorchTensor:
    """Stands in for a PyTorch tensor, which is known by the module of its class."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.shape = shape
        self.content: Any = None

    def copy_(self, other: Any) -> None:
        self.content = other


TorchTensor.__module__ = "torch"


def test_the_kernel_is_launched_with_the_output_last(
    ttnn: Recorder, compiled: tilemetal.CompiledKernel, tensors: dict[str, Tensor]
) -> None:
    result = TtnnKernel(compiled)(tensors["A"], tensors["B"], tensors["C"])
    assert result is tensors["C"]
    ((order, program),) = ttnn.launched
    assert order == [tensors["A"], tensors["B"], tensors["C"]]
    assert program.kernels[0].compile_time_args == [2, 2048, 2, 2048]


def test_tensors_may_be_given_by_name(
    ttnn: Recorder, compiled: tilemetal.CompiledKernel, tensors: dict[str, Tensor]
) -> None:
    TtnnKernel(compiled)(tensors["A"], C=tensors["C"], B=tensors["B"])
    assert ttnn.launched[0][0] == [tensors["A"], tensors["B"], tensors["C"]]


def test_torch_tensors_go_to_the_device_and_come_back(
    ttnn: Recorder, compiled: tilemetal.CompiledKernel, tensors: dict[str, Tensor], device: Device
) -> None:
    a, c = TorchTensor(SHAPES["A"]), TorchTensor(SHAPES["C"])
    assert TtnnKernel(compiled)(a, tensors["B"], c) is c
    assert c.content == ("from the device", 0x9000)
    assert [t.where for t in ttnn.launched[0][0]] == [device] * 3
    assert TtnnKernel(compiled, device)(a, TorchTensor(SHAPES["B"]), c) is c


def refusal(compiled: tilemetal.CompiledKernel, *tensors: Any, device: Any = None) -> str:
    with pytest.raises(ExecutionError) as error:
        TtnnKernel(compiled, device)(*tensors)
    return str(error.value)


@pytest.mark.parametrize(
    ("change", "texts"),
    [
        ({"shape": (64, 96)}, ["B has the wrong shape", "expected: (64, 64)", "found: (64, 96)"]),
        ({"dtype": DataType.BFLOAT16}, ["B has the wrong dtype", "ttnn.typecast(x, ttnn.float32)"]),
        ({"layout": Layout.ROW_MAJOR}, ["B has the wrong layout", "ttnn.to_layout(x, ttnn.TILE_LAYOUT)"]),
        ({"where": None}, ["B is not on a device", "ttnn.to_device(x, device)"]),
        ({"memory": BufferType.L1}, ["B has the wrong memory", "ttnn.DRAM_MEMORY_CONFIG"]),
        (
            {"memory_layout": TensorMemoryLayout.HEIGHT_SHARDED},
            ["B has the wrong memory layout", "expected: TensorMemoryLayout.INTERLEAVED"],
        ),
        ({"where": Device()}, ["B is on another device"]),
    ],
)
def test_tensors_that_do_not_fit_are_refused_with_the_kernels_place(
    ttnn: Recorder,
    compiled: tilemetal.CompiledKernel,
    tensors: dict[str, Tensor],
    change: dict[str, Any],
    texts: list[str],
) -> None:
    for name, value in change.items():
        setattr(tensors["B"], name, value)
    message = refusal(compiled, *tensors.values())
    assert "matmul.py:" in message
    assert all(text in message for text in texts), message
    assert ttnn.launched == []


def test_a_wrong_number_of_tensors_names_the_parameters(
    ttnn: Recorder, compiled: tilemetal.CompiledKernel, tensors: dict[str, Tensor]
) -> None:
    message = refusal(compiled, tensors["A"])
    assert "matmul: takes 3 tensors, got 1" in message
    assert "expected: A, B, C" in message


@pytest.mark.parametrize(
    ("device", "text"),
    [(Device("BLACKHOLE"), 'target="blackhole"'), (Device(grid=(1, 1)), "the device has too few cores")],
)
def test_a_device_the_kernel_was_not_made_for_is_refused(
    ttnn: Recorder, compiled: tilemetal.CompiledKernel, device: Device, text: str
) -> None:
    tensors = [Tensor(shape, DataType.FLOAT32, where=device) for shape in SHAPES.values()]
    assert text in refusal(compiled, *tensors)


@pytest.mark.parametrize(
    ("devices", "text"), [(0, "there is no Tenstorrent device"), (1, "none of the tensors is on a device")]
)
def test_without_a_device_the_advice_fits_the_machine(
    ttnn: Recorder, compiled: tilemetal.CompiledKernel, devices: int, text: str
) -> None:
    ttnn.devices = devices
    tensors = [Tensor(shape, DataType.FLOAT32) for shape in SHAPES.values()]
    assert text in refusal(compiled, *tensors)


def test_without_ttnn_the_error_names_the_extra(
    compiled: tilemetal.CompiledKernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ttnn", None)
    with pytest.raises(BuildError, match=r"pip install 'tilemetal\[ttnn\]'") as error:
        TtnnKernel(compiled)
    assert "no module ttnn" in str(error.value)


@pytest.mark.ttnn
def test_the_real_ttnn_refuses_to_run_without_a_device(compiled: tilemetal.CompiledKernel) -> None:
    ttnn = pytest.importorskip("ttnn")
    import numpy as np

    tensors = [ttnn.Tensor(np.zeros(shape, np.float32)) for shape in SHAPES.values()]
    with pytest.raises(ExecutionError, match=r"there is no Tenstorrent device|none of the tensors is on"):
        TtnnKernel(compiled)(*tensors)
