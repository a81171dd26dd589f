#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "json_writer.hpp"
#include "processor.hpp"

namespace tilemetal::mock {

// What the processors of devices did, as a Chrome trace (JSON; Perfetto and chrome://tracing show it): one process per
// core, one thread per RISC. Event format: "Trace Event Format" of the Chromium project.
class ChromeTrace {
public:
    explicit ChromeTrace(std::uint32_t clock_mhz);
    void add(int device, const std::vector<std::unique_ptr<Core>>& cores);
    // The whole file; nothing can be added afterwards.
    std::string finish();

private:
    void add(std::uint64_t process, const Processor& processor);
    void name(std::string_view what, std::uint64_t process, std::uint64_t thread, const std::string& text);
    void slice(std::string_view name, std::uint64_t process, std::uint64_t thread, const TraceEvent& event);
    void transfer(std::uint64_t process, std::uint64_t thread, const TraceEvent& event);
    void begin(std::string_view name, std::string_view phase, std::uint64_t process, std::uint64_t thread);
    void time(std::string_view key, std::uint64_t cycles);
    void arguments(const TraceEvent& event);

    std::uint32_t clock_mhz_;
    JsonWriter json_;
    std::uint64_t transfers_ = 0;
};

}  // namespace tilemetal::mock
