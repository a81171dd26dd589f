"""Metalium programs run on the mock device and compare their own results with a host computation."""

from __future__ import annotations

import re

import pytest

PROGRAMS = [
    "block_floats",
    "eltwise_add",
    "host_values",
    "include_paths",
    "l1_accumulation",
    "loopback",
    "made_in_dst",
    "matmul_multi_core",
    "matmul_single_core",
    "mesh_queues",
    "multicast",
    "noc_states",
    "raw_l1_pointers",
    "running_sum",
    "semaphore_handshake",
    "sfpu_chain",
    "sharded_accessor",
    "sharded_buffers",
    "swap_pairs",
    "transpose",
    "vector_programs",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_program_computes_what_the_host_does(run_program, program):
    done = run_program(program)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "program",
    [
        "eltwise_add",
        "matmul_single_core",
        "l1_accumulation",
        "noc_states",
        "sharded_accessor",
        "vector_programs",
    ],
)
def test_program_runs_on_blackhole(run_program, program):
    done = run_program(program, TT_METAL_MOCK_ARCH="blackhole")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("program", ["matmul_single_core", "matmul_multi_core", "l1_accumulation"])
def test_program_computes_what_the_host_does_in_float32(run_program, program):
    done = run_program(program, TILEMETAL_MOCK_NUMERICS="fast")
    assert done.returncode == 0, done.stdout + done.stderr


def test_kernel_prints_when_cores_are_named(run_program):
    done = run_program("object_style", TT_METAL_DPRINT_CORES="all")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1-1:NCRISC: first word abcd of 3 pages at 0.5\n" in done.stdout
    assert re.search(r"CB9 sz=6144 rd=(\d+) wr=\1 ack=0 rcv=3\n.*  \[0\] 0x0000abcd\n", done.stdout)
    assert re.search(r"L1\[0x\w+\] 2 words:\n.*\] 0x0000abcd\n.*4\] 0x0000abcd\n", done.stdout)


def test_kernel_does_not_print_unasked(run_program):
    done = run_program("object_style")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == "PASS\n"
