#include "ring_protocol.hpp"

#include <algorithm>
#include <string>

#include "held_pages.hpp"
#include "memory_checks.hpp"
#include "noc.hpp"
#include "ring_offence.hpp"
#include "scheduler.hpp"
#include "source_place.hpp"

namespace tilemetal::mock {

std::string format_name(tt::DataFormat format) {
    using enum tt::DataFormat;
    switch (format) {
        case Float32:
            return "Float32";
        case Float16:
            return "Float16";
        case Bfp8:
            return "Bfp8";
        case Bfp4:
            return "Bfp4";
        case Tf32:
            return "Tf32";
        case Float16_b:
            return "Float16_b";
        case Bfp8_b:
            return "Bfp8_b";
        case Bfp4_b:
            return "Bfp4_b";
        case Int32:
            return "Int32";
        case UInt16:
            return "UInt16";
        case Lf8:
            return "Lf8";
        case Bfp2:
            return "Bfp2";
        case Int8:
            return "Int8";
        case Bfp2_b:
            return "Bfp2_b";
        case UInt32:
            return "UInt32";
        case Fp8_e4m3:
            return "Fp8_e4m3";
        case UInt8:
            return "UInt8";
        default:
            return "Invalid";
    }
}

std::string Ring::describe() const {
    return name() + ": " + std::to_string(pages) + " pages of " + std::to_string(page_size) + " B " +
           format_name(format) + (tile.is_full() ? "" : " (" + numerics::name_of(tile) + ")") + ", received " +
           std::to_string(received) + ", acked " + std::to_string(acked) + " (" + std::to_string(available()) +
           " to read, " + std::to_string(free_pages()) + " free)";
}

std::string page_count(std::uint32_t pages) { return std::to_string(pages) + (pages == 1 ? " page" : " pages"); }

namespace {

// "1 page is", "2 pages are"
std::string count_is(std::uint32_t pages) { return page_count(pages) + (pages == 1 ? " is" : " are"); }

std::string call(const char* function, const Ring& ring, std::uint32_t pages) {
    return std::string(function) + "(" + ring.name() + ", " + std::to_string(pages) + ")";
}

// A circular buffer has one producer and one consumer; taking part in it decides who.
void take_part(
    const Processor*& role, Processor& processor, const Ring& ring, Rule rule, const char* what, abi::Location at) {
    if (role == nullptr) {
        role = &processor;
    } else if (role != &processor) {
        throw processor.diagnose(rule, ring.name() + " already has another " + what + ": " + role->who(), at)
            .advice(
                "let one processor of the core " + std::string(what[0] == 'p' ? "push" : "pop") +
                " this circular buffer")
            .error();
    }
}

void consume(Processor& processor, Ring& ring, abi::Location at) {
    take_part(ring.consumer, processor, ring, Rule::CbTwoConsumers, "consumer", at);
    answer_to_consumer(ring);
}

void refuse_overshoot(
    Processor& processor, const char* function, const Ring& ring, std::uint32_t pages, std::uint32_t pointer,
    const abi::LocalCBInterface& interface, abi::Location at) {
    if (pointer + pages * ring.page_size > interface.fifo_limit) {
        const std::uint32_t left = (interface.fifo_limit - pointer) / ring.page_size;
        throw processor
            .diagnose(
                Rule::CbStraddlesEnd,
                call(function, ring, pages) + " passes the end of the ring: " + page_count(left) + " left in this lap",
                at)
            .line(ring.describe())
            .advice("make the pages of the buffer a multiple of the group size")
            .error();
    }
}

Ring& used_ring(Processor& processor, std::uint32_t cb, abi::Location at) {
    Ring& ring = processor.ring(cb, at);
    // Data-movement processors count bytes, the threads of the compute kernel words of 16 bytes.
    const std::uint32_t word = processor.core().chip().arch().l1_alignment;
    if (processor.kind() == ProcessorKind::Compute && ring.page_size % word != 0) {
        throw processor
            .diagnose(
                Rule::CbPageSize,
                ring.name() + " has pages of " + std::to_string(ring.page_size) + " bytes, not a multiple of " +
                    std::to_string(word) + " as the compute kernel needs",
                at)
            .error();
    }
    ring.used = true;
    return ring;
}

// A group larger than the ring would be waited for forever.
void refuse_beyond_capacity(
    Processor& processor, const Ring& ring, const char* function, Rule rule, std::uint32_t pages, const char* verb,
    abi::Location at) {
    if (pages > ring.pages) {
        throw processor
            .diagnose(
                rule, call(function, ring, pages) + " can never succeed: the buffer has " + page_count(ring.pages), at)
            .line(ring.describe())
            .advice(std::string("enlarge the circular buffer or ") + verb + " fewer pages at once")
            .error();
    }
}

// A pointer goes back to the start only when it lands exactly on the end of the ring.
void advance(std::uint32_t& pointer, std::uint32_t bytes, const RingView& view) {
    pointer += bytes;
    if (pointer == view.interface.fifo_limit) {
        pointer -= view.interface.fifo_size;
    }
}

void reserve(Processor& processor, Ring& ring, std::uint32_t pages) {
    processor.activity.reserved(ring, pages);
    RingView& view = processor.view(ring);
    view.reserved = std::max(view.reserved, pages);
}

void push(Processor& processor, std::uint32_t cb, std::uint32_t pages, abi::Location at) {
    Ring& ring = used_ring(processor, cb, at);
    take_part(ring.producer, processor, ring, Rule::CbTwoProducers, "producer", at);
    RingView& view = processor.view(ring);
    if (pages > view.reserved && !ring.aliases_buffer) {
        offend(
            ring,
            processor
                .diagnose(
                    Rule::CbPushWithoutReserve,
                    call("cb_push_back", ring, pages) + " but only " + count_is(view.reserved) + " reserved", at)
                .line(ring.describe())
                .advice("call cb_reserve_back(" + ring.name() + ", " + std::to_string(pages) + ") before writing"));
    }
    if (ring.unreserved_writer != nullptr) {
        offend(
            ring,
            processor
                .diagnose(
                    Rule::CbWriteWithoutReserve,
                    "pages of " + ring.name() + " were written at " +
                        place(resolve(*ring.unreserved_writer, ring.unreserved_write)) + " before they were reserved",
                    at)
                .line(ring.describe())
                .advice("call cb_reserve_back before writing"));
    }
    refuse_overshoot(processor, "cb_push_back", ring, pages, view.interface.fifo_wr_ptr, view.interface, at);
    const std::uint32_t bytes = pages * ring.page_size;
    check_reads_landed(processor, ring, view.interface.fifo_wr_ptr - processor.core().l1_address(), bytes, at);

    processor.activity.pushed(ring, pages);
    ring.received = static_cast<std::uint16_t>(ring.received + pages);
    view.interface.tiles_received = ring.received;
    advance(view.interface.fifo_wr_ptr, bytes, view);
    view.reserved -= std::min(view.reserved, pages);
    view.packed = 0;
    view.packed_out_of_order = false;
    Scheduler::active()->note_progress();
}

/// Pages beyond the end of a ring: their addresses do not wrap. `does` says who reads or writes.
void require_page_before_end(
    Processor& processor, const Ring& ring, std::uint32_t address, std::uint32_t page, const std::string& does,
    abi::Location at) {
    if (address + ring.page_size <= processor.view(ring).interface.fifo_limit) {
        return;
    }
    throw processor
        .diagnose(
            Rule::CbStraddlesEnd,
            does + " page " + std::to_string(page) + " of " + ring.name() +
                ", which lies beyond the end of the ring: page addresses do not wrap",
            at)
        .line(ring.describe())
        .advice("make the pages of the buffer a multiple of the group size")
        .error();
}

}  // namespace

void cb_reserve_back(Processor& processor, std::uint32_t cb, std::uint32_t pages, abi::Location at) {
    Ring& ring = used_ring(processor, cb, at);
    refuse_beyond_capacity(processor, ring, "cb_reserve_back", Rule::CbReserveBeyondCapacity, pages, "reserve", at);
    take_part(ring.producer, processor, ring, Rule::CbTwoProducers, "producer", at);
    const Wait room = Wait::for_space(ring, pages, at);
    if (processor.kind() != ProcessorKind::Compute) {
        Scheduler::wait(room);
    }
    processor.packer.run_after(room, cb, [&processor, &ring, pages] { reserve(processor, ring, pages); });
}

void cb_push_back(Processor& processor, std::uint32_t cb, std::uint32_t pages, abi::Location at) {
    processor.packer.run(cb, at, [&processor, cb, pages, at] { push(processor, cb, pages, at); });
}

void cb_wait_front(Processor& processor, std::uint32_t cb, std::uint32_t pages, abi::Location at) {
    Ring& ring = used_ring(processor, cb, at);
    refuse_beyond_capacity(processor, ring, "cb_wait_front", Rule::CbWaitBeyondCapacity, pages, "wait for", at);
    consume(processor, ring, at);
    Scheduler::wait(Wait::for_pages(ring, pages, at));
    processor.activity.waited(ring, pages);
    RingView& view = processor.view(ring);
    view.waited = std::max(view.waited, pages);
}

void cb_pop_front(Processor& processor, std::uint32_t cb, std::uint32_t pages, abi::Location at) {
    Ring& ring = used_ring(processor, cb, at);
    consume(processor, ring, at);
    RingView& view = processor.view(ring);
    if (pages > view.waited && !ring.aliases_buffer) {
        throw processor
            .diagnose(
                Rule::CbPopWithoutWait,
                call("cb_pop_front", ring, pages) + " but only " + count_is(view.waited) + " waited for", at)
            .line(ring.describe())
            .advice("call cb_wait_front(" + ring.name() + ", " + std::to_string(pages) + ") first")
            .error();
    }
    refuse_overshoot(processor, "cb_pop_front", ring, pages, view.interface.fifo_rd_ptr, view.interface, at);
    const std::uint32_t bytes = pages * ring.page_size;
    check_writes_left(processor, ring, view.interface.fifo_rd_ptr - processor.core().l1_address(), bytes, at);

    processor.activity.popped(ring, pages);
    ring.acked = static_cast<std::uint16_t>(ring.acked + pages);
    view.interface.tiles_acked = ring.acked;
    advance(view.interface.fifo_rd_ptr, bytes, view);
    view.waited -= std::min(view.waited, pages);
    Scheduler::active()->note_progress();
    processor.packer.proceed();
}

bool cb_reservable(Processor& processor, std::uint32_t cb, std::uint32_t pages, abi::Location at) {
    follow_packer(processor, cb, at);
    return processor.ring(cb, at).free_pages() >= pages;
}

bool cb_available(Processor& processor, std::uint32_t cb, std::uint32_t pages, abi::Location at) {
    return processor.ring(cb, at).available() >= pages;
}

void follow_packer(Processor& processor, std::uint32_t cb, abi::Location at) {
    if (processor.packer.concerns(cb)) {
        processor.packer.catch_up(at);
    }
}

std::uint32_t cb_page_to_read(
    Processor& processor, Ring& ring, std::uint32_t page, const char* user, abi::Location at) {
    const RingView& view = processor.view(ring);
    if (page >= view.waited && !ring.aliases_buffer) {
        throw processor
            .diagnose(
                Rule::CbReadWithoutWait,
                std::string(user) + " reads page " + std::to_string(page) + " of " + ring.name() + " but " +
                    count_is(view.waited) + " waited for",
                at)
            .line(ring.describe())
            .advice("call cb_wait_front(" + ring.name() + ", " + std::to_string(page + 1) + ") first")
            .error();
    }
    const std::uint32_t address = view.interface.fifo_rd_ptr + page * ring.page_size;
    require_page_before_end(processor, ring, address, page, std::string(user) + " reads", at);
    const std::uint32_t offset = address - processor.core().l1_address();
    require_written_l1(processor, offset, ring.page_size, user, at);
    return offset;
}

std::uint32_t cb_page_to_write(
    Processor& processor, Ring& ring, std::uint32_t page, const char* user, abi::Location at) {
    const RingView& view = processor.view(ring);
    const std::uint32_t address = view.interface.fifo_wr_ptr + page * ring.page_size;
    // A compute kernel may also change pages in place that it holds as their consumer.
    if (page >= view.reserved && !ring.aliases_buffer &&
        !is_waited_for(processor, address - processor.core().l1_address(), ring.page_size)) {
        throw processor
            .diagnose(
                Rule::CbWriteWithoutReserve,
                std::string(user) + " writes page " + std::to_string(page) + " of " + ring.name() + " but " +
                    count_is(view.reserved) + " reserved",
                at)
            .line(ring.describe())
            .advice("call cb_reserve_back(" + ring.name() + ", " + std::to_string(page + 1) + ") first")
            .error();
    }
    require_page_before_end(processor, ring, address, page, std::string(user) + " writes", at);
    const std::uint32_t offset = address - processor.core().l1_address();
    note_written(processor.core(), offset, ring.page_size);
    return offset;
}

}  // namespace tilemetal::mock
