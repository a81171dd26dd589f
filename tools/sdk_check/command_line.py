"""The commands ``fetch``, ``check``, ``files``, ``project`` and ``host``."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from tilemetal.errors import TilemetalError
from tilemetal.plan import ComputeConfig

from .any_kernel import subjects_of_file
from .architecture import ARCHITECTURES
from .check import check_subjects
from .cross_compiler import find_cross_compiler
from .failure import SdkMissingError
from .host_check import check_host_programs, host_lines, project_host_programs
from .host_programs import HostProgram
from .processors import ROLES
from .project_check import project_subjects
from .report import summary_lines, verdict_lines
from .results import ResultStore
from .subject import PLAN_FILE, Subject, subjects_of_program
from .wheel import SDK_VERSION, default_sdk_folder, fetch, is_fetched

SKIPPED = 77
"""Exit status of a check that could not run: neither passed nor failed, as test drivers know it."""

_BUFFER = re.compile(r"(?P<id>\d+):(?P<format>\w+)(:(?P<rows>\d+)x(?P<columns>\d+))?")
_FOLDER = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


_JOBS = click.option(
    "-j", "--jobs", type=click.IntRange(1), default=2, show_default=True, help="Compilers at a time."
)


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
@click.option("--role", type=click.Choice(ROLES), help="Role of SOURCE.")
@click.argument("source", type=_FILE, required=False)
@click.option("--arch", type=click.Choice(sorted(ARCHITECTURES)), help="Default: the plan's, or wormhole_b0.")
@click.option("--cta", default="", help="Compile-time words of SOURCE: 2,2048,2,2048.")
@click.option(
    "--cb",
    "buffers",
    multiple=True,
    metavar="ID:FORMAT[:TILE]",
    help="Data format and tile (16x32) of a circular buffer.",
)
@click.option("--fp32-dest-acc", is_flag=True, help="Accumulate in 32-bit DST.")
@_JOBS
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
            formats, tiles = _buffers(buffers)
            arch = arch or "wormhole_b0"
            subjects = [Subject(role, source, arch, _words(cta), formats, config, tiles=tiles)]
        accepted = _check(subjects, sdk, jobs)
    except TilemetalError as error:
        _fail(error)
    sys.exit(0 if accepted else 1)


@main.command("files")
@_sdk_option
@_JOBS
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
def files_command(sdk: Path, jobs: int, sources: tuple[Path, ...]) -> None:
    """Check kernel files of any origin, on both architectures, with made-up arguments and buffers."""
    try:
        _require_sdk(sdk)
        subjects = [s for source in sources for s in subjects_of_file(source, list(ARCHITECTURES))]
        accepted = _check(subjects, sdk, jobs)
    except TilemetalError as error:
        _fail(error)
    sys.exit(0 if accepted else 1)


@main.command("project")
@_sdk_option
@_JOBS
@click.option("--work", type=_FOLDER, default=Path("build/sdk_check"), help="Folder for what is generated.")
def project_command(sdk: Path, jobs: int, work: Path) -> None:
    """Check every kernel and host program that the project generates or that tests the mock device."""
    try:
        _require_sdk(sdk)
        accepted = _check(list(project_subjects(work, jobs)), sdk, jobs)
        accepted &= _check_host(project_host_programs(work), sdk, jobs)
    except TilemetalError as error:
        _fail(error)
    sys.exit(0 if accepted else 1)


@main.command("host")
@_sdk_option
@_JOBS
@click.option("--work", type=_FOLDER, default=Path("build/sdk_check"), help="Folder for what is generated.")
@click.argument("sources", type=_FILE, nargs=-1)
def host_command(sdk: Path, jobs: int, work: Path, sources: tuple[Path, ...]) -> None:
    """Check that the SDK has what host programs need: SOURCES of one program, or the project's."""
    try:
        _require_sdk(sdk, kernels=False)
        programs = [HostProgram(sources[0].name, sources)] if sources else project_host_programs(work)
        accepted = _check_host(programs, sdk, jobs)
    except TilemetalError as error:
        _fail(error)
    sys.exit(0 if accepted else 1)


def _require_sdk(sdk: Path, kernels: bool = True) -> None:
    """Fetch the SDK's files unless they are there. Without them the check is skipped; CI fails."""
    try:
        if kernels:
            find_cross_compiler()
        if not is_fetched(sdk):
            fetch(sdk)
    except SdkMissingError as error:
        click.echo(str(error), err=True)
        if os.environ.get("CI"):
            click.echo("sdk-check: FAILED: it cannot run here, and CI requires it", err=True)
            sys.exit(2)
        click.echo("sdk-check: SKIPPED: nothing was checked", err=True)
        sys.exit(SKIPPED)


def _check(subjects: Sequence[Subject], sdk: Path, jobs: int) -> bool:
    verdicts = []
    store = ResultStore(sdk / "results")
    for verdict in check_subjects(subjects, find_cross_compiler(), sdk, jobs, store):
        for line in verdict_lines(verdict, sdk):
            click.echo(line)
        verdicts.append(verdict)
    for line in summary_lines(verdicts):
        click.echo(line)
    return all(v.accepted for v in verdicts)


def _check_host(programs: Sequence[HostProgram], sdk: Path, jobs: int) -> bool:
    verdict = check_host_programs(programs, sdk, jobs)
    for line in host_lines(verdict, programs):
        click.echo(line)
    return verdict.accepted


def _words(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(word, 0) for word in text.split(",") if word.strip())
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is not a list of integers", param_hint="--cta") from error


def _buffers(options: tuple[str, ...]) -> tuple[dict[int, str], dict[int, tuple[int, int]]]:
    """Data formats of circular buffers, and rows and columns of their tiles where these are given."""
    formats, tiles = {}, {}
    for text in options:
        match = _BUFFER.fullmatch(text)
        if match is None:
            raise click.BadParameter(
                f"{text!r} is not like 0:Float16_b or 0:Float16_b:16x32", param_hint="--cb"
            )
        formats[int(match["id"])] = match["format"]
        if match["rows"]:
            tiles[int(match["id"])] = (int(match["rows"]), int(match["columns"]))
    return formats, tiles


def _fail(error: TilemetalError) -> None:
    click.echo(str(error), err=True)
    sys.exit(2)
