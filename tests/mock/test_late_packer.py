"""The packer of a compute kernel falls behind where it waits for room that the others make further down."""

from __future__ import annotations

import json

import pytest

SETTINGS = "settings of the packer"
COUNTED = ["full ring of its own, popped after packing", "two sections behind", SETTINGS]


@pytest.mark.parametrize("architecture", ["wormhole_b0", "blackhole"])
def test_other_threads_go_on_while_the_packer_waits(run_program, architecture):
    done = run_program("late_packer", "all", TT_METAL_MOCK_ARCH=architecture)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("seed", ["1", "2", "3", "4"])
def test_late_calls_do_the_same_in_every_interleaving(run_program, seed):
    in_order = run_program("late_packer", "all", PRINT_CHECKSUM="1")
    done = run_program("late_packer", "all", PRINT_CHECKSUM="1", TILEMETAL_MOCK_SEED=seed)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == in_order.stdout


def test_the_packer_pays_for_its_waiting(run_program, tmp_path):
    counters = tmp_path / "counters"
    run_program("late_packer", COUNTED[0], TILEMETAL_MOCK_COUNTERS=str(counters))
    processors = json.loads(counters.read_text())["processors"]
    for compute in (one for one in processors if one["processor"] == "TRISC"):
        (ring,) = (ring for ring in compute["circular_buffers"] if ring["index"] == 2)
        # Each of three groups packs four tiles in place, each into the page that the unpackers free.
        assert ring["space_stalls"] == 12
        assert 0 < ring["space_stall_cycles"] < compute["stall_cycles"][2]


@pytest.mark.parametrize("case", COUNTED)
def test_threads_of_the_host_change_no_late_call(run_program, tmp_path, case):
    runs = set()
    for threads in ("1", "2", "4"):
        files = [tmp_path / f"counters-{threads}", tmp_path / f"trace-{threads}"]
        done = run_program(
            "late_packer",
            case,
            PRINT_CHECKSUM="1",
            TILEMETAL_MOCK_THREADS=threads,
            TILEMETAL_MOCK_COUNTERS=str(files[0]),
            TILEMETAL_MOCK_TRACE=str(files[1]),
        )
        assert done.returncode == 0, done.stdout + done.stderr
        runs.add((done.stdout, *(file.read_bytes() for file in files)))
    assert len(runs) == 1
