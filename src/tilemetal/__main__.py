"""``python -m tilemetal`` is the command ``tilemetal``."""

import sys


def run() -> None:
    """Run the command line without the working folder, which ``-m`` makes the first place to import from: a
    file there that is named like a library module would hide it."""
    if not getattr(sys.flags, "safe_path", False):
        del sys.path[0]
    from .cli import main

    main(prog_name="tilemetal")


if __name__ == "__main__":
    run()
