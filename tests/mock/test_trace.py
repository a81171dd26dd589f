"""The trace is valid Chrome trace JSON: named rows, slices that nest, transfers that begin and end."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise

import pytest


@pytest.fixture
def events(run_program, tmp_path):
    file = tmp_path / "trace.json"
    done = run_program("eltwise_add", TILEMETAL_MOCK_TRACE=str(file))
    assert done.returncode == 0, done.stdout + done.stderr
    assert list(tmp_path.iterdir()) == [file]
    return json.loads(file.read_text())["traceEvents"]


def test_every_thread_of_a_core_has_a_name(events):
    names = {e["args"]["name"] for e in events if e["name"] == "thread_name"}
    assert names == {"BRISC", "NCRISC", "TRISC0 unpack", "TRISC1 math", "TRISC2 pack"}


def test_operations_of_one_unit_follow_each_other(events):
    math = [e for e in events if e.get("cat") == "math"]
    assert len(math) == 7
    assert all(a["ts"] + a["dur"] <= b["ts"] + 1e-6 for a, b in pairwise(math))


def test_transfers_end_after_they_begin(events):
    begins = {e["id"]: e["ts"] for e in events if e["ph"] == "b"}
    ends = {e["id"]: e["ts"] for e in events if e["ph"] == "e"}
    assert begins.keys() == ends.keys()
    assert all(begins[i] < ends[i] for i in begins)
    assert Counter(e["name"] for e in events if e["ph"] == "b") == {"NoC read": 14, "NoC write": 7}
