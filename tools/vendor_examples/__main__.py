"""Builds and runs the vendor's programming examples, unmodified, on the mock of September 2025.

One line for each example: PASS, FAIL with the reason, or SKIP with what it needs. Exit status 1 when
any fails.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .examples import IN_TREE, Example, find_examples, first_error, verdict

REPOSITORY = Path(__file__).resolve().parents[2]


def write_project(build: Path, folder: Path, examples: list[Example]) -> None:
    includes = [folder / "matmul/matmul_common", folder, build / "root"]
    lines = [
        "cmake_minimum_required(VERSION 3.22...4.0)",
        "project(vendor_examples LANGUAGES CXX)",
        f'add_subdirectory("{REPOSITORY / "cpp/mock"}" mock)',
        "include_directories(" + " ".join(f'"{path}"' for path in includes) + ")",
        f'add_compile_definitions("OVERRIDE_KERNEL_PREFIX=\\"{IN_TREE}/\\"")',
        # The vendor's own build lets arguments narrow.
        "add_compile_options(-w -Wno-narrowing)",
        "link_libraries(TT::Metalium2025)",
        *(f'add_executable({example.target} "{example.source}")' for example in examples),
    ]
    text = "\n".join(lines) + "\n"
    project = build / "CMakeLists.txt"
    if not project.exists() or project.read_text() != text:
        project.write_text(text)


def prepare(build: Path, folder: Path, examples: list[Example]) -> None:
    """Builds what can be built."""
    link = build / "root" / IN_TREE
    link.parent.mkdir(parents=True, exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(folder, target_is_directory=True)
    write_project(build, folder, examples)
    configure = [
        "cmake",
        "-S",
        str(build),
        "-B",
        str(build / "out"),
        "-G",
        "Ninja",
        "-DCMAKE_BUILD_TYPE=Release",
    ]
    subprocess.run(configure, check=True, stdout=subprocess.DEVNULL)
    make = ["ninja", "-C", str(build / "out"), "-j2"]
    subprocess.run([*make, "tt_metal_mock_2025"], check=True, stdout=subprocess.DEVNULL)
    targets = [example.target for example in examples]
    subprocess.run([*make, "-k0", *targets], check=False, stdout=subprocess.DEVNULL)


def build_failure(example: Example, build: Path) -> str | None:
    make = ["ninja", "-C", str(build / "out"), example.target]
    made = subprocess.run(make, capture_output=True, text=True, errors="replace")
    return None if made.returncode == 0 else first_error(made.stdout + made.stderr)


def run(example: Example, build: Path, folder: Path, limit: float) -> str | None:
    """Why the example does not pass, if so."""
    environment = {
        **os.environ,
        "TT_METAL_HOME": str(build / "root"),
        "TT_METAL_KERNEL_PATH": str(folder.parent.parent),
        "TT_METAL_CACHE": str(build / "kernels"),
        "TT_METAL_DPRINT_CORES": "all",
    }
    try:
        done = subprocess.run(
            [str(build / "out" / example.target)],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=limit,
            cwd=build / "root",
            env=environment,
        )
    except subprocess.TimeoutExpired:
        return f"not done after {limit:g} s"
    return verdict(done.returncode, done.stdout + done.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, help="the vendor's programming_examples folder")
    parser.add_argument("--build", type=Path, default=REPOSITORY / "build/vendor-examples")
    parser.add_argument("--time-limit", type=float, default=1200.0, help="seconds for one example")
    parser.add_argument("--jobs", type=int, default=2, help="examples at the same time")
    parser.add_argument("--only", default="", help="examples whose name contains this")
    arguments = parser.parse_args()
    folder = arguments.source.resolve()
    examples = [example for example in find_examples(folder) if arguments.only in example.name]
    if not examples:
        parser.error(f"no examples in {folder}")
    build = arguments.build.resolve()
    runnable = [example for example in examples if example.skip is None]
    prepare(build, folder, runnable)

    unbuilt = {example: build_failure(example, build) for example in runnable}
    counts = {"PASS": 0, "FAIL": 0, "SKIP": 0}
    with ThreadPoolExecutor(arguments.jobs) as pool:
        running = {
            example: pool.submit(run, example, build, folder, arguments.time_limit)
            for example, failure in unbuilt.items()
            if failure is None
        }
        for example in examples:
            if example.skip is not None:
                word, reason = "SKIP", example.skip
            else:
                failure = unbuilt[example] or running[example].result()
                word, reason = ("PASS", "") if failure is None else ("FAIL", failure)
            counts[word] += 1
            print(f"{word}  {example.name}{'  ' + reason if reason else ''}", flush=True)
    print(", ".join(f"{count} {word}" for word, count in counts.items()))
    return 1 if counts["FAIL"] else 0


if __name__ == "__main__":
    sys.exit(main())
