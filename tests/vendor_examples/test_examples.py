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
        ("CreateKernel(program, file, core, EthernetConfig{});", "needs Ethernet"),
        ("detail::ReadDeviceProfilerResults(device);", "needs the device profiler"),
        ("auto trace = BeginTraceCapture(device, 0);", "needs trace capture"),
    ],
)
def test_example_that_needs_what_the_mock_lacks_is_skipped(tmp_path, line, reason):
    (tmp_path / "one.cpp").write_text("int main() {\n    " + line + "\n}\n")
    (example,) = find_examples(tmp_path)
    assert example.skip == reason


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
