"""Kernels against the SDK's headers, where they are fetched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sdk_check.architecture import ARCHITECTURES
from sdk_check.check import Verdict, check_subjects
from sdk_check.cross_compiler import find_cross_compiler
from sdk_check.subject import Subject, subjects_of_program
from sdk_check.wheel import default_sdk_folder

from tilemetal.plan import ComputeConfig

pytestmark = pytest.mark.sdk

KERNELS = Path(__file__).parent / "kernels"
ACCEPTED = sorted((KERNELS / "accepted").glob("*.cpp"))
BF16 = dict.fromkeys((0, 1, 16, 17), "Float16_b")
FP32 = dict.fromkeys((0, 1, 16, 17), "Float32")


def check(*subjects: Subject) -> list[Verdict]:
    return list(check_subjects(subjects, find_cross_compiler(), default_sdk_folder()))


def subject(source: Path, arch: str, formats: dict[int, str], config: ComputeConfig) -> Subject:
    role, _, _ = source.name.partition("_")
    return Subject(role, source, arch, (2, 2048, 2, 2048, 1), formats, config)


def complaints(verdicts: list[Verdict]) -> list[str]:
    return [d.format(v.subject.source.name, default_sdk_folder()) for v in verdicts for d in v.diagnostics]


@pytest.mark.parametrize("arch", sorted(ARCHITECTURES))
@pytest.mark.parametrize("source", ACCEPTED, ids=lambda path: path.stem)
def test_kernels_in_the_generated_style_are_accepted_without_warnings(source: Path, arch: str) -> None:
    config = ComputeConfig(fp32_dest_acc_en=True, unpack_to_dest_fp32=(0,))
    verdicts = check(subject(source, arch, BF16, ComputeConfig()), subject(source, arch, FP32, config))
    assert complaints(verdicts) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("compute_removed_init", r":3:\d+: error: 'mm_init' was not declared"),
        (
            "compute_missing_transpose",
            r":5:\d+: error: too few arguments to function 'void ckernel::matmul_block",
        ),
        ("compute_unused_variable", r":3:\d+: error: unused variable 'tiles'"),
        (
            "reader_too_few_words",
            r":4:\d+: error: static assertion failed: Index out of range \[in .*args\.h:",
        ),
        ("writer_deprecated_call", r":6:\d+: warning: .*noc_async_write_tile.* is deprecated"),
        ("writer_deprecated_call", r":7:\d+: error: 'tile_regs_acquire' was not declared"),
    ],
)
def test_mistakes_are_reported_at_their_line(name: str, message: str) -> None:
    source = KERNELS / "rejected" / f"{name}.cpp"
    verdicts = check(subject(source, "wormhole_b0", BF16, ComputeConfig()))
    assert not any(verdict.accepted for verdict in verdicts)
    for verdict in verdicts:
        assert any(re.search(re.escape(source.name) + message, text) for text in complaints([verdict]))


@pytest.mark.parametrize("arch", sorted(ARCHITECTURES))
def test_a_generated_program_is_checked_on_all_five_processors(program: Path, arch: str) -> None:
    verdicts = check(*subjects_of_program(program, arch))
    assert [v.processor for v in verdicts] == ["NCRISC", "TRISC0", "TRISC1", "TRISC2", "BRISC"]
    assert complaints(verdicts) == []
