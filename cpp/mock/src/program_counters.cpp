#include "program_counters.hpp"

#include <algorithm>
#include <tt-metalium/mesh_device.hpp>

#include "json_writer.hpp"
#include "kernel_image.hpp"
#include "mesh_device_impl.hpp"

namespace tilemetal::mock {
namespace {

constexpr std::array<const char*, kNocOperations> kOperationNames{
    "read", "write", "multicast", "inline_write", "atomic"};

void write_traffic(JsonWriter& json, const ProcessorCounters& processor) {
    json.key("noc").begin_array();
    for (const auto& noc : processor.noc) {
        json.begin_object();
        for (std::size_t i = 0; i < kNocOperations; ++i) {
            json.key(kOperationNames[i])
                .begin_object()
                .member("transactions", noc[i].transactions)
                .member("bytes", noc[i].bytes)
                .end_object();
        }
        json.end_object();
    }
    json.end_array();
}

void write_operations(JsonWriter& json, const ProcessorCounters& processor) {
    json.key("operations").begin_array();
    for (const OperationCounters& operation : processor.operations) {
        json.begin_object()
            .member("name", operation.name)
            .member("unit", operation.unit)
            .member("calls", operation.calls)
            .member("tiles", operation.tiles)
            .member("cycles", operation.cycles)
            .end_object();
    }
    json.end_array();
}

void write_rings(JsonWriter& json, const ProcessorCounters& processor) {
    json.key("circular_buffers").begin_array();
    for (const RingCounters& ring : processor.rings) {
        json.begin_object()
            .member("index", std::uint64_t{ring.index})
            .member("pages_pushed", ring.pages_pushed)
            .member("pages_popped", ring.pages_popped)
            .member("page_stalls", ring.page_stalls)
            .member("page_stall_cycles", ring.page_stall_cycles)
            .member("space_stalls", ring.space_stalls)
            .member("space_stall_cycles", ring.space_stall_cycles)
            .end_object();
    }
    json.end_array();
}

void write_processor(JsonWriter& json, const ProcessorCounters& processor) {
    json.line().begin_object().member("device", static_cast<std::uint64_t>(processor.device));
    json.key("core").begin_array().value(std::uint64_t{processor.core_x}).value(std::uint64_t{processor.core_y});
    json.end_array();
    json.member("processor", processor.processor).member("kernel", processor.kernel).member("cycles", processor.cycles);
    json.key("thread_cycles").begin_array();
    for (const std::uint64_t cycles : processor.thread_cycles) {
        json.value(cycles);
    }
    json.end_array();
    json.key("stall_cycles").begin_array();
    for (const std::uint64_t cycles : processor.stall_cycles) {
        json.value(cycles);
    }
    json.end_array();
    write_traffic(json, processor);
    json.member("dram_bytes_read", processor.dram_bytes_read)
        .member("dram_bytes_written", processor.dram_bytes_written)
        .member("barriers", processor.barriers)
        .member("barrier_cycles", processor.barrier_cycles)
        .member("semaphore_waits", processor.semaphore_waits)
        .member("semaphore_wait_cycles", processor.semaphore_wait_cycles)
        .member("dst_sections", processor.dst_sections)
        .member("inits", processor.inits)
        .member("reconfigurations", processor.reconfigurations);
    write_operations(json, processor);
    write_rings(json, processor);
    json.end_object();
}

}  // namespace

std::string ProgramCounters::json() const {
    JsonWriter json;
    json.begin_object()
        .member("arch", arch)
        .member("clock_mhz", std::uint64_t{clock_mhz})
        .member("cycles", cycles)
        .key("processors")
        .begin_array();
    for (const ProcessorCounters& processor : processors) {
        write_processor(json, processor);
    }
    json.end_array().end_object();
    return json.take();
}

ProgramCounters count_program(const Chip& chip, int device, const std::vector<std::unique_ptr<Core>>& cores) {
    ProgramCounters out;
    out.arch = chip.arch().name;
    out.clock_mhz = chip.arch().clock_mhz;
    for (const auto& core : cores) {
        for (const auto& processor : core->processors) {
            ProcessorCounters counters = processor->activity.counters();
            counters.device = device;
            counters.core_x = static_cast<std::uint32_t>(core->logical().x);
            counters.core_y = static_cast<std::uint32_t>(core->logical().y);
            counters.processor = processor_name(processor->kind());
            counters.kernel = processor->kernel().name;
            out.cycles = std::max(out.cycles, counters.cycles);
            out.processors.push_back(std::move(counters));
        }
    }
    return out;
}

const ProgramCounters& last_program_counters(const tt::tt_metal::distributed::MeshDevice& device, std::size_t chip) {
    return device.impl().chips.at(chip)->counters;
}

}  // namespace tilemetal::mock
