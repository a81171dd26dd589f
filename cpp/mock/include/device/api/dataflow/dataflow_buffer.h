#pragma once

#include <cstdint>
#include <type_traits>

#include "api/core_local_mem.h"
#include "api/dataflow/circular_buffer.h"
#include "api/dataflow/dfb_access.h"
#include "api/dataflow/dfb_binding_token.h"

// Memory of a buffer's next entries while this lives.
template <bool IsWrite>
class DfbScopedLock {
public:
    explicit DfbScopedLock(std::uint32_t pointer) : pointer_(pointer) {}
    DfbScopedLock(const DfbScopedLock&) = delete;
    DfbScopedLock& operator=(const DfbScopedLock&) = delete;

    template <typename T = std::uint32_t>
    [[nodiscard]] CoreLocalMem<std::conditional_t<IsWrite, T, const T>> get_ptr() const {
        return CoreLocalMem<std::conditional_t<IsWrite, T, const T>>(std::uintptr_t{pointer_});
    }

private:
    std::uint32_t pointer_;
};

// The newer name of a circular buffer: entries instead of pages, one producer and one consumer.
class DataflowBuffer {
public:
    using Location = tilemetal::mock::abi::Location;
    using DFBInterface = LocalCBInterface;

    constexpr DataflowBuffer(std::uint16_t logical_dfb_id) : ring_(logical_dfb_id) {}
    template <dfb::AccessPattern Pap, dfb::AccessPattern Cap>
    constexpr DataflowBuffer(DFBBindingToken<Pap, Cap> token) : ring_(static_cast<std::uint32_t>(token)) {}
    DataflowBuffer(RelayDFBBindingToken token, Location at = Location::current())
        : ring_(static_cast<std::uint32_t>(token)) {
        if (token.prefetcher_pipe_id() != RelayDFBBindingToken::NO_PREFETCHER_PIPE) {
            tilemetal::mock::api->refuse("a DataflowBuffer fed by a prefetcher pipe", at);
        }
    }

    constexpr std::uint16_t get_id() const { return static_cast<std::uint16_t>(ring_.get_cb_id()); }
    std::uint32_t get_entry_size(Location at = Location::current()) const { return bytes(view(at).fifo_page_size); }
    std::uint32_t get_stride_size(Location at = Location::current()) const { return bytes(view(at).fifo_page_size); }
    std::uint32_t get_total_num_entries(Location at = Location::current()) const { return view(at).fifo_num_pages; }
    std::uint32_t get_total_size_bytes(Location at = Location::current()) const { return bytes(view(at).fifo_size); }
    std::uint32_t get_local_num_entries(Location at = Location::current()) const { return view(at).fifo_num_pages; }
    std::uint32_t get_local_size_bytes(Location at = Location::current()) const { return bytes(view(at).fifo_size); }
    std::uint32_t get_ring_span_bytes(Location at = Location::current()) const { return bytes(view(at).fifo_size); }
    std::uint32_t get_ring_span_num_entries(Location at = Location::current()) const { return view(at).fifo_num_pages; }
    constexpr std::uint16_t get_producer_share() const { return 1; }
    constexpr std::uint16_t get_consumer_share() const { return 1; }
    constexpr std::uint16_t get_producer_stride_tiles() const { return 1; }
    constexpr std::uint16_t get_consumer_stride_tiles() const { return 1; }

    void reserve_back(std::uint16_t num_entries, Location at = Location::current()) const {
        ring_.reserve_back(num_entries, at);
    }
    void push_back(std::uint16_t num_entries, Location at = Location::current()) const {
        ring_.push_back(num_entries, at);
    }
    void wait_front(std::uint16_t num_entries, Location at = Location::current()) const {
        ring_.wait_front(num_entries, at);
    }
    void pop_front(std::uint16_t num_entries, Location at = Location::current()) const {
        ring_.pop_front(num_entries, at);
    }
    void finish() const {}

