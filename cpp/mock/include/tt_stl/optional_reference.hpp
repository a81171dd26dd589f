#pragma once

#include <optional>

namespace ttsl {

// A reference that may be absent.
template <class T>
class optional_reference {
public:
    constexpr optional_reference() = default;
    constexpr optional_reference(std::nullopt_t) {}
    constexpr optional_reference(T& object) : object_(&object) {}

    constexpr bool has_value() const { return object_ != nullptr; }
    constexpr explicit operator bool() const { return has_value(); }
    constexpr T& operator*() const { return *object_; }
    constexpr T* operator->() const { return object_; }

private:
    T* object_ = nullptr;
};

}  // namespace ttsl

namespace tt::stl {
using ::ttsl::optional_reference;
}  // namespace tt::stl
