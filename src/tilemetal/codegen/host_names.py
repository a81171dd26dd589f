"""C++ names and types of a plan's tensors in the host sources."""

from __future__ import annotations

import re

from ..errors import PlanError
from ..plan import Buffer, Plan

# C++ element type of a span for each dtype; all have a tilize_nfaces in the SDK.
_HOST_TYPES = {"bfloat16": "bfloat16", "float32": "float"}

_KEYWORDS = """
alignas alignof and and_eq asm auto bitand bitor bool break case catch char char16_t char32_t char8_t
class co_await co_return co_yield compl concept const const_cast consteval constexpr constinit continue
decltype default delete do double dynamic_cast else enum explicit export extern false float for friend
goto if inline int long mutable namespace new noexcept not not_eq nullptr operator or or_eq private
protected public register reinterpret_cast requires return short signed sizeof static static_assert
static_cast struct switch template this thread_local throw true try typedef typeid typename union unsigned
using virtual void volatile wchar_t while xor xor_eq
"""

# What functions with tensor parameters use themselves (a parameter of that name would hide it), and macros.
_USED_NAMES = """
CircularBufferConfig ComputeConfig CoreCoord CoreRange CoreRangeSet CreateCircularBuffer
CreateKernelFromString EOF EnqueueMeshWorkload GetRuntimeArgs HUGE_VAL INFINITY MathFidelity MeshBuffer
MeshCommandQueue MeshCoordinateRange MeshDevice NAN NULL NUM_CIRCULAR_BUFFERS Program
ReaderDataMovementConfig SetRuntimeArgs TensorAccessorArgs UnpackToDestMode WriterDataMovementConfig
address_of addresses_ agrees allocate assert bfloat16 buffers_ build built_ cb check_buffer check_size
circular_buffer circular_buffers compute_ compute_args compute_config compute_source config core core_work
cores device device_ download errno error passed program queue range reader_ reader_args reader_source run
shape std stderr stdin stdout tensor tensors tilemetal tt uniform update_addresses upload work worker
workload_ writer_ writer_args writer_source zeros
"""

_RESERVED = frozenset(_KEYWORDS.split()) | frozenset(_USED_NAMES.split())


def host_type(buffer: Buffer) -> str:
    """The C++ element type of a tensor on the host. Raises PlanError if it has none."""
    known = _HOST_TYPES.get(buffer.dtype)
    if known is None:
        raise PlanError(
            f"{buffer.name}: no host type for dtype {buffer.dtype}",
            expected="one of " + ", ".join(sorted(_HOST_TYPES)),
            help="give the tensor one of these dtypes",
        )
    return known


def kernel_name(plan: Plan) -> str:
    """The C++ name of the kernel's function. Raises PlanError when C++ reserves it."""
    name = plan.kernel
    if name in _KEYWORDS.split() or name.startswith("_") or "__" in name:
        raise PlanError(
            f"$.kernel: {name} cannot be the name of a C++ function",
            expected="a name that is no C++ keyword, without leading or double underscores",
            help="rename the kernel",
        )
    return name


def parameter_names(plan: Plan) -> list[str]:
    """C++ names of the tensor parameters in order: their own, or a variation of it where C++ or the host
    code uses that name."""
    own = {buffer.name for buffer in plan.buffers}
    taken: set[str] = set()
    names = []
    for buffer in plan.buffers:
        # C++ reserves leading and double underscores.
        base = re.sub("_+", "_", buffer.name).lstrip("_") or "tensor"
        candidates = (base, *(f"{base}_tensor{number or ''}" for number in range(len(plan.buffers) + 1)))
        reserved = _RESERVED | {f"{plan.kernel}_program", f"{plan.kernel}_reference"}
        reserved |= taken | (own - {buffer.name})
        names.append(next(name for name in candidates if name not in reserved))
        taken.add(names[-1])
    return names


def span_parameters(plan: Plan) -> list[str]:
    """Parameter declarations of the row-major tensors: spans, of const elements for inputs."""
    return [
        f"std::span<{'' if buffer.is_output else 'const '}{host_type(buffer)}> {name}"
        for buffer, name in zip(plan.buffers, parameter_names(plan), strict=True)
    ]


def buffer_parameters(plan: Plan) -> list[str]:
    """Parameter declarations of the tensors on the device."""
    return [f"const std::shared_ptr<MeshBuffer>& {name}" for name in parameter_names(plan)]


def shape_text(buffer: Buffer) -> str:
    """The shape as it is written in messages: 256x256."""
    return "x".join(str(extent) for extent in buffer.shape)
