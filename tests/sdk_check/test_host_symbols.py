"""Host programs against the symbols of a stand-in for the real library."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from sdk_check.failure import SdkCheckError
from sdk_check.host_symbols import compare, link

PROGRAM = "namespace tt { void run(unsigned); void stop(); }\nint main() { tt::run(1u); tt::stop(); }\n"
MOCK = "namespace tt { void run(unsigned) {} void stop() {} }\n"


def build(folder: Path, name: str, text: str, *flags: str) -> Path:
    source, output = folder / f"{name}.cpp", folder / name
    source.write_text(text)
    subprocess.run(["c++", str(source), *flags, "-o", str(output)], check=True)
    return output


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return build(tmp_path, "program.o", PROGRAM, "-c")


@pytest.fixture
def mock(tmp_path: Path) -> Path:
    return build(tmp_path, "libmock.so", MOCK, "-shared", "-fPIC")


def test_same_names_are_found(tmp_path: Path, program: Path, mock: Path) -> None:
    real = build(tmp_path, "libreal.so", MOCK, "-shared", "-fPIC")
    verdict = compare([program], mock, [real], {})
    assert verdict.accepted
    assert verdict.found == ("_ZN2tt3runEj", "_ZN2tt4stopEv")
    link([program], real, tmp_path / "linked")


def test_another_parameter_type_is_another_name(tmp_path: Path, program: Path, mock: Path) -> None:
    real = build(tmp_path, "libreal.so", MOCK.replace("unsigned", "int"), "-shared", "-fPIC")
    verdict = compare([program], mock, [real], {})
    assert verdict.missing == {"_ZN2tt3runEj": (program,)}
    assert compare([program], mock, [real], {"_ZN2tt3runEj": "inline"}).accepted
    with pytest.raises(SdkCheckError, match=r"tt::run\(unsigned int\)"):
        link([program], real, tmp_path / "linked")


def test_symbols_may_be_in_any_library(tmp_path: Path, program: Path, mock: Path) -> None:
    first = build(tmp_path, "libfirst.so", "namespace tt { void run(unsigned) {} }", "-shared", "-fPIC")
    second = build(tmp_path, "libsecond.so", "namespace tt { void stop() {} }", "-shared", "-fPIC")
    assert compare([program], mock, [first, second], {}).accepted
