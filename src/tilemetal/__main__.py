"""``python -m tilemetal`` is the command ``tilemetal``."""

from .cli import main

if __name__ == "__main__":
    main(prog_name="tilemetal")
