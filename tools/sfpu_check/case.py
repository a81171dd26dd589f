"""One function of the compute API as it is compared."""

from __future__ import annotations

from dataclasses import dataclass

WIDTHS = ("bf16", "fp32")


@dataclass(frozen=True)
class Case:
    """A function with one set of template arguments, by the lines that call it."""

    function: str
    variant: str
    include: str
    init: str
    call: str
    operands: tuple[str, ...] = ("float",)  # what the tiles 0, 1, ... hold
    result: str = "float"
    output: int = 0  # the tile with the results
    widths: tuple[str, ...] = WIDTHS
    defines: tuple[str, ...] = ()
    approximate: bool = False  # math_approx_mode

    @property
    def setting(self) -> tuple[object, ...]:
        """What cases have in common that one kernel can run."""
        return (self.operands, self.defines, self.approximate)
