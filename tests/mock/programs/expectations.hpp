#pragma once

// Checks that are counted: a program says what failed and goes on.
#include <cstdio>
#include <stdexcept>
#include <string>

namespace program_test {

inline bool good = true;

inline void check(bool condition, const char* what) {
    if (!condition) {
        std::printf("%s\n", what);
        good = false;
    }
}

// The action has to throw a std::runtime_error that says this.
template <class Action>
void check_refused(const char* what, const std::string& said, Action action) {
    try {
        action();
        check(false, what);
    } catch (const std::runtime_error& error) {
        check(std::string(error.what()).find(said) != std::string::npos, error.what());
    }
}

// The exit code.
inline int conclusion() {
    std::printf(good ? "PASS\n" : "FAIL\n");
    return good ? 0 : 1;
}

}  // namespace program_test
