#pragma once

#include <cstdint>
#include <memory>

namespace tt::tt_metal {

namespace detail {
class ProgramImpl;
}

// Kernels, circular buffers and semaphores that run together.
class Program {
public:
    Program();
    ~Program();
    Program(Program&& other) noexcept;
    Program& operator=(Program&& other) noexcept;
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    // A number of the user's for this program in profiles.
    void set_runtime_id(std::uint64_t id);
    std::uint64_t get_runtime_id() const;
    detail::ProgramImpl& impl() { return *impl_; }
    const detail::ProgramImpl& impl() const { return *impl_; }

private:
    std::unique_ptr<detail::ProgramImpl> impl_;
};

}  // namespace tt::tt_metal
