// Gives every variable a valid C++ identifier that no other visible name has.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace tilemetal {

class NameScopes {
public:
    explicit NameScopes(std::unordered_set<std::string> reserved);

    void open() { marks_.push_back(visible_.size()); }
    void close();

    // A free identifier near `hint`, visible until the scope closes: hint, hint_1, hint_2, ...
    std::string declare(std::string_view hint);

private:
    [[nodiscard]] bool taken(const std::string& name) const { return reserved_.contains(name) || used_.contains(name); }

    std::unordered_set<std::string> reserved_;
    std::unordered_set<std::string> used_;
    std::vector<std::string> visible_;
    std::vector<std::size_t> marks_;
};

// `hint` with what C++ forbids or reserves in identifiers replaced; keywords are not looked at.
std::string to_identifier(std::string_view hint);

}  // namespace tilemetal
