"""The command ``report``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from .compile_check import MockCompiler, check_all
from .report import measure, page
from .wheel_tree import Kernel, kernels_of

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_ROOT = Path(__file__).resolve().parents[2]


@click.group(help="Measure how much of the SDK's device API the mock provides.")
def main() -> None:
    """Entry point; a page that is out of date ends the process with status 1."""


@main.command("report")
@click.argument("wheel", type=_FOLDER)
@click.option("--kernelc", type=_FILE, required=True, help="The mock's tt-mock-kernelc.")
@click.option("--sample", type=click.IntRange(0), help="Compile only so many kernels, evenly spread.")
@click.option(
    "-j", "--jobs", type=click.IntRange(1), default=2, show_default=True, help="Compilers at a time."
)
@click.option("--output", type=click.Path(path_type=Path), default=_ROOT / "docs" / "api-coverage.md")
@click.option("--check", is_flag=True, help="Compare with the page instead of writing it.")
@click.option("--list", "listed", is_flag=True, help="Also print each kernel that does not compile.")
def report_command(
    wheel: Path, kernelc: Path, sample: int | None, jobs: int, output: Path, check: bool, listed: bool
) -> None:
    """Write the coverage page for the unpacked WHEEL (its folder that holds tt_metal/ and ttnn/)."""
    kernels = kernels_of(wheel.resolve())
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tilemetal" / "api_coverage"
    compiler = MockCompiler(kernelc.resolve(), cache)
    headers = _ROOT / "cpp" / "mock" / "include"
    coverage = measure(wheel.resolve(), headers, kernels, compiler.defined_names())
    verdicts = list(check_all(compiler, _spread(kernels, sample), jobs))
    if listed:
        for verdict in verdicts:
            if not verdict.compiles:
                click.echo(f"{verdict.kernel.name}: {verdict.error}", err=True)
    text = page(coverage, verdicts)
    if check:
        if not output.is_file() or output.read_text(encoding="utf-8") != text:
            click.echo(f"{output}: out of date; write it with: python tools/api_coverage report", err=True)
            sys.exit(1)
        return
    output.write_text(text, encoding="utf-8")


def _spread(kernels: list[Kernel], sample: int | None) -> list[Kernel]:
    if sample is None or sample >= len(kernels):
        return kernels
    return [kernels[index * len(kernels) // sample] for index in range(sample)]
