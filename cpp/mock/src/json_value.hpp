#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tilemetal::mock {

// A value of a JSON text (RFC 8259), read only.
class JsonValue {
public:
    // Throws std::runtime_error naming line and column of the first mistake.
    static JsonValue parse(std::string_view text);

    // All throw std::runtime_error when the value is of another kind; `what` of the message is the path given here.
    const JsonValue& at(const std::string& key) const;
    const JsonValue* find(const std::string& key) const;
    const std::vector<JsonValue>& array() const;
    const std::string& text() const;
    std::uint64_t integer() const;
    bool boolean() const;

private:
    using Object = std::map<std::string, JsonValue>;
    using Array = std::vector<JsonValue>;
    friend class JsonParser;
    std::variant<std::nullptr_t, bool, double, std::string, Array, Object> value_ = nullptr;
};

}  // namespace tilemetal::mock
