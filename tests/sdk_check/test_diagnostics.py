"""Compiler output and the kernel lines it leads to."""

from __future__ import annotations

from pathlib import Path

from sdk_check.diagnostics import Place, parse_diagnostics

KERNEL = Path("/my build/add.reader.cpp")
SDK = Path("/cache/sdk")

IN_KERNEL = """\
In file included from /scratch/kernel_includes.hpp:1,
                 from /cache/sdk/ncrisck.cc:20:
/my build/add.reader.cpp: In function 'void kernel_main()':
/my build/add.reader.cpp:3:22: error: 'mm_init' was not declared in this scope
    3 | mm_init(0);
/my build/add.reader.cpp:3:22: note: did you mean this
"""
IN_HEADER = """\
In file included from /cache/sdk/api.h:10,
                 from /my build/add.reader.cpp:1:
/cache/sdk/args.h: In instantiation of 'constexpr uint32_t get_ct_arg() [with long unsigned int Idx = 5]':
/cache/sdk/accessor.h:40:7:   required from 'struct TensorAccessorArgs<5>'
/my build/add.reader.cpp:4:32:   required from here
/cache/sdk/args.h:27:23: error: static assertion failed: Index out of range
/cache/sdk/args.h:28:35: error: array subscript value '5' is outside the bounds
"""
IN_MACRO = """\
/cache/sdk/api.h:7:9: error: expected primary-expression
/my build/add.reader.cpp:9:5: note: in expansion of macro 'PACK'
"""


def test_an_error_in_the_kernel_keeps_its_place() -> None:
    (diagnostic,) = parse_diagnostics(IN_KERNEL, KERNEL)
    assert diagnostic.kernel == Place("/my build/add.reader.cpp", 3, 22)
    assert diagnostic.is_error
    assert diagnostic.format("add.reader.cpp", SDK) == (
        "add.reader.cpp:3:22: error: 'mm_init' was not declared in this scope"
    )


def test_an_error_in_a_header_is_shown_at_the_kernel_line_that_leads_there() -> None:
    first, second = parse_diagnostics(IN_HEADER, KERNEL)
    assert first.kernel == second.kernel == Place("/my build/add.reader.cpp", 4, 32)
    assert first.format("add.reader.cpp", SDK) == (
        "add.reader.cpp:4:32: error: static assertion failed: Index out of range [in args.h:27]"
    )


def test_a_macro_is_traced_by_its_note() -> None:
    (diagnostic,) = parse_diagnostics(IN_MACRO, KERNEL)
    assert diagnostic.kernel == Place("/my build/add.reader.cpp", 9, 5)


def test_an_error_without_a_kernel_line_names_the_header() -> None:
    (diagnostic,) = parse_diagnostics("/cache/sdk/api.h:7:9: error: broken\n", KERNEL)
    assert diagnostic.kernel is None
    assert diagnostic.format("add.reader.cpp", SDK) == "api.h:7: error: broken"


def test_warnings_are_no_errors_and_repeats_are_dropped() -> None:
    line = "/my build/add.reader.cpp:2:1: warning: 'f' is deprecated\n"
    (diagnostic,) = parse_diagnostics(line * 3, KERNEL)
    assert not diagnostic.is_error


def test_a_failure_of_the_compiler_itself_is_an_error() -> None:
    (diagnostic,) = parse_diagnostics(
        "cc1plus: fatal error: out of memory\ncompilation terminated.\n", KERNEL
    )
    assert diagnostic.format("add.reader.cpp", SDK) == "add.reader.cpp: error: out of memory"
