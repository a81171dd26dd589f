"""What counts as an example, and when it has passed."""

from __future__ import annotations

import pytest

from tools.vendor_examples.examples import find_examples, first_error, verdict

MAIN = "int main() { return 0; }\n"


def test_examples_are_the_programs_outside_folders_of_kernels(tmp_path):
    for name, text in {
        "loopback/loopback.cpp": MAIN,
        "loopback/kernels/copy.cpp": MAIN,
        "matmul/one_core/matmul.cpp": MAIN,
        "matmul/common/shared.cpp": "void shared() {}\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert [example.name for example in find_examples(tmp_path)] == ["loopback", "matmul/one_core/matmul"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("auto core = device->ethernet_core_from_logical_core({0, 0});", "needs Ethernet"),
        ('CreateKernel(program, "tests/kernels/missing.cpp");', "needs tests/kernels/missing.cpp of"),
        ('CreateKernel(program, "tests/kernels/present.cpp");', None),
        ('CreateKernel(program, "tt_metal/programming_examples/own/kernels/plain.cpp");', None),
        ("if (any) CreateKernel(program, file, core, EthernetConfig{});", None),
    ],
)
def test_example_that_needs_what_is_not_there_is_skipped(tmp_path, line, reason):
    folder = tmp_path / "tt_metal/programming_examples"
    for name, text in {
        "tt_metal/programming_examples/own/own.cpp": "int main() {\n    " + line + "\n}\n",
        "tt_metal/programming_examples/own/kernels/plain.cpp": "\n",
        "tests/kernels/present.cpp": "\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (example,) = find_examples(folder)
    assert example.skip is None if reason is None else example.skip.startswith(reason)


@pytest.mark.parametrize(
    ("status", "output", "failure"),
    [
        (0, "Test Passed\n", None),
        (0, "Result = 14 : Expected = 14\n", None),
        (0, "Result = 13 : Expected = 14\n", "its output says: Result = 13, Expected = 14"),
        (0, "Mismatch at index 3\n", "its output says: Mismatch at index 3"),
        (3, "a\nlast words\n", "exit status 3: last words"),
        (
            -6,
            "what():  tilemetal mock: cb-deadlock: nothing can run\n  more\n",
            "cb-deadlock: nothing can run",
        ),
    ],
)
def test_verdict(status, output, failure):
    assert verdict(status, output) == failure


def test_first_error_of_a_build():
    assert (
        first_error("[1/2] x\nFAILED: a.o\na.cpp:3:1: error: no\na.cpp:4:1: error: so\n")
        == "a.cpp:3:1: error: no"
    )
