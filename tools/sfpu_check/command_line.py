"""The command line of sfpu_check."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import numpy as np
from sdk_check.wheel import default_sdk_folder, is_fetched

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


@click.command(
    help="Compare the mock's FUNCTIONS, named without _tile, with the SDK's programs; all by default."
)
@click.argument("functions", nargs=-1)
@click.option(
    "--arch", "architectures", type=click.Choice(sorted(ARCHITECTURES)), multiple=True, help="Default: all."
)
@click.option("--dst", "widths", type=click.Choice(("bf16", "fp32")), multiple=True, help="Default: both.")
@click.option("--mock", type=click.Path(exists=True, path_type=Path), help="Folder with tt-mock-run.")
def main(
    functions: tuple[str, ...], architectures: tuple[str, ...], widths: tuple[str, ...], mock: Path | None
) -> None:
    """Print a row for each function, variant, architecture and width of DST."""
    unknown = sorted(set(functions) - {case.function for case in CASES})
    if unknown:
        raise click.BadParameter(f"no such function: {', '.join(unknown)}")
    sdk = default_sdk_folder()
    if not is_fetched(sdk):
        raise click.ClickException(f"{sdk} has no SDK; run first: python tools/sdk_check fetch")
    cases = [case for case in CASES if not functions or case.function in functions]
    binary = (mock or mock_sdk() / "bin") / "tt-mock-run"
    headers = Path(__file__).resolve().parents[2] / "cpp/mock/include/device"
    click.echo("\t".join(_HEAD))
    with tempfile.TemporaryDirectory() as work:
        for architecture in architectures or ARCHITECTURES:
            programs = prepare(sdk, architecture, Path(work), headers)
            runner = Runner(binary, programs, architecture, Path(work) / architecture)
            for row in rows(runner, cases, widths or ("bf16", "fp32")):
                click.echo("\t".join(row))
