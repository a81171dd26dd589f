#include "memory_checks.hpp"

#include "scheduler.hpp"
#include "unseen_stores.hpp"

namespace tilemetal::mock {
namespace {

std::string bytes_of(std::uint64_t first, std::uint64_t begin, std::uint64_t bytes) {
    return "byte " + std::to_string(first - begin) + " of the " + std::to_string(bytes);
}

[[noreturn]] void refuse_unwritten(
    const Processor& processor, const char* user, const std::string& which, const std::string& where,
    const std::string& advice, abi::Location at) {
    throw processor
        .diagnose(
            Rule::ReadUnwritten,
            std::string(user) + " reads memory that nothing has written: " + which + " bytes, at " + where, at)
        .advice(advice)
        .error();
}

[[noreturn]] void refuse_unwritten_l1(
    const Processor& processor, const Core& core, std::uint32_t offset, std::uint64_t bytes, std::uint64_t first,
    const char* user, abi::Location at) {
    const auto hole = static_cast<std::uint32_t>(first);
    std::string where = describe_l1(core, hole);
    if (&core != &processor.core()) {
        where += " of " + core.name();
    }
    refuse_unwritten(
        processor, user, bytes_of(first, offset, bytes), where,
        "fill it first: by a NoC read or write, a pack, a store, or from the host", at);
}

std::optional<std::uint64_t> first_unwritten(const Chip& chip, const NocTarget& source, std::uint64_t bytes) {
    const WrittenBytes written = source.dram ? chip.dram_written(source.unit) : chip.l1_written(source.unit);
    const auto first = written.first_unwritten(source.offset, bytes);
    if (!first || source.dram) {
        return first;
    }
    note_unseen_stores(chip, source.unit, source.offset, bytes);
    return written.first_unwritten(source.offset, bytes);
}

}  // namespace

std::string describe_l1(const Core& core, std::uint32_t offset) {
    const Architecture& arch = core.chip().arch();
    const std::string at = " (L1 " + hex(offset) + ")";
    const std::uint32_t arguments = arch.config_base + kSemaphores * kSemaphoreStride;
    if (offset >= arch.config_base && offset < arguments) {
        return "semaphore " + std::to_string((offset - arch.config_base) / kSemaphoreStride) + at;
    }
    if (offset >= arguments && offset < arch.user_base) {
        return "the runtime arguments" + at;
    }
    for (const Ring& ring : core.rings) {
        if (ring.contains(offset)) {
            const std::uint32_t inside = offset - ring.offset;
            return "byte " + std::to_string(inside % ring.page_size) + " of page " +
                   std::to_string(inside / ring.page_size) + " of " + ring.name() + at;
        }
    }
    if (const auto* buffer = core.chip().allocators().l1.holding(offset)) {
        return "byte " + std::to_string(offset - buffer->first) + " of the L1 buffer at " + hex(buffer->first) + at;
    }
    return "L1 " + hex(offset) + ", in no buffer";
}

void require_written_l1(
    const Processor& processor, std::uint32_t offset, std::uint64_t bytes, const char* user, abi::Location at) {
    const Core& core = processor.core();
    if (const auto first = first_unwritten(core.chip(), {nullptr, false, core.worker(), offset}, bytes)) {
        refuse_unwritten_l1(processor, core, offset, bytes, *first, user, at);
    }
}

void require_written(
    const Processor& processor, const NocTarget& source, std::uint64_t bytes, const char* user, abi::Location at) {
    const Chip& chip = processor.core().chip();
    const auto first = first_unwritten(chip, source, bytes);
    if (!first) {
        return;
    }
    if (!source.dram) {
        const auto offset = static_cast<std::uint32_t>(source.offset);
        if (source.unit == processor.core().worker()) {
            refuse_unwritten_l1(processor, processor.core(), offset, bytes, *first, user, at);
        }
        if (const Core* elsewhere = Scheduler::active()->core(source.unit)) {
            refuse_unwritten_l1(processor, *elsewhere, offset, bytes, *first, user, at);
        }
        refuse_unwritten_l1(processor, Core(processor.core().chip(), source.unit), offset, bytes, *first, user, at);
    }
    std::string where = NocTarget{nullptr, true, source.unit, *first}.describe(chip);
    if (const auto* buffer = chip.allocators().dram.holding(*first)) {
        const std::uint64_t row = (*first - buffer->first) / buffer->second.page_stride;
        where += ", page " + std::to_string(row * chip.arch().dram_banks + source.unit) + " of the buffer at " +
                 hex(buffer->first);
    }
    refuse_unwritten(
        processor, user, bytes_of(*first, source.offset, bytes), where,
        "write the buffer from the host, or let a kernel write it before", at);
}

void note_written(const Core& core, std::uint32_t l1_offset, std::uint64_t bytes) {
    core.chip().l1_written(core.worker()).set(l1_offset, bytes);
}

void note_written(const Chip& chip, const NocTarget& target, std::uint64_t bytes) {
    (target.dram ? chip.dram_written(target.unit) : chip.l1_written(target.unit)).set(target.offset, bytes);
}

}  // namespace tilemetal::mock
