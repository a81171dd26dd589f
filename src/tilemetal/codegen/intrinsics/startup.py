"""One-time start-up of the compute engine and changes of data format afterwards."""

from ..registry import SAME, Arg, Engine, Intrinsic, Kind, Older, Role

_COMPUTE = (Role.COMPUTE,)


_OLD_PACK = Older(header="compute_kernel_api/pack.h")


def _reconfig(name: str, doc: str, engine: Engine, older: Older = SAME) -> Intrinsic:
    return Intrinsic(
        name,
        doc,
        (Arg("cb", Kind.CB),),
        spelling=name,
        header="api/compute/reconfig_data_format.h",
        roles=_COMPUTE,
        engine=engine,
        older=older,
    )


ENTRIES = (
    Intrinsic(
        "compute_kernel_hw_startup",
        "Configure unpackers, math and packer once; order Reverse when the first operation is a matmul.",
        (
            Arg("order", Kind.ENUM, template=True, values=("SrcOrder::Regular", "SrcOrder::Reverse")),
            Arg("in0", Kind.CB),
            Arg("in1", Kind.CB),
            Arg("out", Kind.CB),
        ),
        spelling="compute_kernel_hw_startup",
        header="api/compute/compute_kernel_hw_startup.h",
        roles=_COMPUTE,
        older=Older(hidden=("order",)),
    ),
    _reconfig("reconfig_data_format_srca", "Source register A takes the data format of `cb`.", Engine.FPU),
    _reconfig("reconfig_data_format_srcb", "Source register B takes the data format of `cb`.", Engine.FPU),
    _reconfig(
        "pack_reconfig_data_format", "The packer takes the data format of `cb`.", Engine.PACK, _OLD_PACK
    ),
    Intrinsic(
        "pack_reconfig_l1_acc",
        "The packer adds to what L1 holds (1) or overwrites it (0).",
        (Arg("enable", Kind.U32),),
        spelling="pack_reconfig_l1_acc",
        header="api/compute/pack.h",
        roles=_COMPUTE,
        engine=Engine.PACK,
    ),
)
