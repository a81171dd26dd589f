#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

// What the mock device offers beyond the Metalium API.
namespace tilemetal::mock {

// A rule of the device was broken, or the program cannot go on. what() is the whole diagnosis, over several lines:
// the rule, where (core, processor, kernel file:line), the state that shows it, and what to do.
class KernelError : public std::runtime_error {
public:
    KernelError(std::string rule, const std::string& diagnosis)
        : std::runtime_error(diagnosis), rule_(std::move(rule)) {}

    // Stable name of the rule, e.g. "cb-pop-without-wait".
    const std::string& rule() const { return rule_; }

private:
    std::string rule_;
};

// How tile arithmetic is done.
enum class Numerics : std::uint8_t {
    Hardware,  // as the device does it, bit for bit
    Fast,      // float32 arithmetic on operands truncated as the math fidelity says
};

// How the simulated device runs; a device keeps the options that hold when it is opened.
struct Options {
    Numerics numerics = Numerics::Hardware;
    unsigned threads = 0;               // host threads that simulate cores, 0 for as many as there are processors
    std::optional<std::uint64_t> seed;  // another interleaving of the processors for each seed; the usual one without
    std::filesystem::path trace;        // where each run of a workload writes its Chrome trace, nowhere when empty
    std::filesystem::path counters;     // where it writes its counters (mock_counters.hpp) as JSON
};

// Options of devices opened afterwards. The environment wins over them: TILEMETAL_MOCK_NUMERICS=hardware|fast,
// TILEMETAL_MOCK_THREADS=N, TILEMETAL_MOCK_SEED=N, TILEMETAL_MOCK_TRACE=FILE,
// TILEMETAL_MOCK_COUNTERS=FILE.
void set_options(Options options);
// The options a device opened now would get. Throws std::invalid_argument for environment variables that say
// something else.
Options options();

// Architecture of devices created afterwards: "wormhole_b0" (at first) or "blackhole". The environment variable
// TT_METAL_MOCK_ARCH, where set, wins over it. Throws std::invalid_argument for other names.
void set_default_arch(const std::string& name);

// Directory of compiled kernels (filled by tt-mock-kernelc) that is searched before anything is compiled.
void add_kernel_store(const std::filesystem::path& directory);

}  // namespace tilemetal::mock
