#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#ifndef COMPILE_FOR_TRISC
#include "api/dataflow/endpoints.h"
#include "api/tensor/noc_traits.h"
#endif
#include "api/lock.h"
#include "mock/kernel_entry.h"

// A pointer into this core's L1 that counts in elements.
template <typename T, typename AddressType = std::uintptr_t>
class CoreLocalMem {
    using difference_type = std::ptrdiff_t;
    static_assert(std::is_unsigned_v<AddressType>, "an address is an unsigned number");
    static_assert(sizeof(AddressType) >= sizeof(std::uint32_t), "an address has 32 bits");

public:
    CoreLocalMem(AddressType address) : address_(address) {}
    CoreLocalMem(T* ptr) : address_(reinterpret_cast<std::uintptr_t>(ptr)) {}

    tt_l1_ptr T* get_unsafe_ptr() const {
        return reinterpret_cast<tt_l1_ptr T*>(static_cast<std::uintptr_t>(address_));
    }
    AddressType get_address() const { return address_; }
    T& operator[](std::uint32_t index) const { return get_unsafe_ptr()[index]; }
    T& operator*() const { return *get_unsafe_ptr(); }
    tt_l1_ptr T* operator->() const { return get_unsafe_ptr(); }

    CoreLocalMem& operator+=(difference_type offset) {
        address_ += offset * sizeof(T);
        return *this;
    }
    CoreLocalMem& operator-=(difference_type offset) { return *this += -offset; }
    CoreLocalMem& operator++() { return *this += 1; }
    CoreLocalMem& operator--() { return *this -= 1; }
    CoreLocalMem operator++(int) {
        const CoreLocalMem before = *this;
        ++*this;
        return before;
    }
    CoreLocalMem operator--(int) {
        const CoreLocalMem before = *this;
        --*this;
        return before;
    }
    CoreLocalMem operator+(difference_type offset) const {
        CoreLocalMem moved = *this;
        return moved += offset;
    }
    CoreLocalMem operator-(difference_type offset) const { return *this + -offset; }
    difference_type operator-(const CoreLocalMem& other) const {
        return static_cast<difference_type>(address_ - other.address_) / static_cast<difference_type>(sizeof(T));
    }
    bool operator==(const CoreLocalMem& other) const { return address_ == other.address_; }
    bool operator!=(const CoreLocalMem& other) const { return address_ != other.address_; }
    bool operator<(const CoreLocalMem& other) const { return address_ < other.address_; }
    bool operator<=(const CoreLocalMem& other) const { return address_ <= other.address_; }
    bool operator>(const CoreLocalMem& other) const { return address_ > other.address_; }
    bool operator>=(const CoreLocalMem& other) const { return address_ >= other.address_; }
    explicit operator bool() const { return address_ != 0; }

    // Tells tools on a device that the processor itself uses the memory; checks here need no telling.
    [[nodiscard]] auto scoped_lock(std::size_t) const {
        return Lock([] {});
    }

private:
    AddressType address_;
};

#ifndef COMPILE_FOR_TRISC
namespace tilemetal::mock {

template <typename T, typename AddressType>
struct AddressedMemory {
    static std::uint32_t read_from(const CoreLocalMem<T, AddressType>& memory) {
        return static_cast<std::uint32_t>(memory.get_address());
    }
    static std::uint32_t write_to(const CoreLocalMem<T, AddressType>& memory) { return read_from(memory); }
};

}  // namespace tilemetal::mock

template <typename T, typename AddressType>
struct noc_traits_t<CoreLocalMem<T, AddressType>>
    : tilemetal::mock::LocalEnd<CoreLocalMem<T, AddressType>, tilemetal::mock::AddressedMemory<T, AddressType>> {
    struct dst_args_mcast_type {};
    template <Noc::AddressType address_type>
    static std::uint64_t dst_addr_mcast(const CoreLocalMem<T, AddressType>&, const Noc&, const dst_args_mcast_type&) =
        delete;
};
template <typename T, typename AddressType>
inline constexpr bool noc_zero_l1_endpoint_v<CoreLocalMem<T, AddressType>> = true;
#endif
