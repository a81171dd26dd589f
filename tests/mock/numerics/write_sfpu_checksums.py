"""Records the bits of the vector unit's functions for test_sfpu_all_inputs.

Run it from the root, only after ``python tools/sfpu_check`` has found no difference from the SDK's programs:
``PYTHONPATH=tools:tests/mock/numerics python tests/mock/numerics/write_sfpu_checksums.py``.
"""

from __future__ import annotations

import json

from golden.arithmetic import load_engine
from test_sfpu_all_inputs import ARCHITECTURES, RECORDED, checksums


def main() -> None:
    engine = load_engine()
    content = {architecture: checksums(engine, architecture) for architecture in ARCHITECTURES}
    RECORDED.write_text(json.dumps(content, indent=1) + "\n")


if __name__ == "__main__":
    main()
