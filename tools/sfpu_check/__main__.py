"""Entry point for ``python tools/sfpu_check``."""

from __future__ import annotations

import sys
from pathlib import Path

# Running a folder puts the folder itself on the path, while the modules import each other as a package.
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from sfpu_check.command_line import main  # noqa: E402

if __name__ == "__main__":
    main(prog_name="sfpu_check")
