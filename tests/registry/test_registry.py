"""The registry is consistent, and the reference page is what it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tilemetal.codegen import registry
from tilemetal.codegen.registry import Engine, Intrinsic, Kind, Level

ROOT = Path(__file__).parents[2]
ENTRIES = list(registry.all_intrinsics())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.name)
def test_entry_is_complete_for_its_level(entry: Intrinsic) -> None:
    assert entry.doc.endswith(".")
    if entry.level is Level.DEVICE:
        assert entry.spelling
        assert entry.roles
    else:
        assert not entry.spelling


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.init], ids=lambda e: e.name)
def test_initialisation_gets_its_arguments_from_the_operation(entry: Intrinsic) -> None:
    init = registry.get(entry.init)
    assert init.engine is entry.engine
    assert {arg.name for arg in init.args} <= {arg.name for arg in entry.args}


@pytest.mark.parametrize(
    "entry", [e for e in ENTRIES if e.engine is Engine.FPU and e.init], ids=lambda e: e.name
)
def test_fpu_operation_says_which_register_each_operand_goes_to(entry: Intrinsic) -> None:
    sources = [arg.source for arg in entry.args if arg.kind is Kind.CB]
    assert sources
    assert set(sources) <= {"A", "B"}
    assert len(set(sources)) == len(sources)


def test_lookup_takes_both_spellings() -> None:
    assert registry.find("tt.pack_tile") is registry.find("pack_tile")
    assert registry.find("tt.nothing") is None


def test_importing_the_registry_does_not_import_tvm() -> None:
    code = (
        "import sys, tilemetal.codegen.registry as r; list(r.all_intrinsics()); print('tvm' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "False\n"
    )


def test_reference_page_is_current() -> None:
    result = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "intrinsics_page.py"), "--check"],
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stdout + result.stderr
