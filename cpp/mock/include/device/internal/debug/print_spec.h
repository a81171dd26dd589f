#pragma once

#include <cstddef>

namespace tilemetal::mock {

// One replacement field of a format text: "{index:[[fill]align][sign][#][0][width][.precision][type]}", as fmt has it.
struct PrintSpec {
    int index = -1;
    char fill = ' ';
    char align = 0;
    char sign = '-';
    bool alternate = false;
    int width = 0;
    int precision = -1;
    char type = 0;
};

// Reads the field that starts behind its opening brace; returns what follows its closing one, or null for a field that
// is not understood.
inline const char* parse_print_spec(const char* text, PrintSpec& spec) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto number = [&](int& value) {
        for (value = 0; is_digit(*text); ++text) {
            value = value * 10 + (*text - '0');
        }
    };
    const auto is_align = [](char c) { return c == '<' || c == '>' || c == '^'; };
    if (is_digit(*text)) {
        number(spec.index);
    }
    if (*text == ':') {
        ++text;
        if (*text != '\0' && is_align(text[1])) {
            spec.fill = *text++;
        }
        if (is_align(*text)) {
            spec.align = *text++;
        }
        if (*text == '+' || *text == '-' || *text == ' ') {
            spec.sign = *text++;
        }
        if (*text == '#') {
            spec.alternate = true;
            ++text;
        }
        if (*text == '0') {
            spec.fill = '0';
            ++text;
        }
        if (is_digit(*text)) {
            number(spec.width);
        }
        if (*text == '.') {
            ++text;
            number(spec.precision);
        }
        if (*text != '}' && *text != '\0') {
            spec.type = *text++;
        }
    }
    return *text == '}' ? text + 1 : nullptr;
}

}  // namespace tilemetal::mock
