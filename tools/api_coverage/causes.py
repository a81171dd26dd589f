"""What keeps a kernel from compiling, told from the compiler's first error."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

# Tried in turn.
_CAUSES = (
    (r"internal error", "GCC 12 breaks off: class-type template arguments of ttnn's kernel library crash it"),
    (r"pragma GCC unroll", "`#pragma GCC unroll` with a template parameter, which GCC 12 does not take"),
    (
        r"eltwise_utils_common|unified_kernels|layout\.hpp",
        "headers that the wheel does not have where the kernel looks",
    ),
    (r"not simulated", "uses that the mock refuses to model"),
    (r"(?i)ethernet|fabric|eth_l1|overlay|core_config", "Ethernet and fabric: transfers between chips"),
    (r"socket|remote_circular|prefetcher", "sockets, remote circular buffers, the prefetcher"),
    (r"sfpi|sfpu|init_sfpu", "programs for the vector unit of the kernel's own (SFPI, low-level kernels)"),
    (r"p_stall|TTI?_|t6_|semaphore|DEST_TARGET", "Tensix instructions and their semaphores"),
    (r"NOC_CMD|NOC_|noc_parameters|dynamic_noc", "registers of the NoC"),
    (r"MEM_|VIRTUAL_TENSIX|address_map", "the firmware's memory map and coordinates"),
    (r"api/compute/|llk_|welford|two_pass|max_reduce", "experimental compute operations"),
    (
        r"static assertion|#error|\b[A-Z][A-Z0-9_]{3,}\W was not",
        "definitions and arguments no stand-in gives",
    ),
    (r"operator\*|tuple_size|BindingToken", "tokens of a ProgramSpec in forms no stand-in has"),
    (r"mailbox", "mailboxes between data movement and compute"),
)


def by_cause(errors: Iterable[str]) -> list[tuple[str, int]]:
    """Each cause and how many of the errors it has, the commonest first."""
    counts = Counter(_cause(error) for error in errors)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _cause(error: str) -> str:
    return next((cause for pattern, cause in _CAUSES if re.search(pattern, error)), "other names and headers")
