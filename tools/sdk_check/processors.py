"""The RISC-V processors of a core, which role runs on which, and what its build defines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Processor:
    """One processor: the firmware file wrapping its kernel, and its own defines."""

    name: str
    wrapper: str
    defines: tuple[str, ...]
    compute: bool = False


def _compute(index: int, stage: str) -> Processor:
    defines = (f"PROCESSOR_INDEX={index + 2}", f"COMPILE_FOR_TRISC={index}", f"UCK_CHLKC_{stage}")
    return Processor(f"TRISC{index}", "trisck.cc", defines, compute=True)


# Readers use NoC 0 and writers NoC 1, the host API's reader and writer configurations.
NCRISC = Processor(
    "NCRISC", "ncrisck.cc", ("PROCESSOR_INDEX=1", "COMPILE_FOR_NCRISC", "NOC_INDEX=0", "NOC_MODE=0")
)
BRISC = Processor(
    "BRISC", "brisck.cc", ("PROCESSOR_INDEX=0", "COMPILE_FOR_BRISC", "NOC_INDEX=1", "NOC_MODE=0")
)

PROCESSORS_OF_ROLE: dict[str, tuple[Processor, ...]] = {
    "reader": (NCRISC,),
    "writer": (BRISC,),
    "compute": (_compute(0, "UNPACK"), _compute(1, "MATH"), _compute(2, "PACK")),
}
