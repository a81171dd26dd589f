#include "json_value.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace tilemetal::mock {

class JsonParser {
public:
    explicit JsonParser(std::string_view text) : text_(text) {}

    JsonValue document() {
        JsonValue value = any();
        skip_space();
        if (at_ != text_.size()) {
            refuse("more text after the value");
        }
        return value;
    }

private:
    [[noreturn]] void refuse(const std::string& what) const {
        std::size_t line = 1;
        std::size_t column = 1;
        for (const char c : text_.substr(0, at_)) {
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
        throw std::runtime_error(
            "JSON: line " + std::to_string(line) + ", column " + std::to_string(column) + ": " + what);
    }

    void skip_space() {
        while (at_ < text_.size() &&
               (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) {
            ++at_;
        }
    }

    bool accept(char c) {
        skip_space();
        if (at_ < text_.size() && text_[at_] == c) {
            ++at_;
            return true;
        }
        return false;
    }

    void expect(char c) {
        if (!accept(c)) {
            refuse(std::string("expected '") + c + "'");
        }
    }

    JsonValue any() {
        skip_space();
        JsonValue out;
        if (at_ == text_.size()) {
            refuse("a value is missing");
        }
        switch (text_[at_]) {
            case '{':
                out.value_ = object();
                break;
            case '[':
                out.value_ = array();
                break;
            case '"':
                out.value_ = string();
                break;
            case 't':
                word("true");
                out.value_ = true;
                break;
            case 'f':
                word("false");
                out.value_ = false;
                break;
            case 'n':
                word("null");
                break;
            default:
                out.value_ = number();
                break;
        }
        return out;
    }

    void word(std::string_view expected) {
        if (text_.substr(at_, expected.size()) != expected) {
            refuse("unknown word");
        }
        at_ += expected.size();
    }

    double number() {
        double value = 0;
        const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
        if (error != std::errc()) {
            refuse("no value");
        }
        at_ = static_cast<std::size_t>(end - text_.data());
        return value;
    }

    std::string string() {
        expect('"');
        std::string out;
        while (at_ < text_.size() && text_[at_] != '"') {
            char c = text_[at_++];
            if (c == '\\' && at_ < text_.size()) {
                c = text_[at_++];
                switch (c) {
                    case 'n':
                        c = '\n';
                        break;
                    case 't':
                        c = '\t';
                        break;
                    case 'r':
                        c = '\r';
                        break;
                    case 'b':
                        c = '\b';
                        break;
                    case 'f':
                        c = '\f';
                        break;
                    case 'u':
                        append_code_point(out);
                        continue;
                    default:
                        break;
                }
            }
            out += c;
        }
        expect('"');
        return out;
    }

    void append_code_point(std::string& out) {
        unsigned code = 0;
        const auto [end, error] =
            std::from_chars(text_.data() + at_, text_.data() + std::min(at_ + 4, text_.size()), code, 16);
        if (error != std::errc() || end != text_.data() + at_ + 4) {
            refuse("four hexadecimal digits expected");
        }
        at_ += 4;
        if (code < 0x80) {
            out += static_cast<char>(code);
        } else if (code < 0x800) {
            out += static_cast<char>(0xC0 | code >> 6);
            out += static_cast<char>(0x80 | (code & 0x3F));
        } else {
            out += static_cast<char>(0xE0 | code >> 12);
            out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
            out += static_cast<char>(0x80 | (code & 0x3F));
        }
    }

    JsonValue::Array array() {
        expect('[');
        JsonValue::Array out;
        if (!accept(']')) {
            do {
                out.push_back(any());
            } while (accept(','));
            expect(']');
        }
        return out;
    }

    JsonValue::Object object() {
        expect('{');
        JsonValue::Object out;
        if (!accept('}')) {
            do {
                skip_space();
                std::string key = string();
                expect(':');
                out.insert_or_assign(std::move(key), any());
            } while (accept(','));
            expect('}');
        }
        return out;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

namespace {

template <class T, class Variant>
const T& as(const Variant& value, const char* kind) {
    if (const T* typed = std::get_if<T>(&value)) {
        return *typed;
    }
    throw std::runtime_error(std::string("JSON: expected ") + kind);
}

}  // namespace

JsonValue JsonValue::parse(std::string_view text) { return JsonParser(text).document(); }

const JsonValue* JsonValue::find(const std::string& key) const {
    const auto& members = as<Object>(value_, "an object");
    const auto it = members.find(key);
    return it == members.end() ? nullptr : &it->second;
}

const JsonValue& JsonValue::at(const std::string& key) const {
    if (const JsonValue* member = find(key)) {
        return *member;
    }
    throw std::runtime_error("JSON: member '" + key + "' is missing");
}

const std::vector<JsonValue>& JsonValue::array() const { return as<Array>(value_, "an array"); }
const std::string& JsonValue::text() const { return as<std::string>(value_, "a string"); }
bool JsonValue::boolean() const { return as<bool>(value_, "true or false"); }

std::uint64_t JsonValue::integer() const {
    const double number = as<double>(value_, "an integer");
    const auto out = static_cast<std::uint64_t>(number);
    if (number < 0 || static_cast<double>(out) != number) {
        throw std::runtime_error("JSON: expected an integer that is not negative");
    }
    return out;
}

}  // namespace tilemetal::mock
