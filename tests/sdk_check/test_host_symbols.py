"""Host programs against the symbols of a stand-in for the real library."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from sdk_check.failure import SdkCheckError
from sdk_check.host_compiler import HostCompiler
from sdk_check.host_symbols import ObjectSymbols, compare, defined_symbols, object_symbols

LIBRARY = "namespace tt { void run(unsigned) {} void stop() {} }\n"
PROGRAM = '#include <sdk.hpp>\n#include "times.hpp"\nint main() { tt::run(kTimes); tt::stop(); }\n'
RUN, STOP = "_ZN2tt3runEj", "_ZN2tt4stopEv"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A source file with a header beside it and one of the SDK in another folder."""
    (tmp_path / "sdk").mkdir()
    (tmp_path / "sdk" / "sdk.hpp").write_text("namespace tt { void run(unsigned); void stop(); }\n")
    (tmp_path / "times.hpp").write_text("constexpr unsigned kTimes = 1;\n")
    source = tmp_path / "program.cpp"
    source.write_text(PROGRAM)
    return source


@pytest.fixture
def compiler(tmp_path: Path) -> HostCompiler:
    return HostCompiler(tmp_path / "sdk", tmp_path / "store")


def library(folder: Path, name: str, text: str) -> Path:
    source, output = folder / f"{name}.cpp", folder / f"lib{name}.so"
    source.write_text(text)
    subprocess.run(["c++", str(source), "-shared", "-fPIC", "-o", str(output)], check=True)
    return output


def test_the_same_name_in_the_real_library_is_found(
    tmp_path: Path, program: Path, compiler: HostCompiler
) -> None:
    real = library(tmp_path, "real", LIBRARY)
    objects = {"program": compiler.symbols(program)}
    verdict = compare(objects, defined_symbols([real]), frozenset(), {})
    assert verdict.accepted
    assert verdict.found == (RUN, STOP)
    compiler.link([program], real, [])


def test_another_parameter_type_is_another_name(
    tmp_path: Path, program: Path, compiler: HostCompiler
) -> None:
    real = library(tmp_path, "real", LIBRARY.replace("unsigned", "int"))
    objects = {"program": compiler.symbols(program)}
    verdict = compare(objects, defined_symbols([real]), frozenset(), {})
    assert verdict.missing == {RUN: ("program",)}
    excepted = compare(objects, defined_symbols([real]), frozenset(), {RUN: "inline"})
    assert excepted.accepted
    assert excepted.excepted == (RUN,)
    with pytest.raises(SdkCheckError, match=r"tt::run\(unsigned int\)"):
        compiler.link([program], real, [])


def test_symbols_may_be_in_any_library(tmp_path: Path, program: Path, compiler: HostCompiler) -> None:
    first = library(tmp_path, "first", "namespace tt { void run(unsigned) {} }\n")
    second = library(tmp_path, "second", "namespace tt { void stop() {} }\n")
    objects = {"program": compiler.symbols(program)}
    assert compare(objects, defined_symbols([first, second]), frozenset(), {}).accepted


def test_files_of_the_project_and_the_standard_library_are_no_part_of_the_sdk() -> None:
    objects = {
        "main": ObjectSymbols(frozenset({"_Z5localv", "_Znwm", "memcpy", RUN}), frozenset({"main"})),
        "local": ObjectSymbols(frozenset(), frozenset({"_Z5localv"})),
    }
    verdict = compare(objects, frozenset({RUN}), frozenset({"_Znwm"}), {})
    assert verdict.accepted
    assert verdict.found == (RUN,)


def test_a_library_that_a_library_needs_is_looked_for_in_its_folder(
    tmp_path: Path, program: Path, compiler: HostCompiler
) -> None:
    others = tmp_path / "other libraries"
    others.mkdir()
    needed = library(others, "needed", "namespace tt { void stop() {} }\n")
    source = tmp_path / "outer.cpp"
    source.write_text("namespace tt { void stop(); void run(unsigned) { stop(); } }\n")
    outer = tmp_path / "libouter.so"
    flags = ["-shared", "-fPIC", "-Wl,--copy-dt-needed-entries"]
    subprocess.run(["c++", str(source), *flags, str(needed.name), "-o", str(outer)], check=True, cwd=others)
    program.write_text("#include <sdk.hpp>\nint main() { tt::run(1); }\n")
    compiler.link([program], outer, [others])


def test_a_program_is_compiled_again_when_it_or_a_header_changes(
    program: Path, compiler: HostCompiler
) -> None:
    known = compiler.symbols(program)
    (kept,) = compiler.store.iterdir()
    kept.write_text('{"undefined": ["kept"], "defined": []}')
    assert compiler.symbols(program).undefined == {"kept"}
    (program.parent / "times.hpp").write_text("constexpr unsigned kTimes = 2;\n")
    assert compiler.symbols(program) == known
    assert len(list(compiler.store.iterdir())) == 2
    (compiler.headers / "sdk.hpp").write_text("namespace tt { void run(int); void stop(); }\n")
    changed = HostCompiler(compiler.headers, compiler.store)
    assert "_ZN2tt3runEi" in changed.symbols(program).undefined


def test_a_program_that_does_not_compile_is_named(program: Path, compiler: HostCompiler) -> None:
    program.write_text("int main() { return missing; }\n")
    with pytest.raises(
        SdkCheckError, match=r"program\.cpp does not compile(?s:.*)error: .missing. was not declared"
    ):
        compiler.symbols(program)


def test_a_linked_program_shows_names_without_versions(tmp_path: Path) -> None:
    source = tmp_path / "prints.cpp"
    source.write_text('#include <iostream>\nint main() { std::cout << "hello"; }\n')
    subprocess.run(["c++", str(source), "-o", str(tmp_path / "prints")], check=True)
    symbols = object_symbols(tmp_path / "prints")
    assert "_ZSt4cout" in symbols.undefined | symbols.defined
