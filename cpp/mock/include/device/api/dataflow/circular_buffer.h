#pragma once

#include <cstdint>

#ifdef COMPILE_FOR_TRISC
#include "api/compute/cb_api.h"
#else
#include "api/dataflow/endpoints.h"
#include "api/tensor/noc_traits.h"
#endif
#include "api/lock.h"
#include "internal/circular_buffer_interface.h"
#include "internal/data_format.h"
#include "mock/kernel_entry.h"

// A circular buffer as an object, in data-movement and compute kernels alike.
class CircularBuffer {
public:
    using Location = tilemetal::mock::abi::Location;
    enum class AddrSelector { WRITE_PTR, READ_PTR };

    constexpr explicit CircularBuffer(std::uint32_t cb_id) : cb_id_(cb_id) {}

    constexpr std::uint32_t get_cb_id() const { return cb_id_; }
    void reserve_back(std::int32_t num_pages, Location at = Location::current()) const {
        tilemetal::mock::api->cb_reserve_back(cb_id_, num_pages, at);
    }
    void push_back(std::int32_t num_pages, Location at = Location::current()) const {
        tilemetal::mock::api->cb_push_back(cb_id_, num_pages, at);
    }
    void wait_front(std::int32_t num_pages, Location at = Location::current()) const {
        tilemetal::mock::api->cb_wait_front(cb_id_, num_pages, at);
    }
    void pop_front(std::int32_t num_pages, Location at = Location::current()) const {
        tilemetal::mock::api->cb_pop_front(cb_id_, num_pages, at);
    }
    constexpr std::uint32_t get_tile_size() const { return unpack_tile_size[cb_id_]; }
    constexpr std::uint32_t get_tile_hw() const {
        return std::uint32_t{unpack_tile_r_dim[cb_id_]} * unpack_tile_c_dim[cb_id_];
    }
    constexpr DataFormat get_dataformat() const { return static_cast<DataFormat>(unpack_src_format[cb_id_]); }

    // Bytes in data-movement kernels, 16-byte words in compute kernels.
    std::uint32_t get_write_ptr(Location at = Location::current()) const {
        return tilemetal::mock::api->cb_write_address(cb_id_, at) >> cb_addr_shift;
    }
    std::uint32_t get_read_ptr(Location at = Location::current()) const {
        return tilemetal::mock::api->cb_read_address(cb_id_, at) >> cb_addr_shift;
    }

#ifdef COMPILE_FOR_TRISC
    std::uint32_t get_tile_address(std::uint32_t tile_index, Location at = Location::current()) const {
        return ckernel::get_tile_address(cb_id_, tile_index, at);
    }
    std::uint32_t read_tile_value(
        std::uint32_t tile_index, std::uint32_t element_offset, Location at = Location::current()) const {
        return ckernel::read_tile_value(cb_id_, tile_index, element_offset, at);
    }
#else
    bool pages_reservable_at_back(std::int32_t num_pages, Location at = Location::current()) const {
        return tilemetal::mock::api->cb_reservable(cb_id_, num_pages, at);
    }
    bool pages_available_at_front(std::int32_t num_pages, Location at = Location::current()) const {
        return tilemetal::mock::api->cb_available(cb_id_, num_pages, at);
    }
#endif

    // Tells tools on a device that the processor itself uses the memory; checks here need no telling.
    [[nodiscard]] auto scoped_lock() const {
        return Lock([] {});
    }

private:
    std::uint32_t cb_id_;
};

#ifndef COMPILE_FOR_TRISC
// A buffer of which a transfer shall use one pointer, whichever its direction.
template <CircularBuffer::AddrSelector AddrSel>
struct CircularBufferView {
    const CircularBuffer& cb;
    explicit constexpr CircularBufferView(const CircularBuffer& c) : cb(c) {}
};
template <CircularBuffer::AddrSelector AddrSel>
constexpr auto use(const CircularBuffer& cb) {
    return CircularBufferView<AddrSel>(cb);
}

namespace tilemetal::mock {

// What has a read and a write pointer.
struct RingMemory {
    template <typename Ring>
    static std::uint32_t read_from(const Ring& ring) {
        return ring.get_read_ptr();
    }
    template <typename Ring>
    static std::uint32_t write_to(const Ring& ring) {
        return ring.get_write_ptr();
    }
};

struct ChosenPointer {
    template <CircularBuffer::AddrSelector AddrSel>
    static std::uint32_t read_from(const CircularBufferView<AddrSel>& view) {
        return AddrSel == CircularBuffer::AddrSelector::READ_PTR ? view.cb.get_read_ptr() : view.cb.get_write_ptr();
    }
    template <CircularBuffer::AddrSelector AddrSel>
    static std::uint32_t write_to(const CircularBufferView<AddrSel>& view) {
        return read_from(view);
    }
};

}  // namespace tilemetal::mock

template <>
struct noc_traits_t<CircularBuffer> : tilemetal::mock::LocalEnd<CircularBuffer, tilemetal::mock::RingMemory> {};
template <CircularBuffer::AddrSelector AddrSel>
struct noc_traits_t<CircularBufferView<AddrSel>>
    : tilemetal::mock::LocalEnd<CircularBufferView<AddrSel>, tilemetal::mock::ChosenPointer> {};
template <>
inline constexpr bool noc_zero_l1_endpoint_v<CircularBuffer> = true;
#endif
