"""Programs that break one rule each are stopped with the rule and the kernel's line; mended, they all run."""

from __future__ import annotations

import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

# Kernels are instrumented for other sanitizers, which are left to find plain pointers.
SANITIZED = "TILEMETAL_MOCK_SANITIZED" in os.environ
NAMED = ("deadlock", "equality overshot")


@pytest.fixture(scope="module")
def faults(mock_build, kernel_cache):
    """(name, rule, outcome) of every fault program, run two at a time."""
    environment = {**os.environ, "TT_METAL_CACHE": str(kernel_cache)}
    program = str(mock_build / "faults")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, *arguments], capture_output=True, text=True, timeout=60, env=environment
        )

    rows = [line.split("\t") for line in run().stdout.splitlines()]
    if SANITIZED and "TILEMETAL_SANITIZE_ALL" not in os.environ:
        # Compiling their kernels takes long: one program per rule, and those that other tests look at.
        one_per_rule = {rule: number for number, rule, _ in reversed(rows)}.values()
        rows = [row for row in rows if row[0] in one_per_rule or row[2] in NAMED]
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(run, [number for number, _, _ in rows]))
    return [(name, rule, outcome) for (_, rule, name), outcome in zip(rows, outcomes, strict=True)]


def test_every_fault_is_named_at_its_line_and_runs_once_mended(faults):
    missed = {name: done.stdout + done.stderr for name, _, done in faults if done.returncode != 0}
    assert not missed


def test_every_rule_has_a_program_that_breaks_it(faults):
    page = (Path(__file__).parents[2] / "docs/rules.md").read_text()
    rules = set(re.findall(r"^\| `([a-z0-9-]+)` \|", page, re.MULTILINE))
    broken = {rule for _, rule, _ in faults}
    assert rules - broken <= ({"wild-pointer"} if SANITIZED else set())
    assert broken <= rules


def test_overshot_equality_is_named(faults):
    (text,) = [done.stdout for name, _, done in faults if name == "equality overshot"]
    assert "semaphore 0 is 2: it is 3, past the 2 waited for" in text


def test_deadlock_shows_who_waits_for_what(faults):
    (text,) = [done.stdout for name, _, done in faults if name == "deadlock"]
    waiting = [line for line in text.splitlines() if " waits at " in line]
    assert len(waiting) == 2
    assert "c_16: 4 pages of 2048 B Float16_b, received 0, acked 0" in waiting[1] + waiting[0]
    assert "c_0: 4 pages of 2048 B Float16_b, received 1, acked 1" in waiting[0] + waiting[1]
