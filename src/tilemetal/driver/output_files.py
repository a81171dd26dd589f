"""Writes generated files so that readers never see half of one and build tools see only real changes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ..errors import TilemetalError


class OutputError(TilemetalError):
    """A generated file cannot be written."""


def write_changed(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Write ``files`` (name to text) below ``folder``; return the names whose content changed.

    All new contents are on disk before the first file is replaced. A file that has its content already keeps
    its time stamp.
    """
    pending: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            target = folder / name
            content = text.encode()
            if not _holds(target, content):
                pending.append((_temporary(target, content), target))
        for temporary, target in pending:
            temporary.replace(target)
    except OSError as error:
        raise OutputError(f"cannot write {error.filename or folder}: {error.strerror}") from error
    finally:
        for temporary, _ in pending:
            temporary.unlink(missing_ok=True)
    return [target.name for _, target in pending]


def _holds(path: Path, content: bytes) -> bool:
    with suppress(FileNotFoundError):
        return path.read_bytes() == content
    return False


def _temporary(target: Path, content: bytes) -> Path:
    """A new file beside ``target``, so that renaming it stays within one file system."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        os.fchmod(file.fileno(), 0o666 & ~_umask())
    return Path(name)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
