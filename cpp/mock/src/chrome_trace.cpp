#include "chrome_trace.hpp"

#include <array>

#include "kernel_image.hpp"

namespace tilemetal::mock {
namespace {

constexpr std::array<const char*, 5> kThreadNames{"BRISC", "NCRISC", "TRISC0 unpack", "TRISC1 math", "TRISC2 pack"};
// Numbers of the processes of one device.
constexpr std::uint64_t kProcessesPerDevice = 1000;

std::uint64_t thread_number(ProcessorKind kind, Thread thread) {
    return kind == ProcessorKind::Compute ? 2 + static_cast<std::uint64_t>(thread) : static_cast<std::uint64_t>(kind);
}

}  // namespace

ChromeTrace::ChromeTrace(std::uint32_t clock_mhz) : clock_mhz_(clock_mhz) {
    json_.begin_object().member("displayTimeUnit", std::string_view("ns")).key("traceEvents").begin_array();
}

void ChromeTrace::add(int device, const std::vector<std::unique_ptr<Core>>& cores) {
    for (const auto& core : cores) {
        const std::uint64_t process = static_cast<std::uint64_t>(device) * kProcessesPerDevice + core->worker() + 1;
        name("process_name", process, 0, "device " + std::to_string(device) + " " + core->name());
        for (const auto& processor : core->processors) {
            add(process, *processor);
        }
    }
}

std::string ChromeTrace::finish() {
    json_.end_array().end_object();
    return json_.take();
}

void ChromeTrace::add(std::uint64_t process, const Processor& processor) {
    const bool compute = processor.kind() == ProcessorKind::Compute;
    for (std::size_t i = 0; i < (compute ? kThreads : 1); ++i) {
        const auto thread = static_cast<Thread>(i);
        const std::uint64_t number = thread_number(processor.kind(), thread);
        name("thread_name", process, number, kThreadNames.at(number));
        slice(processor.kernel().name, process, number, {"", "kernel", thread, 0, processor.activity.now(thread), 0});
    }
    for (const TraceEvent& event : processor.activity.events()) {
        const std::uint64_t number = thread_number(processor.kind(), event.thread);
        if (std::string_view(event.category).starts_with("noc")) {
            transfer(process, number, event);
        } else {
            slice(event.name, process, number, event);
        }
    }
}

void ChromeTrace::name(std::string_view what, std::uint64_t process, std::uint64_t thread, const std::string& text) {
    begin(what, "M", process, thread);
    json_.key("args").begin_object().member("name", text).end_object().end_object();
}

void ChromeTrace::slice(std::string_view name, std::uint64_t process, std::uint64_t thread, const TraceEvent& event) {
    begin(name, "X", process, thread);
    json_.member("cat", std::string_view(event.category));
    time("ts", event.begin);
    time("dur", event.end - event.begin);
    arguments(event);
    json_.end_object();
}

// Transfers of a processor overlap, so they are not slices of its thread.
void ChromeTrace::transfer(std::uint64_t process, std::uint64_t thread, const TraceEvent& event) {
    ++transfers_;
    for (const bool begins : {true, false}) {
        begin(event.name, begins ? "b" : "e", process, thread);
        json_.member("cat", std::string_view(event.category)).member("id", transfers_);
        time("ts", begins ? event.begin : event.end);
        arguments(event);
        json_.end_object();
    }
}

void ChromeTrace::begin(std::string_view name, std::string_view phase, std::uint64_t process, std::uint64_t thread) {
    json_.line().begin_object().member("name", name).member("ph", phase).member("pid", process).member("tid", thread);
}

void ChromeTrace::time(std::string_view key, std::uint64_t cycles) {
    json_.key(key).value_of(static_cast<double>(cycles) / clock_mhz_);
}

void ChromeTrace::arguments(const TraceEvent& event) {
    json_.key("args").begin_object().member("cycle", event.begin).member("number", std::uint64_t{event.number});
    json_.end_object();
}

}  // namespace tilemetal::mock
