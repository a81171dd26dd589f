#pragma once

#include <cstdint>
#include <type_traits>

#include "api/dataflow/dataflow_api.h"
#include "api/dataflow/dfb_access.h"

// Says how a type takes part in NoC transactions: argument types src_args_type, dst_args_type, dst_args_mcast_type and
// functions src_addr, dst_addr, dst_addr_mcast. Kernels may add their own.
template <typename T>
struct noc_traits_t {
    static_assert(sizeof(T) == 0, "objects of this type are no ends of NoC transactions");
};

struct DataflowBufferArgs {
    std::uint32_t offset_bytes{};
};

// Types in whose local memory zeros can be written.
template <typename T>
inline constexpr bool noc_zero_l1_endpoint_v = false;
template <typename T>
inline constexpr bool is_scratchpad_v = false;

enum class NocOptions : std::uint32_t {
    DEFAULT = 0,
    TXN_ID = 1U << 0,
    POSTED = 1U << 1,
    CUSTOM_VC = 1U << 2,
    MCAST_INCL_SRC = 1U << 3,
    INLINE_L1 = 1U << 4,
    INLINE_REG = 1U << 5,
};
constexpr NocOptions operator|(NocOptions a, NocOptions b) noexcept {
    return static_cast<NocOptions>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}
constexpr bool has_flag(NocOptions opts, NocOptions flag) noexcept {
    return (static_cast<std::uint32_t>(opts) & static_cast<std::uint32_t>(flag)) != 0;
}

struct NocOptVals {
    std::uint32_t vc = NOC_UNICAST_WRITE_VC;
    std::uint32_t trid = 0;
};

struct MulticastEndpoint;

// One of the two NoCs, with transfers between typed ends.
class Noc {
public:
    enum class AddressType { NOC, LOCAL_L1 };
    using Location = tilemetal::mock::abi::Location;
    static constexpr std::uint32_t INVALID_TXN_ID = 0xFFFFFFFF;

    Noc() : noc_id_(noc_index) {}
    explicit Noc(std::uint8_t noc_id) : noc_id_(noc_id) {}

    std::uint8_t get_noc_id() const { return noc_id_; }
    bool is_local_bank(std::uint32_t virtual_x, std::uint32_t virtual_y) const {
        return noc_address_backend::is_local_coordinate(virtual_x, virtual_y, noc_id_);
    }
    bool is_local_addr(const std::uint64_t noc_addr) const { return noc_address_backend::is_local(noc_addr, noc_id_); }

private:
    template <typename T>
    using src_args_t = typename noc_traits_t<T>::src_args_type;
    template <typename T>
    using dst_args_t = typename noc_traits_t<T>::dst_args_type;
    template <typename T>
    using dst_args_mcast_t = typename noc_traits_t<T>::dst_args_mcast_type;

    template <typename Src>
    std::uint64_t remote_source(const Src& src, const src_args_t<Src>& args) const {
        return noc_traits_t<Src>::template src_addr<AddressType::NOC>(src, *this, args);
    }
    template <typename Src>
    std::uint32_t local_source(const Src& src, const src_args_t<Src>& args) const {
        return static_cast<std::uint32_t>(
            noc_traits_t<Src>::template src_addr<AddressType::LOCAL_L1>(src, *this, args));
    }
    template <typename Dst>
    std::uint64_t remote_target(const Dst& dst, const dst_args_t<Dst>& args) const {
        return noc_traits_t<Dst>::template dst_addr<AddressType::NOC>(dst, *this, args);
    }
    template <typename Dst>
    std::uint32_t local_target(const Dst& dst, const dst_args_t<Dst>& args) const {
        return static_cast<std::uint32_t>(
            noc_traits_t<Dst>::template dst_addr<AddressType::LOCAL_L1>(dst, *this, args));
    }

public:
    template <
        NocOptions opts = NocOptions::DEFAULT, std::uint32_t max_page_size = NOC_MAX_BURST_SIZE + 1,
        bool enable_noc_tracing = true, typename Src, typename Dst>
    void async_read(
        const Src& src, const Dst& dst, std::uint32_t size_bytes, const src_args_t<Src>& src_args,
        const dst_args_t<Dst>& dst_args, const NocOptVals& noc_opts = {}, Location at = Location::current()) const {
        if constexpr (has_flag(opts, NocOptions::TXN_ID)) {
            noc_async_read_set_trid(noc_opts.trid, noc_id_, at);
        }
        noc_async_read<max_page_size, enable_noc_tracing>(
            remote_source(src, src_args), local_target(dst, dst_args), size_bytes, noc_id_, noc_opts.vc, at);
    }

