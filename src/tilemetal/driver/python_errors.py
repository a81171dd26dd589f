"""Turns Python's own exceptions in a kernel file into one located message."""

from __future__ import annotations

import functools
import sysconfig
import traceback
from pathlib import Path

from ..errors import SourceLocation, TilemetalError


class KernelFileError(TilemetalError):
    """The kernel file cannot be used: it is not valid Python, it raised, or it defines no kernel."""


@functools.cache
def _library_folders() -> tuple[Path, ...]:
    """Folders whose modules come from Python, from installed packages or from tilemetal itself."""
    paths = sysconfig.get_paths()
    folders = {Path(paths[key]).resolve() for key in ("stdlib", "platstdlib", "purelib", "platlib")}
    return (*sorted(folders), Path(__file__).resolve().parents[1])


def is_user_file(file_name: str) -> bool:
    """Whether a file is the kernel author's: not Python's, not an installed package's, not tilemetal's."""
    # Tracebacks also name generated code ("<string>") and C++ files of TVM.
    if not file_name.endswith(".py") or not Path(file_name).is_absolute():
        return False
    path = Path(file_name).resolve()
    if "site-packages" in path.parts or "dist-packages" in path.parts:
        return False
    return not any(path.is_relative_to(folder) for folder in _library_folders())


def located(error: BaseException) -> KernelFileError | None:
    """The same error as a message at the author's line, or None when no line of theirs is involved."""
    if isinstance(error, SyntaxError) and error.filename is not None and is_user_file(error.filename):
        return syntax_error(error, error.filename)
    location = user_location(error)
    if location is None:
        return None
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return KernelFileError(what, location=location, help=_advice(error))


def syntax_error(error: SyntaxError, path: str) -> KernelFileError:
    """A SyntaxError in ``path`` as a message at its line."""
    location = SourceLocation(path, error.lineno or 1, error.offset or 0)
    return KernelFileError(f"{type(error).__name__}: {error.msg}", location=location)


def user_location(error: BaseException) -> SourceLocation | None:
    """The author's line that was executing when ``error`` was raised, if there is one."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.lineno is not None and is_user_file(frame.filename):
            # Columns are known from Python 3.11 on.
            column = getattr(frame, "colno", None)
            return SourceLocation(frame.filename, frame.lineno, 0 if column is None else column + 1)
    return None


def _advice(error: BaseException) -> str | None:
    if isinstance(error, ModuleNotFoundError):
        return "name its folder: PYTHONPATH in tt_add_kernel(), --pythonpath on the command line"
    return None
