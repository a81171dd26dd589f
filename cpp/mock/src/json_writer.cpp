#include "json_writer.hpp"

#include <array>
#include <cstdio>
#include <utility>

namespace tilemetal::mock {

void JsonWriter::separate() {
    if (!std::exchange(first_, false)) {
        text_ += ',';
    }
    if (std::exchange(new_line_, false)) {
        text_ += '\n';
    }
}

JsonWriter& JsonWriter::open(char bracket) {
    separate();
    text_ += bracket;
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    text_ += bracket;
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::line() {
    new_line_ = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    value(name);
    text_ += ':';
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    separate();
    text_ += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            text_ += '\\';
            text_ += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            std::array<char, 8> escaped{};
            std::snprintf(escaped.data(), escaped.size(), "\\u%04x", static_cast<unsigned>(c));
            text_ += escaped.data();
        } else {
            text_ += c;
        }
    }
    text_ += '"';
    return *this;
}

JsonWriter& JsonWriter::value(std::uint64_t number) {
    separate();
    text_ += std::to_string(number);
    return *this;
}

JsonWriter& JsonWriter::value_of(double number) {
    separate();
    std::array<char, 40> digits{};
    std::snprintf(digits.data(), digits.size(), "%.3f", number);
    text_ += digits.data();
    return *this;
}

}  // namespace tilemetal::mock
