#include "processor.hpp"

#include <algorithm>

#include "compute_engine.hpp"
#include "kernel_compiler.hpp"
#include "kernel_image.hpp"
#include "scheduler.hpp"
#include "source_place.hpp"

namespace tilemetal::mock {

std::string processor_name(ProcessorKind kind) {
    switch (kind) {
        case ProcessorKind::Brisc:
            return "BRISC";
        case ProcessorKind::Ncrisc:
            return "NCRISC";
        case ProcessorKind::Compute:
            return "TRISC";
    }
    return "?";
}

std::string place(abi::Location at) {
    return at.file == nullptr ? "unknown place" : std::string(at.file) + ":" + std::to_string(at.line);
}

Processor::Processor(Core& core, ProcessorKind kind, std::uint8_t noc, std::shared_ptr<LoadedKernel> kernel)
    : activity(kind == ProcessorKind::Compute, !core.chip().options().trace.empty()),
      core_(core),
      kind_(kind),
      noc_(noc),
      kernel_(std::move(kernel)) {
    for (const Ring& ring : core.rings) {
        if (!ring.configured) {
            continue;
        }
        const std::uint32_t start = core.l1_address() + ring.offset;
        views_[ring.index].interface = abi::LocalCBInterface{
            .fifo_size = ring.bytes(),
            .fifo_limit = start + ring.bytes(),
            .fifo_page_size = ring.page_size,
            .fifo_num_pages = ring.pages,
            .fifo_rd_ptr = start,
            .fifo_wr_ptr = start,
            .tiles_acked = 0,
            .tiles_received = 0,
            .fifo_wr_tile_ptr = 0,
        };
    }
}

Processor::~Processor() = default;

void Processor::print(std::string_view text) {
    unfinished_line_ += text;
    const auto end = unfinished_line_.rfind('\n');
    if (end == std::string::npos) {
        return;
    }
    const std::string prefix = std::to_string(core_.logical().x) + "-" + std::to_string(core_.logical().y) + ":" +
                               processor_name(kind_) + ": ";
    for (std::size_t begin = 0; begin <= end;) {
        const std::size_t next = unfinished_line_.find('\n', begin) + 1;
        core_.printed += prefix + unfinished_line_.substr(begin, next - begin);
        begin = next;
    }
    unfinished_line_.erase(0, end + 1);
}

void Processor::end_line() {
    if (!unfinished_line_.empty()) {
        print("\n");
    }
}

Ring& Processor::ring(std::uint32_t cb, abi::Location at) {
    last_location = at;
    if (cb >= kMaxRings || !core_.rings[cb].configured) {
        throw diagnose(
            Rule::CbNotConfigured, "circular buffer c_" + std::to_string(cb) + " is not configured on this core", at)
            .advice("add index " + std::to_string(cb) + " to a CircularBufferConfig created on this core")
            .error();
    }
    return core_.rings[cb];
}

std::string Processor::who() const { return core_.name() + " " + processor_name(kind_) + " running " + kernel_->name; }

Diagnosis Processor::diagnose(Rule rule, const std::string& what, abi::Location at) const {
    // Functions of the device headers that other headers call do not know the kernel's line.
    if (at.file != nullptr && Scheduler::running() == this && KernelCompiler::instance().is_device_header(at.file)) {
        at = calling_place(*this).value_or(at);
    }
    Diagnosis diagnosis(rule, what);
    diagnosis.line(who());
    std::string where = "at " + place(at);
    if (at.file != nullptr && kernel_->name == at.file && !kernel_->path.empty()) {
        where += " (" + kernel_->path + ")";
    }
    diagnosis.line(where);
    return diagnosis;
}

std::string Core::name() const {
    const auto logical = this->logical();
    const auto on_noc = chip_.virtual_of(logical);
    return "core (" + std::to_string(logical.x) + "," + std::to_string(logical.y) + ") [NoC " +
           std::to_string(on_noc.x) + "," + std::to_string(on_noc.y) + "]";
}

}  // namespace tilemetal::mock
