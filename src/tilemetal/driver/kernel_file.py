"""Loads a kernel file as a Python module, and knows which of the author's files that took."""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from ..errors import TilemetalError
from .python_errors import KernelFileError, is_user_file, located, syntax_error, user_location


@dataclass(frozen=True)
class KernelFile:
    """A loaded kernel file. ``known`` are the modules that were imported before it."""

    path: Path
    module: ModuleType
    known: frozenset[str]

    def user_files(self) -> list[Path]:
        """The kernel file and every file of the author's that has been imported since, sorted."""
        files = {self.path}
        for name in set(sys.modules) - self.known:
            file_name = getattr(sys.modules[name], "__file__", None)
            if file_name is not None and is_user_file(file_name):
                files.add(Path(file_name).resolve())
        return sorted(files)


@contextmanager
def opened(path: Path, folders: Sequence[Path] = ()) -> Iterator[KernelFile]:
    """Load the file for the duration of the block; ``folders`` are searched for its imports too.

    Python errors raised inside the block by the author's code become a KernelFileError at their line. On exit
    the import path is restored and the author's modules are forgotten, so that another file starts afresh.
    """
    path = path.resolve()
    check_syntax(path)
    known = frozenset(sys.modules)
    saved_path, saved_flag = list(sys.path), sys.dont_write_bytecode
    package_root, name = _module_name(path)
    sys.path[:0] = [str(path.parent), *([str(package_root)] if package_root else []), *map(str, folders)]
    # The source tree may be read-only and is not ours to fill with caches. They could be stale, too: Python
    # compares whole seconds.
    sys.dont_write_bytecode = True
    importlib.invalidate_caches()
    try:
        yield KernelFile(path, _execute(path, name), known)
    except TilemetalError as error:
        if error.location is None:
            error.location = user_location(error)
        raise
    except (Exception, SystemExit) as error:
        message = located(error)
        if message is None:
            raise
        raise message from error
    finally:
        sys.path[:], sys.dont_write_bytecode = saved_path, saved_flag
        for imported in set(sys.modules) - known:
            file_name = getattr(sys.modules[imported], "__file__", None)
            if file_name is not None and is_user_file(file_name):
                del sys.modules[imported]


def check_syntax(path: Path) -> None:
    """Raise KernelFileError when the file cannot be read or is not valid Python. Costs no import."""
    try:
        compile(path.read_bytes(), str(path), "exec", dont_inherit=True)
    except OSError as error:
        raise KernelFileError(f"cannot read {path}: {error.strerror}") from error
    except SyntaxError as error:
        raise syntax_error(error, str(path)) from error
    except ValueError as error:
        raise KernelFileError(f"{path} is not a Python source file: {error}") from error


def _module_name(path: Path) -> tuple[Path | None, str]:
    """The folder that holds the outermost package of the file, if it is in one, and its module name."""
    parts = [path.stem]
    folder = path.parent
    while (folder / "__init__.py").exists() and folder.name.isidentifier():
        parts.insert(0, folder.name)
        folder = folder.parent
    if len(parts) > 1 and path.stem.isidentifier():
        return folder, ".".join(parts)
    name = re.sub(r"\W", "_", path.stem)
    return None, name if name not in sys.modules else f"kernel_file_{name}"


def _execute(path: Path, name: str) -> ModuleType:
    package = name.rpartition(".")[0]
    if package:
        importlib.import_module(package)
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise KernelFileError(f"{path} is not a Python source file", expected="a file name ending in .py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
