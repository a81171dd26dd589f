"""The commands ``fetch`` and ``check``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from tilemetal.errors import TilemetalError
from tilemetal.plan import ComputeConfig

from .architecture import ARCHITECTURES
from .check import Verdict, check_subjects
from .cross_compiler import find_cross_compiler
from .processors import PROCESSORS_OF_ROLE
from .subject import PLAN_FILE, Subject, subjects_of_program
from .wheel import SDK_VERSION, default_sdk_folder, fetch, is_fetched

_FOLDER = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _sdk_option(function: Callable[..., None]) -> Callable[..., None]:
    text = "Folder of the fetched headers (default: in the user's cache folder)."
    return click.option("--sdk", type=_FOLDER, default=default_sdk_folder, help=text)(function)


@click.group(help=f"Check device kernels against the device headers of SDK {SDK_VERSION}.")
def main() -> None:
    """Entry point; errors end the process with status 2, rejected kernels with status 1."""


@main.command("fetch")
@_sdk_option
@click.option("--wheel", type=_FILE, help="Use this ttnn wheel instead of downloading it.")
@click.option("--force", is_flag=True, help="Unpack again even when the headers are there.")
def fetch_command(sdk: Path, wheel: Path | None, force: bool) -> None:
    """Download the ttnn wheel and unpack its device headers; say whether the cross compiler is there."""
    try:
        if force or not is_fetched(sdk):
            fetch(sdk, wheel)
        click.echo(f"device headers of SDK {SDK_VERSION}: {sdk}")
        click.echo(f"cross compiler: {find_cross_compiler().path}")
    except TilemetalError as error:
        _fail(error)


@main.command("check")
@_sdk_option
@click.option("--plan", "program", type=click.Path(exists=True, path_type=Path), help="A generated program.")
@click.option("--role", type=click.Choice(sorted(PROCESSORS_OF_ROLE)), help="Role of SOURCE.")
@click.argument("source", type=_FILE, required=False)
@click.option("--arch", type=click.Choice(sorted(ARCHITECTURES)), help="Default: the plan's, or wormhole_b0.")
@click.option("--cta", default="", help="Compile-time words of SOURCE: 2,2048,2,2048.")
@click.option("--cb", "buffers", multiple=True, metavar="ID:FORMAT", help="Data format of a circular buffer.")
@click.option("--fp32-dest-acc", is_flag=True, help="Accumulate in 32-bit DST.")
@click.option(
    "-j", "--jobs", type=click.IntRange(1), default=2, show_default=True, help="Compilers at a time."
)
def check_command(
    sdk: Path,
    program: Path | None,
    role: str | None,
    source: Path | None,
    arch: str | None,
    cta: str,
    buffers: tuple[str, ...],
    fp32_dest_acc: bool,
    jobs: int,
) -> None:
    """Check the kernels of a generated program (--plan FOLDER), or one SOURCE (--role ROLE SOURCE)."""
    if (program is None) == (source is None):
        raise click.UsageError("give either --plan FOLDER or --role ROLE SOURCE")
    try:
        if program is not None:
            subjects = subjects_of_program(program.parent if program.name == PLAN_FILE else program, arch)
        else:
            assert source is not None
            if role is None:
                raise click.UsageError("SOURCE needs --role")
            config = ComputeConfig(fp32_dest_acc_en=fp32_dest_acc)
            subjects = [Subject(role, source, arch or "wormhole_b0", _words(cta), _formats(buffers), config)]
        verdicts = []
        for verdict in check_subjects(subjects, find_cross_compiler(), sdk, jobs):
            _report(verdict, sdk)
            verdicts.append(verdict)
    except TilemetalError as error:
        _fail(error)
    sys.exit(0 if all(v.accepted for v in verdicts) else 1)


def _words(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(word, 0) for word in text.split(",") if word.strip())
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is not a list of integers", param_hint="--cta") from error


def _formats(buffers: tuple[str, ...]) -> dict[int, str]:
    formats = {}
    for text in buffers:
        number, separator, name = text.partition(":")
        if not (separator and number.isdecimal()):
            raise click.BadParameter(f"{text!r} is not like 0:Float16_b", param_hint="--cb")
        formats[int(number)] = name
    return formats


def _report(verdict: Verdict, sdk: Path) -> None:
    errors = sum(d.is_error for d in verdict.diagnostics)
    outcome = "ok" if verdict.accepted else f"{errors} error{'s' if errors > 1 else ''}"
    subject = verdict.subject
    click.echo(f"{subject.source.name}  {subject.arch}  {verdict.processor}: {outcome}")
    for diagnostic in verdict.diagnostics:
        click.echo("  " + diagnostic.format(str(subject.source), sdk))


def _fail(error: TilemetalError) -> None:
    click.echo(str(error), err=True)
    sys.exit(2)