    template <NocOptions opts = NocOptions::DEFAULT, std::uint32_t max_page_size = NOC_MAX_BURST_SIZE + 1, typename Src>
    void set_async_read_state(
        const Src& src, std::uint32_t size_bytes, const src_args_t<Src>& src_args, const NocOptVals& noc_opts = {},
        Location at = Location::current()) const {
        if constexpr (max_page_size <= NOC_MAX_BURST_SIZE) {
            noc_async_read_one_packet_set_state(remote_source(src, src_args), size_bytes, 0, noc_id_, at);
        } else {
            noc_async_read_set_state(remote_source(src, src_args), noc_id_, at);
        }
        if constexpr (has_flag(opts, NocOptions::TXN_ID)) {
            noc_async_read_set_trid(noc_opts.trid, noc_id_, at);
        }
    }
    template <
        NocOptions opts = NocOptions::DEFAULT, std::uint32_t max_page_size = NOC_MAX_BURST_SIZE + 1, typename Src,
        typename Dst>
    void async_read_with_state(
        const Src& src, const Dst& dst, std::uint32_t size_bytes, const src_args_t<Src>& src_args,
        const dst_args_t<Dst>& dst_args, const NocOptVals& = {}, Location at = Location::current()) const {
        static_assert(
            !has_flag(opts, NocOptions::TXN_ID) || max_page_size <= NOC_MAX_BURST_SIZE,
            "async_read_with_state with a transaction id needs max_page_size <= NOC_MAX_BURST_SIZE");
        const auto source_low = static_cast<std::uint32_t>(remote_source(src, src_args));
        if constexpr (max_page_size <= NOC_MAX_BURST_SIZE) {
            noc_async_read_one_packet_with_state(source_low, local_target(dst, dst_args), 0, noc_id_, at);
        } else {
            noc_async_read_with_state(source_low, local_target(dst, dst_args), size_bytes, noc_id_, at);
        }
    }

    template <
        NocOptions opts = NocOptions::DEFAULT, std::uint32_t max_page_size = NOC_MAX_BURST_SIZE + 1,
        bool enable_noc_tracing = true, typename Src, typename Dst>
    void async_write(
        const Src& src, const Dst& dst, std::uint32_t size_bytes, const src_args_t<Src>& src_args,
        const dst_args_t<Dst>& dst_args, const NocOptVals& noc_opts = {}, Location at = Location::current()) const {
        if constexpr (has_flag(opts, NocOptions::TXN_ID)) {
            noc_async_write_set_trid(noc_opts.trid, noc_id_, at);
        }
        noc_async_write<max_page_size, enable_noc_tracing, has_flag(opts, NocOptions::POSTED)>(
            local_source(src, src_args), remote_target(dst, dst_args), size_bytes, noc_id_, noc_opts.vc, at);
    }
    template <
        NocOptions opts = NocOptions::DEFAULT, std::uint32_t max_page_size = NOC_MAX_BURST_SIZE + 1,
        bool enable_noc_tracing = true, typename Src, typename Dst>
    void async_write_multicast(
        const Src& src, const Dst& dst, std::uint32_t size_bytes, std::uint32_t num_dsts,
        const src_args_t<Src>& src_args, const dst_args_mcast_t<Dst>& dst_args, bool linked = false,
        Location at = Location::current()) const {
        static_assert(!has_flag(opts, NocOptions::TXN_ID), "a multicast cannot carry a transaction id");
        static_assert(!has_flag(opts, NocOptions::POSTED), "a multicast cannot be posted");
        const std::uint64_t target = noc_traits_t<Dst>::template dst_addr_mcast<AddressType::NOC>(dst, *this, dst_args);
        if constexpr (has_flag(opts, NocOptions::MCAST_INCL_SRC)) {
            noc_async_write_multicast_loopback_src(
                local_source(src, src_args), target, size_bytes, num_dsts, linked, noc_id_, at);
        } else {
            noc_async_write_multicast<max_page_size>(
                local_source(src, src_args), target, size_bytes, num_dsts, linked, noc_id_, NOC_MULTICAST_WRITE_VC, at);
        }
    }

