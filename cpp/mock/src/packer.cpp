// The packer's part of ComputeEngine.
#include <array>
#include <cstring>
#include <string>

#include "compute_engine.hpp"
#include "cycle_costs.hpp"
#include "ring_protocol.hpp"

namespace tilemetal::mock {

Ring& ComputeEngine::ring_to_pack(std::uint32_t cb, const char* user, abi::Location at) {
    require_started(user, at);
    Ring& ring = processor_.ring(cb, at);
    check_format(ring, format_out_, "the packer", user, "pack_reconfig_data_format", at);
    check_shape(ring, shape_out_, "the packer", user, "pack_reconfig_data_format<true>", at);
    return ring;
}

numerics::PackConfig ComputeEngine::pack_config(const Ring& ring, const char* user, abi::Location at) const {
    numerics::PackConfig config;
    config.output = static_cast<numerics::DataFormat>(ring.format);
    config.width = dst_.width();
    config.relu = relu_;
    config.relu_threshold = relu_threshold_;
    config.l1_accumulate = l1_accumulate_;
    config.bfp_pack_precise = config_.bfp8_pack_precise;
    config.fp16_dst = dst_.packs_halves(dst_is_fp16());
    using enum numerics::DataFormat;
    const bool wide = dst_.width() == numerics::DstWidth::Bits32;
    const bool needs_wide =
        config.output == Int32 || config.output == UInt32 || config.output == Int8 || config.output == UInt8;
    const bool halves = numerics::numbers_of(config.output) == numerics::Numbers::Halves;
    const bool packable =
        numerics::is_pack_format(config.output) && (wide || !needs_wide) && (!halves || config.fp16_dst);
    if (!packable) {
        unsupported(
            std::string(user) + " from a " + (wide ? "32" : "16") + "-bit DST to " + ring.describe() +
                (needs_wide ? ": these integers need fp32_dest_acc_en" : ""),
            at);
    }
    const bool number = config.output == Float16_b || config.output == Float32 || config.output == Float16;
    if (config.l1_accumulate && !number) {
        unsupported(std::string(user) + " with L1 accumulation to " + ring.describe(), at);
    }
    return config;
}

void ComputeEngine::pack_page(std::uint32_t dst, Ring& ring, std::uint32_t page, const char* user, abi::Location at) {
    const numerics::DstTile* tile = &dst_.to_pack(dst, at);
    packer_tile_ = dst;
    numerics::DstTile masked;
    if (reduce_mask_) {
        if (dst_.writer_to_pack(dst) == DstRegisters::Writer::Other) {
            throw processor_
                .diagnose(
                    Rule::ReduceMaskLeft,
                    std::string(user) + " of DST tile " + std::to_string(dst) +
                        ", which is no reduction, while the packer still masks all but the result of one",
                    at)
                .advice("call reduce_uninit() after the last reduce_tile and before another operation packs")
                .error();
        }
        masked = *tile;
        mask(masked, ring.tile);
        tile = &masked;
    }
    const std::uint32_t offset = cb_page_to_write(processor_, ring, page, user, at);
    if (ring.tile.is_full()) {
        numerics::pack_tile(
            std::span(processor_.core().l1() + offset, ring.page_size), *tile, pack_config(ring, user, at));
    } else {
        pack_small(*tile, dst, ring, offset, user, at);
    }
    processor_.activity.packed(user, pack_cycles(ring.page_size));
}

void ComputeEngine::pack(std::uint32_t dst, std::uint32_t cb, bool out_of_order, std::uint32_t page, abi::Location at) {
    on_packer(cb, at, [this, dst, cb, out_of_order, page, at] { pack_tile(dst, cb, out_of_order, page, at); });
}

void ComputeEngine::pack_tile(
    std::uint32_t dst, std::uint32_t cb, bool out_of_order, std::uint32_t page, abi::Location at) {
    Ring& ring = ring_to_pack(cb, "pack_tile", at);
    tile_ring(cb, at);
    RingView& view = processor_.view(ring);
    if (out_of_order ? view.packed != 0 : view.packed_out_of_order) {
        throw processor_
            .diagnose(
                Rule::PackOrderMixed,
                "pack_tile in order and pack_tile<true> into " + ring.name() + " between two cb_push_back", at)
            .advice("use one form for all pages of a push")
            .error();
    }
    if (packed_rows_) {
        throw processor_.diagnose(Rule::EngineInitMissing, "pack_tile while the packer is set up to untilize", at)
            .advice("call pack_untilize_uninit(ocb) before packing tiles")
            .error();
    }
    pack_page(dst, ring, out_of_order ? page : view.packed, "pack_tile", at);
    if (out_of_order) {
        view.packed_out_of_order = true;
    } else {
        ++view.packed;
    }
}

void ComputeEngine::pack_reconfigure(std::uint32_t cb, abi::Location at) {
    require_started("pack_reconfig_data_format", at);
    on_packer(at, [this, format = processor_.ring(cb, at).format] { format_out_ = format; });
    reconfigured(at);
}

void ComputeEngine::pack_reshape(std::uint32_t cb, abi::Location at) {
    require_started("pack_reconfig_data_format", at);
    on_packer(at, [this, shape = shape_of(cb, at)] { shape_out_ = shape; });
}

void ComputeEngine::pack_setting(abi::PackSetting what, std::uint32_t value, abi::Location at) {
    require_started("a packer setting", at);
    on_packer(at, [this, what, value] {
        if (what == abi::PackSetting::L1Accumulate) {
            l1_accumulate_ = value != 0;
        } else {
            relu_ = static_cast<numerics::PackRelu>(value & 3);
            relu_threshold_ = static_cast<std::uint16_t>(value >> 16);
        }
        processor_.activity.advance(Thread::Pack, kPackerSettingCycles);
    });
}

void ComputeEngine::pack_reduce_mask(std::uint32_t cb, abi::Dim dim, abi::Location at) {
    require_started("reduce_init", at);
    processor_.ring(cb, at);
    on_packer(at, [this, dim] {
        reduce_mask_ = static_cast<numerics::ReduceDim>(dim);
        processor_.activity.advance(Thread::Pack, kPackerSettingCycles);
    });
}

void ComputeEngine::pack_clear_mask(abi::Location at) {
    require_started("reduce_uninit", at);
    on_packer(at, [this] {
        reduce_mask_.reset();
        processor_.activity.advance(Thread::Pack, kPackerSettingCycles);
    });
}

void ComputeEngine::pack_as_tiles(std::uint32_t cb, abi::Location at) {
    require_started("pack_init", at);
    on_packer(at, [this, shape = shape_of(cb, at)] {
        shape_out_ = shape;
        packed_rows_.reset();
        processor_.activity.advance(Thread::Pack, kInitCycles);
    });
}

}  // namespace tilemetal::mock
