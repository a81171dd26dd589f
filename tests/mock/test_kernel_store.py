"""Kernels that tt-mock-kernelc compiled ahead of time are found by the program that needs them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

KERNELS = Path(__file__).parent / "programs" / "kernels"


def accessor(buffer: str) -> dict[str, str]:
    return {"kind": "accessor", "buffer": buffer}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The plan of the program eltwise_add, beside its kernels."""
    for name in ("read_tiles.cpp", "write_tiles.cpp", "add_tiles.cpp"):
        shutil.copy(KERNELS / name, tmp_path)
    tensor = {"memory": "DRAM", "layout": "interleaved", "page_size": 2048}
    document = {
        "target": {"arch": "wormhole_b0", "metalium": "0.81"},
        "buffers": [{"name": name, **tensor} for name in "ABC"],
        "circular_buffers": [{"cb_id": cb, "data_format": "Float16_b"} for cb in (0, 1, 16)],
        "kernels": [
            {
                "role": "reader",
                "source": "read_tiles.cpp",
                "compile_time_args": [{"kind": "value", "value": 2}, accessor("A"), accessor("B")],
            },
            {"role": "writer", "source": "write_tiles.cpp", "compile_time_args": [accessor("C")]},
            {
                "role": "compute",
                "source": "add_tiles.cpp",
                "compile_time_args": [],
                "config": {"math_fidelity": "HiFi4"},
            },
        ],
    }
    path = tmp_path / "tt.plan.json"
    path.write_text(json.dumps(document))
    return path


def compile_plan(mock_build: Path, store: Path, plan: Path) -> subprocess.CompletedProcess[str]:
    tool = mock_build / "mock" / "tt-mock-kernelc"
    return subprocess.run(
        [str(tool), "--store", str(store), str(plan)], capture_output=True, text=True, timeout=60
    )


def test_program_uses_the_store_and_compiles_nothing(mock_build, run_program, plan, tmp_path):
    store = tmp_path / "store"
    compiled = compile_plan(mock_build, store, plan)
    assert compiled.returncode == 0, compiled.stderr
    assert len(list(store.glob("*.so"))) == 3
    cache = tmp_path / "cache"
    done = run_program("precompiled", str(store), TT_METAL_CACHE=str(cache))
    assert done.returncode == 0, done.stdout + done.stderr
    assert not cache.exists()


def test_up_to_date_store_is_left_alone(mock_build, plan, tmp_path):
    store = tmp_path / "store"
    compile_plan(mock_build, store, plan)
    before = {path: path.stat().st_mtime_ns for path in store.iterdir()}
    assert compile_plan(mock_build, store, plan).returncode == 0
    assert {path: path.stat().st_mtime_ns for path in store.iterdir()} == before


def test_kernel_that_does_not_compile_is_reported_by_name(mock_build, plan, tmp_path):
    (tmp_path / "add_tiles.cpp").write_text("void kernel_main() { no_such_function(); }\n")
    failed = compile_plan(mock_build, tmp_path / "store", plan)
    assert failed.returncode == 1
    assert "kernel add_tiles.cpp does not compile" in failed.stderr
    assert "add_tiles.cpp:1:" in failed.stderr


def test_plan_with_a_mistake_is_refused_with_its_place(mock_build, tmp_path):
    plan = tmp_path / "tt.plan.json"
    plan.write_text('{"target": {"arch": }}')
    refused = compile_plan(mock_build, tmp_path / "store", plan)
    assert refused.returncode == 1
    assert "line 1, column 21" in refused.stderr
