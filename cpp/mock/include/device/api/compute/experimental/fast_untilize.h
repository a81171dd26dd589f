#pragma once

#include <cstdint>

#include "api/compute/pack_untilize.h"

// Rows of full_ct_dim tiles -> row-major data. Wormhole runs pack_untilize, which knows no tile indices; Blackhole
// packs chunks of up to four tiles, the order of its packer being the same as a tile's at a time.
namespace ckernel {

template <std::uint32_t full_ct_dim, bool configure_remap, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void fast_untilize_init_impl(
    std::uint32_t icb, std::uint32_t ocb, engine_call::CallLine at = engine_call::CallLine::current()) {
    static_assert(full_ct_dim > 0, "a row has at least one tile");
#ifdef ARCH_BLACKHOLE
    pack_untilize_init<1, full_ct_dim, is_fp32_dest_acc_en>(icb, ocb, at);
#else
    pack_untilize_init<full_ct_dim, full_ct_dim, is_fp32_dest_acc_en>(icb, ocb, at);
#endif
}
template <std::uint32_t full_ct_dim, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void fast_untilize_init(
    std::uint32_t icb, std::uint32_t ocb, engine_call::CallLine at = engine_call::CallLine::current()) {
    fast_untilize_init_impl<full_ct_dim, true, is_fp32_dest_acc_en>(icb, ocb, at);
}
template <std::uint32_t full_ct_dim, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void fast_untilize_init_skip_remap(
    std::uint32_t icb, std::uint32_t ocb, engine_call::CallLine at = engine_call::CallLine::current()) {
    fast_untilize_init_impl<full_ct_dim, false, is_fp32_dest_acc_en>(icb, ocb, at);
}

template <std::uint32_t full_ct_dim, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void fast_untilize_block(
    std::uint32_t icb, std::uint32_t ocb, std::uint32_t input_tile_index = 0, std::uint32_t output_tile_index = 0,
    engine_call::Location at = engine_call::Location::current()) {
    static_assert(full_ct_dim > 0, "a row has at least one tile");
#ifdef ARCH_BLACKHOLE
    if (output_tile_index != 0) {
        engine_call::api->refuse("fast_untilize_block with an output_tile_index", at);
    }
    if (pack_tile_num_faces[ocb] != 4) {
        engine_call::api->refuse("fast_untilize_block to tiles of less than four faces", at);
    }
    for (std::uint32_t column = 0; column < full_ct_dim; ++column) {
        auto call = pack_untilize_detail::block<1, full_ct_dim>(ocb);
        call.cb_in = icb;
        call.tile_in = input_tile_index + column;
        call.column = column;
        engine_call::api->engine.pack_untilize(call, at);
    }
#else
    pack_untilize_block<full_ct_dim, full_ct_dim, is_fp32_dest_acc_en>(icb, 1, ocb, 0, at);
#endif
}

template <std::uint32_t full_ct_dim, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void fast_untilize_uninit(std::uint32_t ocb, engine_call::Location at = engine_call::Location::current()) {
    static_assert(full_ct_dim > 0, "a row has at least one tile");
    pack_untilize_uninit<is_fp32_dest_acc_en>(ocb, at);
}

}  // namespace ckernel
