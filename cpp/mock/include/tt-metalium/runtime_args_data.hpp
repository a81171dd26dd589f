#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace tt::tt_metal {

// Writable view of the runtime arguments of one kernel on one core.
struct RuntimeArgsData {
    std::uint32_t* rt_args_data = nullptr;
    std::size_t rt_args_count = 0;

    // All accesses throw std::out_of_range beyond the arguments that were set.
    std::uint32_t& at(std::size_t index) {
        check(index);
        return rt_args_data[index];
    }
    const std::uint32_t& at(std::size_t index) const {
        check(index);
        return rt_args_data[index];
    }
    std::uint32_t& operator[](std::size_t index) { return at(index); }
    const std::uint32_t& operator[](std::size_t index) const { return at(index); }
    std::uint32_t* data() noexcept { return rt_args_data; }
    const std::uint32_t* data() const noexcept { return rt_args_data; }
    std::size_t size() const noexcept { return rt_args_count; }

private:
    void check(std::size_t index) const {
        if (index >= rt_args_count) {
            throw std::out_of_range(
                "runtime argument " + std::to_string(index) + " of " + std::to_string(rt_args_count));
        }
    }
};

}  // namespace tt::tt_metal
