#include "removed_names.hpp"

#include <array>

namespace tilemetal::mock {
namespace {

struct Removed {
    std::string_view name;
    std::string_view instead;
};

constexpr std::array kNames{
    Removed{"mm_init", "compute_kernel_hw_startup<SrcOrder::Reverse>(in0, in1, out) once, then matmul_init(in0, in1)"},
    Removed{"mm_init_short", "matmul_init(in0, in1)"},
    Removed{"mm_init_short_with_dt", "reconfig_data_format_srca(old, in1), then matmul_init(in0, in1)"},
    Removed{"mm_block_init", "compute_kernel_hw_startup<SrcOrder::Reverse>(in0, in1, out), then matmul_block_init"},
    Removed{"mm_block_init_short", "matmul_block_init"},
    Removed{"binary_op_init_common", "compute_kernel_hw_startup(a, b, out) once"},
    Removed{"add_tiles_init", "add_init(a, b)"},
    Removed{"sub_tiles_init", "sub_init(a, b)"},
    Removed{"mul_tiles_init", "mul_init(a, b)"},
    Removed{"binary_dest_reuse_tiles_init", "add_reuse_dest_init<...>(cb), sub_... or mul_..."},
    Removed{"binary_dest_reuse_tiles", "add_reuse_dest_tiles<...>(cb, tile, dst), sub_... or mul_..."},
    Removed{"init_bcast", "compute_kernel_hw_startup(a, b, out) once, then bcast_init<operation, dimension>(a, b)"},
    Removed{"add_bcast_rows_init_short", "add_bcast_rows_init(a, b)"},
    Removed{"add_bcast_cols_init_short", "add_bcast_cols_init(a, b)"},
    Removed{"add_bcast_scalar_init_short", "add_bcast_scalar_init(a, b)"},
    Removed{"sub_bcast_cols_init_short", "sub_bcast_cols_init(a, b)"},
    Removed{"sub_tiles_bcast_scalar_init_short", "sub_bcast_scalar_init(a, b)"},
    Removed{"mul_bcast_rows_init_short", "mul_bcast_rows_init(a, b)"},
    Removed{"mul_bcast_cols_init_short", "mul_bcast_cols_init(a, b)"},
    Removed{"mul_tiles_bcast_scalar_init_short", "mul_bcast_scalar_init(a, b)"},
    Removed{"pack_tile_block", "pack_block(dst, cb, tiles)"},
    Removed{"copy_block_matmul_partials", "copy_block(cb, tile, dst, tiles)"},
    Removed{"transpose_wh_init", "compute_kernel_hw_startup(in, out) once, then transpose_init(in)"},
    Removed{"transpose_wh_init_short", "transpose_init(in)"},
    Removed{"transpose_wh_tile", "transpose_tile(in, tile, dst)"},
    Removed{"MAIN", "void kernel_main()"},
    Removed{"DPRINT", "DPRINT(\"{}\\n\", x)"},
};

constexpr std::array kHeaders{
    Removed{"compute_kernel_api.h", "api/compute/compute_kernel_api.h"},
    Removed{"compute_kernel_api/", "api/compute/"},
    Removed{"dataflow_api.h", "api/dataflow/dataflow_api.h"},
    Removed{"debug/", "api/debug/"},
};

}  // namespace

std::vector<std::string> advice_on_removed_names(std::string_view messages) {
    std::vector<std::string> out;
    const auto add = [&out](const Removed& removed) {
        out.push_back(
            "the SDK of September 2025 had " + std::string(removed.name) + ", the current one has " +
            std::string(removed.instead));
    };
    const auto says = [&](const std::string& text) { return messages.find(text) != std::string_view::npos; };
    for (const Removed& removed : kNames) {
        const std::string name(removed.name);
        if (says("‘" + name + "’ was not declared") || says("undeclared identifier '" + name + "'")) {
            add(removed);
        }
    }
    for (const Removed& removed : kHeaders) {
        const std::string name(removed.name);
        if (says("fatal error: " + name) || says("fatal error: '" + name)) {
            add(removed);
            break;
        }
    }
    if (!out.empty()) {
        out.emplace_back("a program of that time is built with TT::Metalium2025");
    }
    return out;
}

}  // namespace tilemetal::mock
