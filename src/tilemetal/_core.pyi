"""
Native walkers over TIRx: C++ emission, operation census, fingerprints.
"""

from collections.abc import Mapping, Sequence

class EmitError(ValueError):
    """IR without an exact C++ form; `source` is '' and `line` 0 where the IR carries no span."""

    message: str
    node: str
    source: str
    line: int
    column: int

class Arg:
    """One argument of a device operation."""

    def __init__(
        self,
        name: str,
        kind: str,
        *,
        template: bool = False,
        printed: bool = True,
        values: Sequence[str] = [],
    ) -> None:
        """
        `kind`: cb, tile, dst, u32, i32, u64, l1_address, bool, f32, f32_bits, enum, type, accessor or
        accessor_args. `printed`: False for an argument of the IR call that the C++ call does not have.
        `values`: allowed texts of an enum or type argument, none allows any.
        """

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def template(self) -> bool: ...
    @property
    def printed(self) -> bool: ...
    @property
    def values(self) -> list[str]: ...

class Op:
    """One device operation: its TVM name and its C++ form."""

    def __init__(
        self,
        name: str,
        spelling: str,
        args: Sequence[Arg] = [],
        *,
        result: str | None = None,
        constexpr: bool = False,
    ) -> None:
        """
        `spelling`: the C++ function; with a leading dot, a method of the first argument that is no template
        argument. `result`: C++ type or None for void. `constexpr`: constant when all arguments are.
        """

    @property
    def name(self) -> str: ...
    @property
    def spelling(self) -> str: ...
    @property
    def result(self) -> str | None: ...
    @property
    def constexpr(self) -> bool: ...
    @property
    def args(self) -> list[Arg]: ...

class Registry:
    """
    The operations a program may use. Raises ValueError for inconsistent ones.
    """

    def __init__(self, ops: Sequence[Op]) -> None: ...
    def __len__(self) -> int: ...
    def __contains__(self, name: str) -> bool: ...

class EmitOptions:
    """How a function is spelled."""

    def __init__(
        self,
        types: Mapping[str, str],
        *,
        math_calls: bool = False,
        asserts: bool = False,
        arrays: bool = False,
        stack_limit: int = 16384,
        unroll_pragma: str | None = None,
        transparent_attrs: Sequence[str] = [],
        reserved: Sequence[str] = [],
        sources: Mapping[str, Sequence[str]] = {},
        location_comments: bool = True,
        indent: int = 1,
        width: int = 100,
    ) -> None:
        """
        types: TVM type -> C++ type; math_calls: exp, sqrt, ... become std:: calls; asserts: assertions throw
        std::runtime_error; arrays: allocated buffers become local arrays, above stack_limit bytes vectors;
        unroll_pragma: line printed before unrolled loops; transparent_attrs: attribute and annotation keys
        that need no text, all others are refused; reserved: identifiers no variable may take; sources: span
        source name -> lines, shown in location comments; indent: levels of four spaces; width: columns.
        """

DEVICE_TYPES: dict[str, str] = ...

HOST_TYPES: dict[str, str] = ...

class Emission:
    """The C++ statements of a function body."""

    @property
    def text(self) -> str:
        """Statements, one newline at the end."""

    @property
    def params(self) -> list[str]:
        """Identifiers of the function's parameters, in order."""

    @property
    def ops(self) -> list[str]:
        """Operations used, in order of first use."""

    @property
    def std_headers(self) -> list[str]:
        """Standard headers needed besides cstdint, sorted."""

    def __str__(self) -> str: ...

def emit_kernel(func: object, registry: Registry, options: EmitOptions) -> Emission:
    """
    Prints the body of a tirx.PrimFunc. Raises EmitError for anything without an exact C++ form.
    """

class CallSite:
    """One place where an operation is called."""

    @property
    def op(self) -> str: ...
    @property
    def args(self) -> list[int | str]:
        """Numbers where constant, else text."""

    @property
    def loops(self) -> list[int | str]:
        """Trip counts of the enclosing loops, outermost first."""

    @property
    def trips(self) -> int | None:
        """Product of `loops`; None when one is not a number."""

    @property
    def conditional(self) -> bool:
        """Whether the call lies inside a branch."""

    @property
    def source(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...

class OpCount:
    """How often one operation occurs."""

    @property
    def count(self) -> int:
        """Call sites."""

    @property
    def trips(self) -> int | None:
        """Executions; None when a loop count is not a number."""

    @property
    def first(self) -> int:
        """Index of the first call site."""

class CbUse:
    """One circular-buffer argument of one call."""

    @property
    def cb(self) -> int | str:
        """Buffer id, or the text of the expression."""

    @property
    def argument(self) -> str: ...
    @property
    def site(self) -> int:
        """Index of the call site."""

class Census:
    """All operations of a function."""

    @property
    def sites(self) -> list[CallSite]:
        """In program order."""

    @property
    def ops(self) -> dict[str, OpCount]:
        """By operation name."""

    @property
    def cbs(self) -> list[CbUse]:
        """In program order."""

def op_census(func: object, registry: Registry) -> Census:
    """Counts the registry operations in a tirx.PrimFunc."""

def count_nodes(func: object) -> int:
    """
    Number of statements and expressions of a tirx.PrimFunc, shared ones counted at each place.
    """

def structural_fingerprint(func: object) -> str:
    """
    32 hex digits that depend on structure, types, constants and texts, not on names or locations.
    The same in every process.
    """