    template <NocOptions opts = NocOptions::DEFAULT, std::uint32_t max_page_size = NOC_MAX_BURST_SIZE + 1, typename Dst>
    void set_async_write_state(
        const Dst& dst, std::uint32_t size_bytes, const dst_args_t<Dst>& dst_args, const NocOptVals& = {},
        Location at = Location::current()) const {
        static_assert(!has_flag(opts, NocOptions::TXN_ID), "set_async_write_state cannot carry a transaction id");
        if constexpr (max_page_size <= NOC_MAX_BURST_SIZE) {
            noc_async_write_one_packet_set_state(
                remote_target(dst, dst_args), size_bytes, noc_id_, NOC_UNICAST_WRITE_VC, at);
        } else {
            noc_async_write_set_state(remote_target(dst, dst_args), noc_id_, NOC_UNICAST_WRITE_VC, at);
        }
    }
    template <
        NocOptions opts = NocOptions::DEFAULT, std::uint32_t max_page_size = NOC_MAX_BURST_SIZE + 1, typename Src,
        typename Dst>
    void async_write_with_state(
        const Src& src, const Dst& dst, std::uint32_t size_bytes, const src_args_t<Src>& src_args,
        const dst_args_t<Dst>& dst_args, const NocOptVals& = {}, Location at = Location::current()) const {
        static_assert(!has_flag(opts, NocOptions::TXN_ID), "async_write_with_state cannot carry a transaction id");
        constexpr bool posted = has_flag(opts, NocOptions::POSTED);
        const auto target_low = static_cast<std::uint32_t>(remote_target(dst, dst_args));
        if constexpr (max_page_size <= NOC_MAX_BURST_SIZE) {
            noc_async_write_one_packet_with_state<posted>(local_source(src, src_args), target_low, noc_id_, at);
        } else {
            noc_async_write_with_state<posted>(local_source(src, src_args), target_low, size_bytes, noc_id_, at);
        }
    }

    template <NocOptions opts = NocOptions::DEFAULT, typename Dst>
    void inline_dw_write(
        const Dst& dst, std::uint32_t val, const dst_args_t<Dst>& dst_args, std::uint8_t be = 0xF,
        const NocOptVals& = {}, Location at = Location::current()) const {
        static_assert(!has_flag(opts, NocOptions::TXN_ID), "inline_dw_write cannot carry a transaction id");
        static_assert(!std::is_same_v<Dst, MulticastEndpoint>, "inline_dw_write goes to one core");
        noc_inline_dw_write<InlineWriteDst::DEFAULT, has_flag(opts, NocOptions::POSTED)>(
            remote_target(dst, dst_args), val, be, noc_id_, NOC_UNICAST_WRITE_VC, 0, at);
    }

    bool is_read_trid_flushed(std::uint32_t trid, Location at = Location::current()) const {
        return ncrisc_noc_read_with_transaction_id_flushed(noc_id_, trid, at);
    }
    template <NocOptions opts = NocOptions::DEFAULT>
    void async_read_barrier(const NocOptVals& noc_opts = {}, Location at = Location::current()) const {
        if constexpr (has_flag(opts, NocOptions::TXN_ID)) {
            noc_async_read_barrier_with_trid(noc_opts.trid, noc_id_, at);
        } else {
            noc_async_read_barrier(noc_id_, at);
        }
    }
    template <NocOptions opts = NocOptions::DEFAULT>
    void async_write_barrier(const NocOptVals& noc_opts = {}, Location at = Location::current()) const {
        if constexpr (has_flag(opts, NocOptions::TXN_ID)) {
            noc_async_write_barrier_with_trid(noc_opts.trid, noc_id_, at);
        } else {
            noc_async_write_barrier(noc_id_, at);
        }
    }
    template <NocOptions opts = NocOptions::DEFAULT>
    void async_writes_flushed(const NocOptVals& noc_opts = {}, Location at = Location::current()) const {
        static_assert(
            !has_flag(opts, NocOptions::POSTED) || !has_flag(opts, NocOptions::TXN_ID),
            "posted writes are not waited for by transaction id");
        if constexpr (has_flag(opts, NocOptions::POSTED)) {
            noc_async_posted_writes_flushed(noc_id_, at);
        } else if constexpr (has_flag(opts, NocOptions::TXN_ID)) {
            noc_async_write_flushed_with_trid(noc_opts.trid, noc_id_, at);
        } else {
            noc_async_writes_flushed(noc_id_, at);
        }
    }
    void async_atomic_barrier(Location at = Location::current()) const { noc_async_atomic_barrier(noc_id_, at); }
    void async_full_barrier(Location at = Location::current()) const { noc_async_full_barrier(noc_id_, at); }

