"""``tilemetal.jit``: a kernel as a Python function on NumPy arrays."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, overload

from ..errors import ExecutionError
from ..target import Target

if TYPE_CHECKING:
    import numpy as np

    from ..compiler import CompiledKernel
    from .host_library import HostLibrary


class JitKernel:
    """A kernel compiled and built on first call, run on the mock device.

    Called with one array per parameter, in order: row-major, of the parameter's shape and dtype (bfloat16
    through ``ml_dtypes``). Outputs are written in place and returned: the array itself for one output, a
    tuple for several.
    """

    def __init__(self, func: Any, target: Target | str, params: dict[str, Any]) -> None:
        self._func = func
        self._target = target
        self._params = params
        self.__doc__ = getattr(func, "__doc__", None)

    @cached_property
    def compiled(self) -> CompiledKernel:
        """The compiled kernel: sources, plan and IR."""
        from ..compiler import compile

        return compile(self._func, self._target, **self._params)

    @cached_property
    def _library(self) -> HostLibrary:
        from .host_library import HostLibrary

        return HostLibrary(self.compiled)

    def __call__(self, *positional: np.ndarray[Any, Any], **named: np.ndarray[Any, Any]) -> Any:
        """Run the kernel, with arrays in parameter order or by parameter name.

        Raises ExecutionError for a wrong number, shape, dtype or layout of arrays, and for a violation of the
        hardware's rules while it runs.
        """
        buffers = self.compiled.plan.buffers
        arrays = positional + tuple(named[b.name] for b in buffers[len(positional) :] if b.name in named)
        if len(arrays) != len(positional) + len(named) or len(arrays) != len(buffers):
            raise ExecutionError(
                f"{self.compiled.name} takes {len(buffers)} arrays, got {len(arrays)}",
                expected=", ".join(f"{b.name} {b.shape} {b.dtype}" for b in buffers),
            )
        for buffer, array in zip(buffers, arrays, strict=True):
            _check(buffer.name, buffer.shape, buffer.dtype, buffer.is_output, array, self.compiled.name)
        self._library.run([array.ctypes.data for array in arrays], [array.size for array in arrays])
        outputs = tuple(array for buffer, array in zip(buffers, arrays, strict=True) if buffer.is_output)
        return outputs[0] if len(outputs) == 1 else outputs


def _check(
    name: str, shape: tuple[int, ...], dtype: str, is_output: bool, array: np.ndarray[Any, Any], kernel: str
) -> None:
    import numpy as np

    if not isinstance(array, np.ndarray):
        raise ExecutionError(f"{kernel}: {name} is {type(array).__name__}", expected="a NumPy array")
    if array.shape != shape or array.dtype != np.dtype(dtype):
        raise ExecutionError(
            f"{kernel}: {name} has the wrong shape or dtype",
            expected=f"{shape} {dtype}",
            found=f"{array.shape} {array.dtype}",
        )
    if not array.flags.c_contiguous or (is_output and not array.flags.writeable):
        raise ExecutionError(
            f"{kernel}: {name} is {'read-only' if array.flags.c_contiguous else 'not contiguous'}",
            expected="a row-major array" + (" that can be written" if is_output else ""),
            help="pass numpy.ascontiguousarray(...)" if not array.flags.c_contiguous else "pass a copy",
        )


@overload
def jit(func: Any, target: Target | str = ..., **params: Any) -> JitKernel: ...
@overload
def jit(func: None = None, target: Target | str = ..., **params: Any) -> Callable[[Any], JitKernel]: ...


def jit(func: Any = None, target: Target | str = "wormhole_b0", **params: Any) -> Any:
    """Make a kernel, or a factory with ``params``, callable on NumPy arrays; also a decorator.

    ``tilemetal.jit(matmul, target="blackhole", M=256, N=256, K=256)(A, B, C)``
    """
    if func is None:
        return partial(jit, target=target, **params)
    return JitKernel(func, target, params)
