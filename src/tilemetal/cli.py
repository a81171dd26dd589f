"""The command ``tilemetal``. Commands import what they need when they run: help, --version and --cmake-dir
are asked for by every CMake configuration and must not load the compiler."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ._version import __version__
from .errors import TilemetalError
from .sdk_levels import CURRENT, level_of_sdk

if TYPE_CHECKING:
    from .driver.request import Request

_Command = TypeVar("_Command", bound=Callable[..., object])
_EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)


class _Group(click.Group):
    """Prints a tilemetal error as what it is, one message, and exits with status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except TilemetalError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)


def _print_cmake_dir(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from .driver.installation import cmake_folder

    try:
        click.echo(cmake_folder())
    except TilemetalError as error:
        click.echo(str(error), err=True)
        ctx.exit(1)
    ctx.exit()


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="tilemetal %(version)s")
@click.option(
    "--cmake-dir",
    "--cmake_dir",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_cmake_dir,
    help="Print the folder of tilemetalConfig.cmake and exit.",
)
def main() -> None:
    """Compile tile kernels written in Python to TT-Metalium programs.

    SOURCE is a kernel file; PARAMETERS are name=value arguments of its kernel function.
    """


def _kernel_arguments(command: _Command) -> _Command:
    """SOURCE, PARAMETERS and the options that choose a kernel."""
    for decorate in (
        click.option("--input", "inputs", multiple=True, type=_EXISTING, help="A file that SOURCE reads."),
        click.option(
            "--pythonpath",
            "folders",
            multiple=True,
            type=_FOLDER,
            help="A folder to import from.",
        ),
        click.option("--arch", default="wormhole_b0", show_default=True, help="wormhole_b0 or blackhole."),
        click.option("--metalium", default=CURRENT, show_default=True, help="API level: 0.81 or 2025."),
        click.option("--name", help="Name of the generated kernel; default: its function's."),
        click.option("--kernel", help="Which function, if SOURCE defines several kernels."),
        click.argument("parameters", nargs=-1),
        click.argument("source", type=_EXISTING),
    ):
        command = decorate(command)
    return command


def _request(
    source: Path,
    parameters: tuple[str, ...],
    kernel: str | None,
    name: str | None,
    arch: str,
    metalium: str,
    folders: tuple[Path, ...],
    inputs: tuple[Path, ...],
    host: str = "library",
) -> Request:
    from .driver.request import Request

    return Request(
        source=source.resolve(),
        parameters=parameters,
        kernel=kernel,
        name=name,
        arch=arch,
        metalium=metalium,
        host=host,
        folders=tuple(folder.resolve() for folder in folders),
        inputs=tuple(path.resolve() for path in inputs),
    )


_HOST = click.option(
    "--host",
    type=click.Choice(["library", "executable", "none"]),
    default="library",
    show_default=True,
    help="executable also writes main.cpp, which checks the kernel against its reference.",
)


@main.command("compile")
@_kernel_arguments
@_HOST
@click.option("-o", "--output-dir", type=_FOLDER, default=Path(), help="Where to write; default: here.")
@click.option("--dump-ir", type=_FOLDER, help="Also write the IR after each pass into this folder.")
def compile_command(output_dir: Path, dump_ir: Path | None, **options: Any) -> None:
    """Write the device kernels, the host interface and the plan of a kernel."""
    from .driver.compile_file import compile_file
    from .driver.output_files import write_changed

    request = _request(**options)
    files = compile_file(request, dump_ir).outputs(request.host)
    changed = write_changed(output_dir, files)
    for name in files:
        click.echo(f"{output_dir / name}{'' if name in changed else '  (unchanged)'}")


@main.command("generate")
@_kernel_arguments
@_HOST
@click.option("--output-dir", type=_FOLDER, required=True, help="Where to write the outputs.")
@click.option("--stamp", type=_FILE, required=True, help="Touched on success.")
@click.option("--depfile", type=_FILE, required=True, help="Names the files the stamp depends on.")
def generate_command(output_dir: Path, stamp: Path, depfile: Path, **options: Any) -> None:
    """What tt_add_kernel() runs: like compile, but only if something changed."""
    from .driver.generate import generate

    request = _request(**options)
    result = generate(request, output_dir, stamp, depfile)
    name = request.name or request.source.stem
    if result.changed is None:
        click.echo(f"{name}: up to date")
    else:
        click.echo(f"{name}: {', '.join(result.changed) or 'generated, nothing changed'}")


@main.command("api-level")
@click.argument("version")
def api_level_command(version: str) -> None:
    """Print the API level of TT-Metalium VERSION, or fail with the releases that are known."""
    click.echo(level_of_sdk(version))


@main.command("show")
@_kernel_arguments
@click.option(
    "--what",
    default="compute",
    show_default=True,
    help="reader, compute, writer, header, host, main, plan, or a stage of the IR.",
)
def show_command(what: str, **options: Any) -> None:
    """Print what a kernel becomes: a generated source, the plan, or the IR after a stage."""
    from .driver.compile_file import compile_file
    from .driver.show import printed_part

    printed_part(compile_file(_request(**options)), what)


@main.command("run")
@_kernel_arguments
def run_command(**options: Any) -> None:
    """Run a kernel on random inputs on the mock device and compare it with its reference."""
    from .driver.compile_file import compile_file
    from .driver.mock_program import run_on_mock

    click.echo(run_on_mock(compile_file(_request(**options, host="executable"))), nl=False)


@main.command("run-kernels")
@click.argument("description", type=_EXISTING)
@click.option("--numerics", type=click.Choice(["hardware", "fast"]), help="How tile arithmetic is done.")
@click.option("--threads", type=click.IntRange(min=1), help="Host threads that simulate cores.")
@click.option("--seed", type=click.IntRange(min=0), help="Another interleaving of the processors.")
@click.option("--trace", type=_FILE, help="Where to write a Chrome trace (Perfetto) of the run.")
@click.option("--counters", type=_FILE, help="Where to write the counters of the run as JSON.")
@click.pass_context
def run_kernels_command(ctx: click.Context, /, description: Path, **options: Any) -> None:
    """Run hand-written reader, compute and writer kernels on the mock device.

    DESCRIPTION is a JSON file that names the kernels, their tensors, circular buffers and arguments.
    """
    from .driver.run_kernels import run_kernels

    variables = {
        f"TILEMETAL_MOCK_{name.upper()}": str(value) for name, value in options.items() if value is not None
    }
    outcome = run_kernels(description, variables)
    click.echo(outcome.printed, nl=False)
    for path in outcome.saved:
        click.echo(f"saved {path}")
    for comparison in outcome.comparisons:
        click.echo(str(comparison))
    if not all(comparison.passed for comparison in outcome.comparisons):
        ctx.exit(1)
