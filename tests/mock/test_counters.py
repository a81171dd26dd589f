"""Counters of small programs against numbers counted by hand from their kernels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tilemetal.codegen.intrinsics import eltwise, matmul

TILE = 2048


@pytest.fixture
def count(run_program, tmp_path):
    def run(program: str, **environment: str) -> dict[str, Any]:
        file: Path = tmp_path / "counters.json"
        done = run_program(program, TILEMETAL_MOCK_COUNTERS=str(file), **environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(file.read_text())

    return run


def _processor(counters: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [p for p in counters["processors"] if p["processor"] == name]
    return found


def _operation(processor: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [o for o in processor["operations"] if o["name"] == name]
    return found


def test_loopback_reads_and_writes_each_page_once(count):
    counters = count("loopback")
    (copier,) = counters["processors"]
    noc = copier["noc"][0]
    assert noc["read"] == noc["write"] == {"transactions": 50, "bytes": 50 * TILE}
    assert copier["dram_bytes_read"] == copier["dram_bytes_written"] == 50 * TILE
    assert copier["barriers"] == 100
    assert counters["cycles"] == copier["cycles"]


def test_eltwise_passes_each_tile_through_all_units(count):
    counters = count("eltwise_add")
    compute = _processor(counters, "TRISC")
    assert _operation(compute, "add_tiles")["calls"] == 7
    assert _operation(compute, "pack_tile")["tiles"] == 7
    assert compute["dst_sections"] == 7
    reader = _processor(counters, "NCRISC")
    writer = _processor(counters, "BRISC")
    assert reader["dram_bytes_read"] == 14 * TILE
    assert writer["dram_bytes_written"] == 7 * TILE
    pushed = {ring["index"]: ring["pages_pushed"] for ring in reader["circular_buffers"]}
    assert pushed == {0: 7, 1: 7}


def test_matmul_counts_tile_products(count):
    counters = count("matmul_single_core")
    compute = _processor(counters, "TRISC")
    assert _operation(compute, "matmul_tiles")["tiles"] == 2 * 4 * 3
    assert _processor(counters, "NCRISC")["noc"][0]["read"]["bytes"] == 2 * (2 * 4 * 3) * TILE


def _phases(entry: Any) -> int:
    return entry.cycles.fixed + 4 * entry.cycles.per_phase


def test_costs_agree_with_those_the_compiler_plans_with(count):
    registry = {entry.name: entry for entry in (*matmul.ENTRIES, *eltwise.ENTRIES)}
    product = _operation(_processor(count("matmul_single_core"), "TRISC"), "matmul_tiles")
    assert product["cycles"] == product["calls"] * _phases(registry["matmul_tiles"])
    total = _operation(_processor(count("eltwise_add"), "TRISC"), "add_tiles")
    assert total["cycles"] == total["calls"] * _phases(registry["add_tiles"])


def test_all_devices_of_a_run_are_counted(run_program, tmp_path):
    counters, trace = tmp_path / "counters.json", tmp_path / "trace.json"
    done = run_program(
        "mesh_queues",
        "split",
        TILEMETAL_MOCK_COUNTERS=str(counters),
        TILEMETAL_MOCK_TRACE=str(trace),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    first, second = json.loads(counters.read_text())["processors"]
    assert (first.pop("device"), second.pop("device")) == (0, 1)
    assert first == second
    events = json.loads(trace.read_text())["traceEvents"]
    names = [event["args"]["name"] for event in events if event["name"] == "process_name"]
    assert [name[: len("device 0")] for name in names] == ["device 0", "device 1"]


def test_transaction_ids_and_atomics_are_waited_for(count):
    counters = count("noc_states")
    assert all(p["barrier_cycles"] > 0 for p in counters["processors"] if p["barriers"] > 0)


def test_stalls_are_part_of_the_time(count):
    for processor in count("eltwise_add")["processors"]:
        times = zip(processor["thread_cycles"], processor["stall_cycles"], strict=True)
        assert all(stalled <= cycles for cycles, stalled in times)


def test_a_faster_clock_is_told(count):
    assert count("loopback", TT_METAL_MOCK_ARCH="blackhole")["clock_mhz"] == 1350
