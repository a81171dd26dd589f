"""What differs between the architectures when a kernel is compiled: folders, defines, include order.

Source: the firmware and kernel folders of the ``ttnn`` 0.81.1 wheel. Bank counts and the PCIe place only
select code in address generators; any board of the architecture gives the same verdict. The firmware builds
are those the wheel carries for these bank counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

COMMON_DEFINES = (
    "KERNEL_BUILD",
    "TENSIX_FIRMWARE",
    "ROUTING_FW_ENABLED",
    "LOCAL_MEM_EN=0",
    "PROGRAMMABLE_CORE_TYPE=0",
    # Where a core reports to the dispatcher; only its type matters to a check.
    "DISPATCH_MESSAGE_ADDR=4290183304",
)


@dataclass(frozen=True)
class Architecture:
    """Names one architecture has in the SDK tree, and the defines its kernels are built with."""

    name: str
    family: str
    family_folders: tuple[str, ...]
    num_circular_buffers: int
    defines: tuple[str, ...]
    compute_define: str
    firmware_build: str
    # NCRISC runs kernels from an instruction memory of its own, entered through a routine of its own.
    ncrisc_iram: bool = False

    def include_folders(self, tt_metal: Path, compute: bool) -> list[Path]:
        """Header folders below the SDK's ``tt_metal``, in the order the SDK searches them."""
        kernels = tt_metal / "hw/ckernels" / self.name / "metal"
        family = tt_metal / "hw/inc/internal/tt-1xx" / self.family
        llk = tt_metal / "tt-llk" / f"tt_llk_{self.name}"
        folders = [
            tt_metal.parent,
            tt_metal / "hw/inc",
            tt_metal / "tt-llk/common",
            tt_metal / "tt-llk/tools/include",
            tt_metal / "hostdevcommon/api",
            tt_metal / "api",
            kernels / "common",
            kernels / "llk_io",
            family.parent,
            family,
            *(family / name for name in self.family_folders),
            llk / "common/inc",
            llk / "llk_lib",
        ]
        if compute:
            folders += [kernels / "llk_api", kernels / "llk_api/llk_sfpu"]
        return [*folders, tt_metal / "hw/firmware/src/tt-1xx"]

    def linker_script(self, tt_metal: Path, processor: str) -> Path:
        """The script that places a kernel of ``processor``, and records how much room it has."""
        return tt_metal.parent / "runtime/hw/toolchain" / self.family / f"kernel_{processor.lower()}.ld"

    def firmware(self, processor: str) -> str:
        """The firmware whose symbols a kernel is linked against, below ``tt_metal``."""
        name = processor.lower()
        return f"pre-compiled/{self.firmware_build}/{name}/{name}_weakened.elf"


_ARCHITECTURES = (
    Architecture(
        name="wormhole_b0",
        family="wormhole",
        family_folders=("wormhole_b0_defines", "noc"),
        num_circular_buffers=32,
        defines=(
            "ARCH_WORMHOLE",
            "NUM_DRAM_BANKS=12",
            "IS_NOT_POW2_NUM_DRAM_BANKS=1",
            "NUM_L1_BANKS=72",
            "IS_NOT_POW2_NUM_L1_BANKS=1",
            "PCIE_NOC_X=0",
            "PCIE_NOC_Y=3",
        ),
        compute_define="__riscv_xtttensixwh=1",
        firmware_build="1003041148146844629",
        ncrisc_iram=True,
    ),
    Architecture(
        name="blackhole",
        family="blackhole",
        family_folders=("noc",),
        num_circular_buffers=64,
        defines=(
            "ARCH_BLACKHOLE",
            "NUM_DRAM_BANKS=8",
            "LOG_BASE_2_OF_NUM_DRAM_BANKS=3",
            "NUM_L1_BANKS=130",
            "IS_NOT_POW2_NUM_L1_BANKS=1",
            "PCIE_NOC_X=19",
            "PCIE_NOC_Y=24",
        ),
        compute_define="__riscv_xtttensixbh=1",
        firmware_build="11660721212704224774",
    ),
)
ARCHITECTURES = {a.name: a for a in _ARCHITECTURES}
