"""Kernels of September 2025 print as they did then."""

from __future__ import annotations


def test_stream_prints_of_all_processors(run_program):
    done = run_program("metalium/device_prints_2025", TT_METAL_DPRINT_CORES="all")
    assert done.returncode == 0, done.stdout + done.stderr
    lines = set(done.stdout.splitlines())
    assert lines == {
        "0-1:BRISC: only on 0",
        "0-1:BRISC: hex ff dec 255 small 7 2.72 0.500",
        "0-1:BRISC: 1.500  1212",
        "0-1:BRISC: 1.000 2.000 ",
        "0-1:BRISC: 2.000 2.000 ",
        "0-1:BRISC: no end of line",
        "0-1:NCRISC: only on 1",
        "0-1:TRISC: math",
        "0-1:TRISC: unpack",
        "0-1:TRISC: pack",
    }
