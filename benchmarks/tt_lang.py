"""Time of PyPI's tt-lang-sim for the multi-node matmul of its own tutorial, where it is installed.

tt-lang-sim needs Python 3.11 and a CPU build of torch, so it lives in an environment of its own whose Python
is named by TT_LANG_PYTHON.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path

LOCATE = "import importlib.util as u; print(u.find_spec('ttl').submodule_search_locations[0])"
CALL = "y = tutorial_operation(a, b, c)"
TIMED = f"""import time
    __start = time.perf_counter()
    {CALL}
    print("seconds", time.perf_counter() - __start)"""


def tt_lang_python() -> str | None:
    """The Python that has tt-lang-sim, if there is one."""
    return os.environ.get("TT_LANG_PYTHON")


def matmul_seconds(python: str, size: int, block: int) -> float:
    """Seconds of one ``size``-cubed matmul with blocks of ``block`` x ``block`` tiles.

    The tutorial checks the result.
    Raises RuntimeError when the installed tutorial is not the one whose size can be set.
    """
    found = subprocess.run([python, "-c", LOCATE], check=True, capture_output=True, text=True)
    source = (Path(found.stdout.strip()) / "tutorials" / "matmul" / "step_3_multinode.py").read_text()
    source, sizes = re.subn(r"M, K, N = .*", f"M, K, N = {size}, {size}, {size}", source)
    source, blocks = re.subn(r"^([MNK]_GRANULARITY) = .*", rf"\1 = {block}", source, flags=re.MULTILINE)
    if (sizes, blocks, source.count(CALL)) != (1, 3, 1):
        raise RuntimeError("the tutorial of this tt-lang-sim is not the one this benchmark knows")
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "matmul.py"
        script.write_text(source.replace(CALL, TIMED))
        command = [str(Path(python).with_name("tt-lang-sim")), str(script)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder).stdout
    return float(re.findall(r"seconds (\S+)", printed)[0])
