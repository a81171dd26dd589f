"""The command ``host``: compiled host programs against the symbols of the real libtt_metal.so."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from tilemetal.errors import TilemetalError

from .host_symbols import HostVerdict, compare, exceptions, link, readable

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("host")
@click.option(
    "--mock", type=_FILE, required=True, help="The mock's libtt_metal.so the programs were written for."
)
@click.option(
    "--real", type=_FILE, required=True, multiple=True, help="libtt_metal.so of the SDK; repeat for others."
)
@click.option("--link", "linked", is_flag=True, help="Also link all PROGRAMS, object files of one program.")
@click.argument("programs", type=_FILE, nargs=-1, required=True)
def host_command(mock: Path, real: tuple[Path, ...], linked: bool, programs: tuple[Path, ...]) -> None:
    """Check that what compiled PROGRAMS take from the mock is in the SDK's library, under the same name."""
    try:
        verdict = compare(programs, mock, real, exceptions())
        for line in _lines(verdict):
            click.echo(line)
        if linked and verdict.accepted:
            with tempfile.TemporaryDirectory(prefix="sdk_check-") as folder:
                link(programs, real[0], Path(folder) / "program")
            click.echo("links")
    except TilemetalError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    sys.exit(0 if verdict.accepted else 1)


def _lines(verdict: HostVerdict) -> list[str]:
    lines = [
        f"{len(verdict.found)} symbols are in the SDK's library, {len(verdict.excepted)} are excepted, "
        f"{len(verdict.missing)} are missing"
    ]
    for name, users in zip(readable(list(verdict.missing)), verdict.missing.values(), strict=True):
        lines.append(f"  {name}: needed by {', '.join(user.name for user in users)}")
    return lines