    constexpr std::uint32_t get_tile_size() const { return ring_.get_tile_size(); }
    constexpr std::uint32_t get_tile_r_dim() const { return unpack_tile_r_dim[ring_.get_cb_id()]; }
    constexpr std::uint32_t get_tile_c_dim() const { return unpack_tile_c_dim[ring_.get_cb_id()]; }
    constexpr std::uint32_t get_tile_hw() const { return ring_.get_tile_hw(); }
    constexpr std::uint32_t get_tile_num_faces() const { return unpack_tile_num_faces[ring_.get_cb_id()]; }
    constexpr std::uint32_t get_face_r_dim() const { return unpack_tile_face_r_dim[ring_.get_cb_id()]; }
    constexpr DataFormat get_dataformat() const { return ring_.get_dataformat(); }
    constexpr DataFormat get_unpack_dst_format() const {
        return static_cast<DataFormat>(unpack_dst_format[ring_.get_cb_id()]);
    }
    constexpr DataFormat get_pack_src_format() const {
        return static_cast<DataFormat>(pack_src_format[ring_.get_cb_id()]);
    }
    constexpr DataFormat get_pack_dst_format() const {
        return static_cast<DataFormat>(pack_dst_format[ring_.get_cb_id()]);
    }

    std::uint32_t get_write_ptr(Location at = Location::current()) const { return ring_.get_write_ptr(at); }
    std::uint32_t get_read_ptr(Location at = Location::current()) const { return ring_.get_read_ptr(at); }
    // Move this processor's pointers behind the protocol's back, as some library kernels do.
    void evil_set_write_ptr(std::uint32_t addr, Location at = Location::current()) const {
        view(at).fifo_wr_ptr = addr;
    }
    void evil_set_read_ptr(std::uint32_t addr, Location at = Location::current()) const { view(at).fifo_rd_ptr = addr; }
    [[nodiscard]] auto scoped_write_lock(std::uint16_t = 1, Location at = Location::current()) const {
        return DfbScopedLock<true>(tilemetal::mock::api->cb_write_address(ring_.get_cb_id(), at));
    }
    [[nodiscard]] auto scoped_read_lock(std::uint16_t = 1, Location at = Location::current()) const {
        return DfbScopedLock<false>(tilemetal::mock::api->cb_read_address(ring_.get_cb_id(), at));
    }

#ifdef COMPILE_FOR_TRISC
    std::uint32_t get_tile_address(std::uint32_t tile_index, Location at = Location::current()) const {
        return ring_.get_tile_address(tile_index, at);
    }
    template <typename T = std::uint32_t>
    T read_tile_value(std::uint32_t tile_index, std::uint32_t element_offset, Location at = Location::current()) const {
        static_assert(
            std::is_unsigned_v<T> && sizeof(T) <= 4, "read_tile_value gives unsigned numbers of 1, 2, 4 bytes");
        return reinterpret_cast<const volatile T*>(
            static_cast<std::uintptr_t>(ring_.get_tile_address(tile_index, at)))[element_offset];
    }
#else
    bool pages_reservable_at_back(std::int32_t num_pages, Location at = Location::current()) const {
        return ring_.pages_reservable_at_back(num_pages, at);
    }
    bool pages_available_at_front(std::int32_t num_pages, Location at = Location::current()) const {
        return ring_.pages_available_at_front(num_pages, at);
    }
    void write_barrier(const Noc& noc, Location at = Location::current()) const { noc.async_write_barrier({}, at); }
#endif

private:
    static constexpr std::uint32_t bytes(std::uint32_t address_units) { return address_units << cb_addr_shift; }
    LocalCBInterface& view(Location at) const { return get_local_cb_interface(ring_.get_cb_id(), at); }

    CircularBuffer ring_;
};

#ifndef COMPILE_FOR_TRISC
template <>
struct noc_traits_t<DataflowBuffer> : tilemetal::mock::LocalEnd<DataflowBuffer, tilemetal::mock::RingMemory> {};
template <>
inline constexpr bool noc_zero_l1_endpoint_v<DataflowBuffer> = true;
#endif
