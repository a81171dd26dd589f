#include "chrome_trace.hpp"

#include <array>
#include <string>
#include <string_view>

#include "json_writer.hpp"
#include "kernel_image.hpp"
#include "whole_file.hpp"

namespace tilemetal::mock {
namespace {

constexpr std::array<const char*, 5> kThreadNames{"BRISC", "NCRISC", "TRISC0 unpack", "TRISC1 math", "TRISC2 pack"};

std::uint64_t thread_number(ProcessorKind kind, Thread thread) {
    return kind == ProcessorKind::Compute ? 2 + static_cast<std::uint64_t>(thread) : static_cast<std::uint64_t>(kind);
}

// Event format: "Trace Event Format" of the Chromium project.
class TraceFile {
public:
    explicit TraceFile(std::uint32_t clock_mhz) : clock_mhz_(clock_mhz) {
        json_.begin_object().member("displayTimeUnit", std::string_view("ns")).key("traceEvents").begin_array();
    }

    void name(std::string_view what, std::uint64_t process, std::uint64_t thread, const std::string& text) {
        begin(what, "M", process, thread);
        json_.key("args").begin_object().member("name", text).end_object().end_object();
    }

    void slice(
        std::string_view name, std::string_view category, std::uint64_t process, std::uint64_t thread,
        const TraceEvent& event) {
        begin(name, "X", process, thread);
        json_.member("cat", category);
        time("ts", event.begin);
        time("dur", event.end - event.begin);
        arguments(event);
        json_.end_object();
    }

    // Transfers of a processor overlap, so they are not slices of its thread.
    void transfer(std::uint64_t process, std::uint64_t thread, const TraceEvent& event) {
        ++transfers_;
        for (const bool begins : {true, false}) {
            begin(event.name, begins ? "b" : "e", process, thread);
            json_.member("cat", std::string_view(event.category)).member("id", transfers_);
            time("ts", begins ? event.begin : event.end);
            arguments(event);
            json_.end_object();
        }
    }

    std::string take() {
        json_.end_array().end_object();
        return json_.take();
    }

private:
    void begin(std::string_view name, std::string_view phase, std::uint64_t process, std::uint64_t thread) {
        json_.line()
            .begin_object()
            .member("name", name)
            .member("ph", phase)
            .member("pid", process)
            .member("tid", thread);
    }
    void time(std::string_view key, std::uint64_t cycles) {
        json_.key(key).value_of(static_cast<double>(cycles) / clock_mhz_);
    }
    void arguments(const TraceEvent& event) {
        json_.key("args").begin_object().member("cycle", event.begin).member("number", std::uint64_t{event.number});
        json_.end_object();
    }

    std::uint32_t clock_mhz_;
    JsonWriter json_;
    std::uint64_t transfers_ = 0;
};

void write_processor(TraceFile& trace, std::uint64_t process, const Processor& processor) {
    const bool compute = processor.kind() == ProcessorKind::Compute;
    for (std::size_t i = 0; i < (compute ? kThreads : 1); ++i) {
        const auto thread = static_cast<Thread>(i);
        const std::uint64_t number = thread_number(processor.kind(), thread);
        trace.name("thread_name", process, number, kThreadNames.at(number));
        const TraceEvent whole{"", "kernel", thread, 0, processor.activity.now(thread), 0};
        trace.slice(processor.kernel().name, whole.category, process, number, whole);
    }
    for (const TraceEvent& event : processor.activity.events()) {
        const std::uint64_t number = thread_number(processor.kind(), event.thread);
        if (std::string_view(event.category).starts_with("noc")) {
            trace.transfer(process, number, event);
        } else {
            trace.slice(event.name, event.category, process, number, event);
        }
    }
}

}  // namespace

void write_chrome_trace(
    const std::filesystem::path& file, const Chip& chip, const std::vector<std::unique_ptr<Core>>& cores) {
    TraceFile trace(chip.arch().clock_mhz);
    for (const auto& core : cores) {
        const std::uint64_t process = core->worker() + 1;
        trace.name("process_name", process, 0, core->name());
        for (const auto& processor : core->processors) {
            write_processor(trace, process, *processor);
        }
    }
    write_whole_file(file, trace.take() + "\n");
}

}  // namespace tilemetal::mock
