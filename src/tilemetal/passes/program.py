"""What passes take and give: one function before the split, three kernels after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ..codegen.registry import Role
from ..errors import VerificationError
from ..target import Target
from ..tir import PrimFunc


@dataclass(frozen=True)
class Program:
    """A kernel on its way through the passes.

    ``function`` holds it whole (stages A to C), ``kernels`` by role (from D1 on); the other is empty.
    """

    name: str
    target: Target
    source: PrimFunc
    function: PrimFunc | None
    kernels: dict[Role, PrimFunc] = field(default_factory=dict)

    @property
    def whole(self) -> PrimFunc:
        """The unsplit function. Raises VerificationError after the split."""
        if self.function is None:
            raise VerificationError("the program is already split into kernels")
        return self.function

    def kernel(self, role: Role) -> PrimFunc:
        """The kernel of ``role``. Raises VerificationError when it does not exist."""
        if role not in self.kernels:
            raise VerificationError(f"the program has no {role.value} kernel")
        return self.kernels[role]

    def with_function(self, function: PrimFunc) -> Program:
        return replace(self, function=function)

    def with_kernels(self, kernels: dict[Role, PrimFunc]) -> Program:
        return replace(self, function=None, kernels=kernels)

    def map_kernels(self, change: Callable[[Role, PrimFunc], PrimFunc]) -> Program:
        """Every kernel replaced by what ``change`` makes of it."""
        return self.with_kernels({role: change(role, kernel) for role, kernel in self.kernels.items()})