    // Zeros into local memory, complete at write_zeros_l1_barrier.
    template <typename Dst>
    void async_write_zeros(
        const Dst& dst, std::uint32_t size_bytes, const dst_args_t<Dst>& args = {},
        Location at = Location::current()) const {
        static_assert(noc_zero_l1_endpoint_v<Dst>, "async_write_zeros: the target is no local memory");
        tilemetal::mock::api->noc->read_zeros(local_target(dst, args), size_bytes, noc_id_, at);
    }
    // Copies of the zeros in `scratch` into a page of a tensor in DRAM, complete at write_zeros_dram_barrier.
    template <typename DSpecT, typename Scratch>
    void async_write_zeros(
        const TensorAccessor<DSpecT>& accessor, std::uint32_t size_bytes,
        const dst_args_t<TensorAccessor<DSpecT>>& args, const Scratch& scratch,
        Location at = Location::current()) const {
        static_assert(DSpecT::is_dram, "async_write_zeros with a scratch is for tensors in DRAM");
        static_assert(noc_zero_l1_endpoint_v<Scratch>, "async_write_zeros: the scratch is no local memory");
        const std::uint32_t zeros = local_source(scratch, src_args_t<Scratch>{});
        const std::uint64_t target = accessor.get_noc_addr(args.page_id, args.offset_bytes, noc_id_, at);
        for (std::uint32_t done = 0; done < size_bytes;) {
            const std::uint32_t left = size_bytes - done;
            const std::uint32_t chunk = left < NOC_MAX_BURST_SIZE ? left : NOC_MAX_BURST_SIZE;
            noc_async_write(zeros, target + done, chunk, noc_id_, NOC_UNICAST_WRITE_VC, at);
            done += chunk;
        }
    }
    void write_zeros_l1_barrier(Location at = Location::current()) const { noc_async_read_barrier(noc_id_, at); }
    void write_zeros_dram_barrier(Location at = Location::current()) const { noc_async_write_barrier(noc_id_, at); }

private:
    std::uint8_t noc_id_;
};

namespace tilemetal::mock {

// Arguments of ends of several kinds.
using OffsetArgs = DataflowBufferArgs;
struct RectangleOffsetArgs {
    std::uint32_t noc_x_start{};
    std::uint32_t noc_y_start{};
    std::uint32_t noc_x_end{};
    std::uint32_t noc_y_end{};
    std::uint32_t offset_bytes{};
};

// An address on the NoC that the transfer needs as it is, or, where it needs local memory, as an offset in this core.
template <Noc::AddressType address_type>
std::conditional_t<address_type == Noc::AddressType::LOCAL_L1, std::uint32_t, std::uint64_t> end_at(
    const Noc& noc, std::uint64_t noc_addr) {
    if constexpr (address_type == Noc::AddressType::LOCAL_L1) {
        ASSERT(noc.is_local_addr(noc_addr));
        return noc_address_backend::extract_local_address(noc_addr);
    } else {
        return noc_addr;
    }
}

// Traits of what has an address in local memory; Memory says where data is read and written.
template <typename T, typename Memory>
struct LocalEnd {
    using src_args_type = OffsetArgs;
    using dst_args_type = OffsetArgs;
    using dst_args_mcast_type = RectangleOffsetArgs;

    template <Noc::AddressType address_type>
    static std::uint32_t src_addr(const T& src, const Noc&, const src_args_type& args) {
        static_assert(address_type == Noc::AddressType::LOCAL_L1, "local memory is no remote source");
        return Memory::read_from(src) + args.offset_bytes;
    }
    template <Noc::AddressType address_type>
    static std::uint32_t dst_addr(const T& dst, const Noc&, const dst_args_type& args) {
        static_assert(address_type == Noc::AddressType::LOCAL_L1, "local memory is no remote target");
        return Memory::write_to(dst) + args.offset_bytes;
    }
    // The same place in other cores.
    template <Noc::AddressType address_type>
    static std::uint64_t dst_addr_mcast(const T& dst, const Noc& noc, const dst_args_mcast_type& args) {
        static_assert(address_type == Noc::AddressType::NOC, "a multicast goes to other cores");
        return get_noc_multicast_addr(
            args.noc_x_start, args.noc_y_start, args.noc_x_end, args.noc_y_end,
            Memory::write_to(dst) + args.offset_bytes, noc.get_noc_id());
    }
};

}  // namespace tilemetal::mock
