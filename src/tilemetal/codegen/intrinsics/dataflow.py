"""Arguments, tensor accessors and NoC transfers of the data-movement kernels."""

from ..registry import Arg, Cycles, Engine, Intrinsic, Kind, Older, Role

_DM = (Role.READER, Role.WRITER)
_PAGE = Arg("page", Kind.U32)
_ACCESSOR = Arg("accessor", Kind.ACCESSOR)
_ADDRESS = Arg("l1_address", Kind.L1_ADDRESS)

ENTRIES = (
    Intrinsic(
        "get_arg_val",
        "Per-core runtime argument `index`.",
        (Arg("type", Kind.TYPE, template=True, values=("uint32_t",)), Arg("index", Kind.U32)),
        spelling="get_arg_val",
        roles=(Role.READER, Role.COMPUTE, Role.WRITER),
        result="uint32_t",
    ),
    Intrinsic(
        "tensor_accessor_args",
        "Compile-time description of a tensor that starts at compile-time argument `offset`.",
        (Arg("offset", Kind.U32, template=True),),
        spelling="TensorAccessorArgs",
        roles=_DM,
        result="TensorAccessorArgs",
        constant=True,
    ),
    Intrinsic(
        "accessor_args_end",
        "Compile-time argument that follows those of `args`.",
        (Arg("args", Kind.ACCESSOR_ARGS),),
        spelling=".next_compile_time_args_offset",
        roles=_DM,
        result="uint32_t",
        constant=True,
    ),
    Intrinsic(
        "tensor_accessor",
        "Address generator of a tensor at `base`; the page size comes with the compile-time arguments.",
        (Arg("args", Kind.ACCESSOR_ARGS), Arg("base", Kind.U32), Arg("page_size", Kind.U32, hidden=True)),
        spelling="TensorAccessor",
        roles=_DM,
        result="TensorAccessor",
        older=Older(shown=("page_size",)),
    ),
    Intrinsic(
        "noc_async_read_page",
        "Start reading page `page` to L1.",
        (_PAGE, _ACCESSOR, _ADDRESS),
        spelling="noc_async_read_page",
        roles=_DM,
        engine=Engine.NOC,
        cycles=Cycles(64),
    ),
    Intrinsic(
        "noc_async_write_page",
        "Start writing L1 to page `page`.",
        (_PAGE, _ACCESSOR, _ADDRESS),
        spelling="noc_async_write_page",
        roles=_DM,
        engine=Engine.NOC,
        cycles=Cycles(64),
    ),
    Intrinsic(
        "noc_async_read_barrier",
        "Wait until every read this kernel started has landed.",
        spelling="noc_async_read_barrier",
        roles=_DM,
        engine=Engine.NOC,
    ),
    Intrinsic(
        "noc_async_writes_flushed",
        "Wait until every write this kernel started has left L1.",
        spelling="noc_async_writes_flushed",
        roles=_DM,
        engine=Engine.NOC,
    ),
    Intrinsic(
        "noc_async_write_barrier",
        "Wait until every write this kernel started is acknowledged.",
        spelling="noc_async_write_barrier",
        roles=_DM,
        engine=Engine.NOC,
    ),
)
