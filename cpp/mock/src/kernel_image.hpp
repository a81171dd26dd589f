#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "mock/abi.h"

namespace tilemetal::mock {

// A compiled kernel mapped into the process.
class KernelImage {
public:
    // Throws KernelError (unsupported) when the file is no kernel of this version of the mock.
    explicit KernelImage(const std::filesystem::path& file);
    ~KernelImage();
    KernelImage(const KernelImage&) = delete;
    KernelImage& operator=(const KernelImage&) = delete;

    void run() const { run_(); }
    // The address its code begins at.
    const void* base() const;
    // Where its code was loaded from, also for a copy in memory.
    const std::filesystem::path& file() const { return file_; }
    // The kernel has variables of static storage, so each processor needs an image of its own.
    static bool has_state(const std::filesystem::path& file);
    // An image that shares nothing with other images of the same file.
    static std::shared_ptr<KernelImage> private_copy(const std::filesystem::path& file);

private:
    void* handle_ = nullptr;
    std::filesystem::path file_;
    int descriptor_ = -1;  // of the file in memory a private copy was loaded from
    bool (*bind_)(const abi::KernelApi*) = nullptr;
    void (*run_)() = nullptr;
};

// What one processor runs, with what diagnostics say about it.
struct LoadedKernel {
    std::string name;
    std::string path;
    std::shared_ptr<KernelImage> image;
    void run() const { image->run(); }
};

}  // namespace tilemetal::mock
