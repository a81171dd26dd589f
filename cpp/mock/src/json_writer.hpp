#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tilemetal::mock {

// Builds a JSON text (RFC 8259) piece by piece; commas are put where they belong.
class JsonWriter {
public:
    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }
    JsonWriter& key(std::string_view name);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(std::uint64_t number);
    // With three digits behind the point.
    JsonWriter& value_of(double number);
    template <class Value>
    JsonWriter& member(std::string_view name, const Value& content) {
        return key(name).value(content);
    }
    // Begins a new line before the next value.
    JsonWriter& line();

    const std::string& text() const { return text_; }
    std::string take() { return std::move(text_); }

private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void separate();

    std::string text_;
    bool first_ = true;
    bool new_line_ = false;
};

}  // namespace tilemetal::mock
