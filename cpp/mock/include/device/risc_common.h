#pragma once

#include <cstdint>

#include "internal/l1_cache.h"
#include "internal/mod_div_lib.h"
#include "internal/risc_attribs.h"
#ifndef COMPILE_FOR_TRISC
#include "internal/dataflow/noc_address_parts.h"
#endif

// Ring pointers of queues shared with other processors.
FORCE_INLINE std::uint32_t buf_ptr_inc_wrap(std::uint32_t buf_ptr, std::uint32_t inc, std::uint32_t buf_size) {
    const std::uint32_t next = buf_ptr + inc;
    return next >= buf_size ? next - buf_size : next;
}
FORCE_INLINE std::uint32_t buf_ptr_dec_wrap(std::uint32_t buf_ptr, std::uint32_t dec, std::uint32_t buf_size) {
    return (dec > buf_ptr ? buf_ptr + buf_size : buf_ptr) - dec;
}

// Passes the time; here, lets the other processors run.
FORCE_INLINE void riscv_wait(
    std::uint32_t, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->poll(at);
}

inline void zero_l1_buf(tt_l1_ptr std::uint32_t* buf, std::uint32_t size_bytes) {
    for (std::uint32_t i = 0; i < size_bytes / 4; ++i) {
        buf[i] = 0;
    }
}
