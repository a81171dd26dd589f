"""The stamp of a generated kernel: what it was made from and what was made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from .request import Request


@dataclass(frozen=True)
class Stamp:
    """``files`` are the inputs, ``outputs`` maps each output's path to the SHA-256 of its content."""

    key: str
    files: list[str]
    outputs: dict[str, str]

    @classmethod
    def of(cls, request: Request, files: Iterable[Path], outputs: Iterable[Path]) -> Stamp:
        """The stamp of outputs that are on disk now."""
        inputs = sorted(files)
        return cls(
            request.key(inputs),
            [str(path) for path in inputs],
            {str(path): _digest(path) for path in outputs},
        )

    def text(self) -> str:
        """The stamp as the content of its file."""
        return json.dumps(asdict(self), indent=1, sort_keys=True) + "\n"


def fresh_stamp(stamp_file: Path, request: Request) -> Stamp | None:
    """The stamp if the outputs on disk are what ``request`` gives now. Imports no compiler."""
    try:
        stamp = Stamp(**json.loads(stamp_file.read_text()))
        if any(_digest(Path(path)) != digest for path, digest in stamp.outputs.items()):
            return None
        return stamp if stamp.key == request.key([Path(path) for path in stamp.files]) else None
    except (OSError, ValueError, TypeError):
        # No stamp, one of another version, or an input that is gone: all mean "generate".
        return None


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
