#pragma once

#include <cstdint>
#include <type_traits>

#include "api/core_local_mem.h"
#include "api/debug/assert.h"
#include "api/scratchpad_binding_token.h"
#include "experimental/kernel_args.h"
#include "internal/data_format.h"
#include "internal/kernel_context.h"

// Memory of a kernel's own in L1, with bounds.
template <typename T>
class Scratchpad {
public:
    using element_type = T;
    using value_type = std::remove_cv_t<T>;
    using size_type = std::uint32_t;
    using pointer = CoreLocalMem<T>;
    using const_pointer = CoreLocalMem<const T>;
    using reference = T&;
    using const_reference = const T&;
    using iterator = pointer;

    [[nodiscard]] explicit Scratchpad(const ScratchpadBindingToken& token)
        : start_(get_common_arg_val<std::uint32_t>(token.crta_offset_)),
          end_(start_.get_address() + token.size_in_bytes_),
          format_(static_cast<DataFormat>(token.llk_metadata_.format)) {
        ASSERT(start_.get_address() % alignof(T) == 0);
        ASSERT(token.size_in_bytes_ % sizeof(T) == 0);
    }

    [[nodiscard]] reference operator[](std::uint32_t index) const {
        ASSERT(index < size());
        return start_[index];
    }
    [[nodiscard]] size_type size() const { return size_in_bytes() / sizeof(T); }
    [[nodiscard]] size_type size_in_bytes() const {
        return static_cast<size_type>(end_.get_address() - start_.get_address());
    }
    [[nodiscard]] constexpr DataFormat get_dataformat() const { return format_; }
    [[nodiscard]] std::uint32_t get_base_address() const { return static_cast<std::uint32_t>(start_.get_address()); }
    [[nodiscard]] iterator begin() const { return start_; }
    [[nodiscard]] iterator end() const { return end_; }
    [[nodiscard]] pointer local_mem() const { return start_; }
    [[nodiscard]] auto scoped_lock(std::uint32_t offset, std::uint32_t num_elements) const {
        ASSERT(offset + num_elements <= size());
        return (start_ + offset).scoped_lock(num_elements);
    }

private:
    pointer start_;
    pointer end_;
    DataFormat format_;
};

#ifndef COMPILE_FOR_TRISC
namespace tilemetal::mock {

struct OwnMemory {
    template <typename Memory>
    static std::uint32_t read_from(const Memory& memory) {
        return static_cast<std::uint32_t>(memory.local_mem().get_address());
    }
    template <typename Memory>
    static std::uint32_t write_to(const Memory& memory) {
        return read_from(memory);
    }
};

}  // namespace tilemetal::mock

template <typename T>
struct noc_traits_t<Scratchpad<T>> : tilemetal::mock::LocalEnd<Scratchpad<T>, tilemetal::mock::OwnMemory> {};
template <typename T>
inline constexpr bool noc_zero_l1_endpoint_v<Scratchpad<T>> = true;
template <typename T>
inline constexpr bool is_scratchpad_v<Scratchpad<T>> = true;
#endif
