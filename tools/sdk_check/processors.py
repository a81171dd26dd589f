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

    @property
    def optimisation(self) -> int:
        """The level of -O that the host's kernel configurations ask for unless told otherwise."""
        return 3 if self.compute else 2


def _compute(index: int, stage: str) -> Processor:
    defines = (f"PROCESSOR_INDEX={index + 2}", f"COMPILE_FOR_TRISC={index}", f"UCK_CHLKC_{stage}")
    return Processor(f"TRISC{index}", "trisck.cc", defines, compute=True)


def _data_movement(name: str, index: int, wrapper: str, noc: int) -> Processor:
    defines = (f"PROCESSOR_INDEX={index}", f"COMPILE_FOR_{name}", f"NOC_INDEX={noc}", "NOC_MODE=0")
    return Processor(name, wrapper, defines)


def processors_of(role: str, noc: int | None = None) -> tuple[Processor, ...]:
    """The processors that run a kernel of ``role``; ``noc`` is the network a data-movement kernel uses.

    Readers use NoC 0 and writers NoC 1 unless the program says otherwise, as the host API's reader and writer
    configurations do.
    """
    if role == "reader":
        return (_data_movement("NCRISC", 1, "ncrisck.cc", noc or 0),)
    if role == "writer":
        return (_data_movement("BRISC", 0, "brisck.cc", 1 if noc is None else noc),)
    return (_compute(0, "UNPACK"), _compute(1, "MATH"), _compute(2, "PACK"))


ROLES = ("compute", "reader", "writer")
ALL_PROCESSORS = tuple(processor for role in ROLES for processor in processors_of(role))
