#include "run_report.hpp"

#include <algorithm>

#include "whole_file.hpp"

namespace tilemetal::mock {

void RunReport::add(int device, const Chip& chip, const std::vector<std::unique_ptr<Core>>& cores) {
    if (devices_.contains(device)) {
        *this = RunReport(std::move(options_));
    }
    const bool first = devices_.empty();
    devices_.insert(device);
    if (!options_.counters.empty()) {
        if (first) {
            counters_ = chip.counters;
        } else {
            counters_.cycles = std::max(counters_.cycles, chip.counters.cycles);
            const auto& more = chip.counters.processors;
            counters_.processors.insert(counters_.processors.end(), more.begin(), more.end());
        }
    }
    if (!options_.trace.empty()) {
        if (!trace_) {
            trace_.emplace(chip.arch().clock_mhz);
        }
        trace_->add(device, cores);
    }
}

void RunReport::write() {
    if (devices_.empty()) {
        return;
    }
    if (!options_.counters.empty()) {
        write_whole_file(options_.counters, counters_.json() + "\n");
    }
    if (trace_) {
        write_whole_file(options_.trace, trace_->finish() + "\n");
    }
}

}  // namespace tilemetal::mock
