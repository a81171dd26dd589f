"""The coverage of a tiny tree laid out like the SDK's wheel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from api_coverage.causes import by_cause
from api_coverage.compile_check import Verdict
from api_coverage.declarations import declared_in
from api_coverage.op_defines import op_defines
from api_coverage.report import measure, page
from api_coverage.stand_ins import ATTEMPTS, arguments, definitions, needs_tokens, tokens
from api_coverage.vector_rows import without_operation
from api_coverage.wheel_tree import kernels_of, library_sources

API = """
// noc_not_declared(1)
namespace a {
template <bool posted = false>
inline void noc_write(unsigned target, int n = f(2)) { noc_called(target); }
}
class Ring { public: void push(); };
enum class Kind : int { One };
#define WAIT(x) x
int noc_absent(int);
int noc_refused(int);
"""
MOCK = """
void noc_write(unsigned target) { send(target); }
class Ring {};
enum class Kind : int { One };
#define WAIT(x)
inline int noc_refused(int) { api->refuse("noc_refused", at); return 0; }
"""
READER = """#include "own.hpp"
void kernel_main() {
    noc_write(get_named_compile_time_arg_val("pages"));
    Ring r; r.noc_absent(1); int noc_refused = 0;
}
"""
WRITER = """#include "experimental/kernel_args.h"
void kernel_main() { noc_absent(get_arg(args::count)); noc_refused(dfb::out); /* noc_write */ "noc_write"; }
"""
HOST = """
namespace tt::tt_metal {
class Device { public: int id() const; };
int CloseDevice(Device& device);
}
"""
LIBRARY = """
namespace tt::tt_metal {
class Device { public: int id() const; template <class T> void secret(T); };
int Device::id() const { return 1; }
template <class T> void Device::secret(T) {}
template void Device::secret<int>(int);
namespace distributed { class Device { public: void close(); }; void Device::close() {} }
class Inner { public: void work(); };
void Inner::work() {}
int CloseDevice(Device& device) { return device.id(); }
int inner_function() { return 2; }
}
"""


@pytest.fixture
def wheel(tmp_path):
    def write(name: str, text: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    write("tt_metal/hw/inc/api/api.h", API)
    write("ttnn/cpp/op/device/kernels/dataflow/reader.cpp", READER)
    write("ttnn/cpp/op/device/kernels/dataflow/own.hpp", "inline int own();\n")
    write("ttnn/cpp/op/device/kernels/compute/writer.cpp", WRITER)
    write("ttnn/cpp/op/host.cpp", "int main() {}\n")
    write("mock/device/api.h", MOCK)
    write("mock/tt-metalium/device.hpp", HOST)
    write("library.cpp", LIBRARY)
    library = tmp_path / "build/lib/libtt_metal.so"
    library.parent.mkdir(parents=True)
    subprocess.run(["c++", "-shared", "-fPIC", "-o", library, tmp_path / "library.cpp"], check=True)
    return tmp_path


def test_declarations_are_those_outside_bodies_and_comments(wheel):
    names = declared_in([wheel / "tt_metal/hw/inc/api/api.h"])
    assert set(names) == {"noc_write", "Ring", "Kind", "WAIT", "noc_absent", "noc_refused"}


def test_kernels_are_found_with_their_role_and_own_headers(wheel):
    writer, reader = kernels_of(wheel)
    assert (writer.is_compute, reader.is_compute) == (True, False)
    assert [path.name for path in library_sources(reader)] == ["reader.cpp", "own.hpp"]


def test_each_used_name_has_a_state(wheel):
    coverage = measure(wheel, wheel / "mock", kernels_of(wheel), frozenset())
    assert coverage.state == {
        "noc_write": "provided",
        "Ring": "provided",
        "noc_absent": "absent",
        "noc_refused": "refused",
    }
    assert (coverage.kernels, coverage.fully_provided) == (2, 1)


def test_every_name_of_the_headers_has_a_state_used_or_not(wheel):
    (header,) = measure(wheel, wheel / "mock", kernels_of(wheel), frozenset()).headers
    assert header.name == "api/api.h"
    assert header.states == {
        "Kind": "provided",
        "Ring": "provided",
        "WAIT": "provided",
        "noc_absent": "absent",
        "noc_refused": "refused",
        "noc_write": "provided",
    }


def test_functions_of_the_vector_unit_without_an_operation_are_refused(tmp_path):
    header = tmp_path / "include" / "some.h"
    header.parent.mkdir()
    header.write_text(
        'ALWI void some_tile_init(Location at) { sfpu_detail::init("some_tile_init", at); }\n'
        "template <bool wide = false>\n"
        'ALWI void some_tile(std::uint32_t idst) { sfpu_detail::unary("some_tile", idst); }\n'
        'ALWI void no_tile(std::uint32_t idst) {\n    sfpu_detail::unary("no_tile", idst); }\n'
    )
    (tmp_path / "table.cpp").write_text('row("some_tile", "some_tile_init")')
    assert without_operation([header], tmp_path) == {"no_tile"}


def test_host_functions_are_those_of_the_api_s_classes(wheel):
    assert measure(wheel, wheel / "mock", kernels_of(wheel), frozenset()).host == {
        "Device": {"close": "absent", "id": "provided"},
        "free functions": {"CloseDevice": "provided"},
    }


def test_stand_ins_cover_named_arguments_and_tokens(wheel):
    writer, reader = kernels_of(wheel)
    assert '{"pages",4u}' in arguments(library_sources(reader), 4)
    assert needs_tokens(writer)
    assert not needs_tokens(reader)
    generated = tokens(writer, 4)
    assert "CtaVal<uint32_t> count{4u}" in generated
    assert "DFBBindingToken<> out(0)" in generated


def test_stand_ins_may_all_differ(wheel):
    _, reader = kernels_of(wheel)
    assert "KERNEL_COMPILE_TIME_ARGS 0u,1u,2u," in arguments(library_sources(reader), ATTEMPTS[-1])


def test_kernels_get_what_their_operations_define(wheel):
    name = "ttnn/cpp/operations/data_movement/bcast/device/kernels/compute/bcast_w.cpp"
    assert op_defines(name)["CHAIN_BCAST_DIM"].endswith("::Col")
    assert definitions(kernels_of(wheel)[0]) == ""


@pytest.mark.parametrize(
    ("path", "include", "is_compute"),
    [
        ("op/device/kernels/sum.cpp", "ttnn/kernel/compute/moreh_common.hpp", True),
        ("op/device/kernels/both.cpp", 'api/compute/common.h"\n#include "api/dataflow/noc.h', False),
        ("op/device/kernels/move.cpp", "api/dataflow/dataflow_buffer.h", False),
    ],
)
def test_role_by_included_headers(wheel, path, include, is_compute):
    file = wheel / "ttnn/cpp" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'#include "{include}"\n')
    found = {kernel.path: kernel for kernel in kernels_of(wheel)}
    assert found[file].is_compute is is_compute


def test_causes_are_counted():
    errors = ["api/socket_api.h: No such file or directory", "sfpi has not been declared", "odd"] * 2
    assert [count for _, count in by_cause(errors)] == [2, 2, 2]


def test_page_is_sorted_by_use_and_sums_up(wheel):
    kernels = kernels_of(wheel)
    verdicts = [Verdict(kernels[0], False, True, "no such thing"), Verdict(kernels[1], True, False)]
    text = page(measure(wheel, wheel / "mock", kernels, frozenset()), verdicts)
    assert "| kernels whose every API name the mock provides | 1 of 2 (50.0 %) |" in text
    assert "| data-movement kernels that compile | 1 of 1 (100.0 %) |" in text
    assert text.index("`Ring`") < text.index("`noc_absent`")
    assert "| no such thing | 1 |" in text
    assert "| `api/api.h` | `Kind` `Ring` `WAIT` `noc_write` | `noc_refused` | `noc_absent` |" in text
    assert "| `Device` | `id` | `close` |" in text
    assert text == page(measure(wheel, wheel / "mock", kernels, frozenset()), verdicts)
