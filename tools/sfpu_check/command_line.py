"""The command line of sfpu_check."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from sdk_check.wheel import default_sdk_folder

from tilemetal.runtime.host_library import mock_sdk

from .comparison import Words, compare
from .functions import CASES, Case
from .run import KERNELS, RunError, Runner
from .sources import ARCHITECTURES, add_prelude, copy_programs

_HEAD = ("function", "variant", "architecture", "DST", "differing inputs", "largest difference")


def all_bf16() -> Words:
    """Every bf16 number, as fp32 words."""
    return np.arange(65536, dtype=np.uint32) << 16


def some_fp32(count: int = 16384) -> Words:
    """Numbers of all exponents, the same ones every time."""
    return np.random.default_rng(81).integers(0, 1 << 32, count, dtype=np.uint32)


def prepare(sdk: Path, architecture: str, work: Path, mock_headers: Path) -> Path:
    """The folder with the SDK's programs, ready to be included."""
    folder = work / architecture / "sdk"
    copy_programs(sdk, architecture, folder)
    add_prelude(folder, mock_headers, KERNELS)
    return folder


def rows(runner: Runner, cases: Iterable[Case], widths: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """One row for each function and width of DST."""
    for case in cases:
        for width in widths:
            wide = width == "fp32"
            inputs = np.concatenate([all_bf16(), some_fp32()]) if wide else all_bf16()
            try:
                ours = runner.run(case, inputs, wide=wide, from_sdk=False)
                theirs = runner.run(case, inputs, wide=wide, from_sdk=True)
            except RunError as error:
                yield (case.function, case.variant, runner.architecture, width, "-", str(error)[:100])
                continue
            found = compare(inputs, ours, theirs)
            amount = f"{found.largest_ulp:.4g} bf16 ulp at {np.uint32(found.at).view(np.float32):.9g}"
            yield (
                case.function,
                case.variant,
                runner.architecture,
                width,
                f"{found.differing} of {found.inputs}",
                amount if found.differing else "",
            )


def main(arguments: list[str] | None = None, prog_name: str = "sfpu_check") -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog_name, description=__doc__)
    parser.add_argument("functions", nargs="*", help="names without _tile; default: all")
    parser.add_argument("--arch", choices=sorted(ARCHITECTURES), action="append", help="default: all")
    parser.add_argument("--mock", type=Path, default=None, help="folder with tt-mock-run")
    parser.add_argument("--dst", choices=("bf16", "fp32"), action="append", help="default: both")
    options = parser.parse_args(arguments)
    cases = [case for case in CASES if not options.functions or case.function in options.functions]
    binary = (options.mock or mock_sdk() / "bin") / "tt-mock-run"
    headers = Path(__file__).resolve().parents[2] / "cpp/mock/include/device"
    print("\t".join(_HEAD))
    with tempfile.TemporaryDirectory() as work:
        for architecture in options.arch or ARCHITECTURES:
            sdk = prepare(default_sdk_folder(), architecture, Path(work), headers)
            runner = Runner(binary, sdk, architecture, Path(work) / architecture)
            for row in rows(runner, cases, options.dst or ("bf16", "fp32")):
                print("\t".join(row), flush=True)
