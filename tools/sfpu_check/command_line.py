"""The command line of sfpu_check."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import numpy as np
from sdk_check.wheel import default_sdk_folder, is_fetched

from tilemetal.runtime.host_library import mock_sdk

from .case import WIDTHS, Case
from .comparison import Difference, compare
from .functions import CASES as ONE_TILE_CASES
from .functions_of_formats import FORMAT_CASES
from .functions_of_integers import INTEGER_CASES
from .functions_of_tiles import TILE_CASES
from .functions_with_parameters import PARAMETER_CASES
from .inputs import inputs_of
from .run import KERNELS, RunError, Runner
from .sources import ARCHITECTURES, add_prelude, copy_programs

_HEAD = (
    "function",
    "variant",
    "architecture",
    "DST",
    "differing",
    "with infinities or NaN",
    "largest difference",
)
CASES = (*ONE_TILE_CASES, *PARAMETER_CASES, *TILE_CASES, *INTEGER_CASES, *FORMAT_CASES)
# Cases of one kernel: more take longer to compile than they save.
_BATCH = 8


def prepare(sdk: Path, architecture: str, work: Path, mock_headers: Path) -> Path:
    """The folder with the SDK's programs, ready to be included."""
    folder = work / architecture / "sdk"
    copy_programs(sdk, architecture, folder)
    add_prelude(folder, mock_headers, KERNELS)
    return folder


def batches(cases: Iterable[Case], width: str) -> Iterator[list[Case]]:
    """Cases that one kernel can run."""
    settings: dict[object, list[Case]] = {}
    for case in cases:
        if width in case.widths:
            settings.setdefault(case.setting, []).append(case)
    for found in settings.values():
        for start in range(0, len(found), _BATCH):
            yield found[start : start + _BATCH]


def rows(runner: Runner, cases: Iterable[Case], widths: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """One row for each function and width of DST."""
    for width in widths:
        for batch in batches(cases, width):
            yield from _rows_of(runner, batch, width)


def _rows_of(runner: Runner, batch: list[Case], width: str) -> Iterator[tuple[str, ...]]:
    wide = width == "fp32"
    inputs = inputs_of(batch[0].operands, wide)
    try:
        ours = runner.run(batch, inputs, wide=wide, from_sdk=False)
        theirs = runner.run(batch, inputs, wide=wide, from_sdk=True)
    except RunError as error:
        if len(batch) == 1:
            yield (
                batch[0].function,
                batch[0].variant,
                runner.architecture,
                width,
                "-",
                "-",
                str(error)[:100],
            )
        else:  # to know which it is
            for case in batch:
                yield from _rows_of(runner, [case], width)
        return
    floats = [kind == "float" for kind in batch[0].operands]
    for case, own, program in zip(batch, ours, theirs, strict=True):
        found = compare(inputs, own, program, floats=floats, result=case.result)
        yield (case.function, case.variant, runner.architecture, width, *_described(found, case))


def _described(found: Difference, case: Case) -> tuple[str, str, str]:
    largest = ""
    if found.differing or found.special_differing:
        unit = " bf16 ulp" if case.result == "float" else ""
        operands = ", ".join(
            f"{np.uint32(word).view(np.float32):.9g}" if kind == "float" else str(word)
            for word, kind in zip(found.at, case.operands, strict=True)
        )
        largest = f"{found.largest:.4g}{unit} at {operands}"
    special = f"{found.special_differing} of {found.special}" if found.special else ""
    return f"{found.differing} of {found.inputs}", special, largest


@click.command(
    help="Compare the mock's FUNCTIONS, named without _tile, with the SDK's programs; all by default."
)
@click.argument("functions", nargs=-1)
@click.option(
    "--arch", "architectures", type=click.Choice(sorted(ARCHITECTURES)), multiple=True, help="Default: all."
)
@click.option("--dst", "widths", type=click.Choice(WIDTHS), multiple=True, help="Default: both.")
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
            for row in rows(runner, cases, widths or WIDTHS):
                click.echo("\t".join(row))
