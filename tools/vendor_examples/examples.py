"""What examples a folder holds, and what the output of one says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

IN_TREE = "tt_metal/programming_examples"  # where the folder is in the vendor's tree

# What the mock does not have, by what shows that an example needs it. Programs that add kernels on Ethernet
# cores only where there are any run.
_NEEDS = {
    "needs Ethernet": re.compile(
        r"ethernet_core_from|connected_ethernet|ethernet_sockets|tt_fabric|[/_]fabric\b"
    ),
}
# Kernels are named by their path in the vendor's tree.
_KERNEL = re.compile(r'"((?:tests|tt_metal|ttnn)/[^"\n]+\.cpp)"')

# Examples that end well whatever they found say it in their output.
_DENIALS = re.compile(r"test failed|mismatch|did not match|does not match|\[❌ FAIL\]", re.IGNORECASE)
_RESULT = re.compile(r"Result = (\S+)")
_EXPECTED = re.compile(r"Expected = (\S+)")
_DIAGNOSIS = re.compile(r"tilemetal mock: (.+)")


@dataclass(frozen=True)
class Example:
    name: str  # path below the folder, without extension; only the folder where both have one name
    source: Path
    skip: str | None

    @property
    def target(self) -> str:
        return re.sub(r"\W", "_", self.name)


def find_examples(folder: Path) -> Iterator[Example]:
    """Every C++ file outside folders of kernels that has a main function, in the order of their paths."""
    for source in sorted(folder.rglob("*.cpp")):
        relative = source.relative_to(folder)
        if "kernels" in relative.parts:
            continue
        text = source.read_text(encoding="utf-8", errors="replace")
        if re.search(r"^\s*int main\s*\(", text, re.MULTILINE) is None:
            continue
        path = relative.with_suffix("")
        name = path.parent if path.name == path.parent.name else path
        yield Example(name.as_posix(), source, reason_to_skip(text, folder))


def reason_to_skip(text: str, folder: Path) -> str | None:
    """What a program needs that is not there: parts of the device, or kernels of the vendor's tree."""
    for reason, sign in _NEEDS.items():
        if sign.search(text):
            return reason
    for name in _KERNEL.findall(text):
        kernel = folder / name.removeprefix(f"{IN_TREE}/")
        if not kernel.exists():
            kernel = folder.parent.parent / name
        if not kernel.exists():
            return f"needs {name} of the vendor's tree, which is not around {folder}"
    return None


def verdict(status: int, output: str) -> str | None:
    """None when the example passed, else why it did not."""
    if diagnosis := _DIAGNOSIS.search(output):
        return diagnosis[1]
    if status != 0:
        lines = [line.strip() for line in output.splitlines() if line.strip()]
        return f"exit status {status}: {lines[-1] if lines else 'no output'}"
    if denial := _DENIALS.search(output):
        line = next(line for line in output.splitlines() if denial[0] in line)
        return f"its output says: {line.strip()}"
    results, expected = _RESULT.findall(output), _EXPECTED.findall(output)
    if results != expected and len(results) == len(expected):
        return f"its output says: Result = {results[0]}, Expected = {expected[0]}"
    return None


def first_error(build_output: str) -> str:
    """The first message of the compiler or linker in the output of a build."""
    for line in build_output.splitlines():
        if ": error:" in line or ": fatal error:" in line or "undefined reference" in line:
            return line.strip()
    return "the build failed"
