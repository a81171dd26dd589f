#include <charconv>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tilemetal/mock.hpp>
#include <utility>

namespace tilemetal::mock {
namespace {

Options chosen;

template <class Integer>
Integer number(const char* variable, std::string_view text) {
    Integer value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        throw std::invalid_argument(std::string(variable) + "=" + std::string(text) + ": expected a whole number");
    }
    return value;
}

Numerics numerics(std::string_view text) {
    if (text == "hardware") {
        return Numerics::Hardware;
    }
    if (text == "fast") {
        return Numerics::Fast;
    }
    throw std::invalid_argument("TILEMETAL_MOCK_NUMERICS=" + std::string(text) + ": expected hardware or fast");
}

}  // namespace

void set_options(Options options) { chosen = std::move(options); }

Options options() {
    Options result = chosen;
    if (const char* const text = std::getenv("TILEMETAL_MOCK_NUMERICS")) {
        result.numerics = numerics(text);
    }
    if (const char* const text = std::getenv("TILEMETAL_MOCK_THREADS")) {
        result.threads = number<unsigned>("TILEMETAL_MOCK_THREADS", text);
    }
    if (const char* const text = std::getenv("TILEMETAL_MOCK_SEED")) {
        result.seed = number<std::uint64_t>("TILEMETAL_MOCK_SEED", text);
    }
    if (const char* const text = std::getenv("TILEMETAL_MOCK_TRACE")) {
        result.trace = text;
    }
    if (const char* const text = std::getenv("TILEMETAL_MOCK_COUNTERS")) {
        result.counters = text;
    }
    return result;
}

}  // namespace tilemetal::mock
