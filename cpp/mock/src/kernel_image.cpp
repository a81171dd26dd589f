#include "kernel_image.hpp"

#include <dlfcn.h>
#include <elf.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <string_view>
#include <vector>

#include "device_api.hpp"
#include "diagnosis.hpp"

namespace tilemetal::mock {
namespace {

std::vector<char> contents(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

KernelImage::KernelImage(const std::filesystem::path& file) : file_(file) {
    handle_ = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle_ == nullptr) {
        throw Diagnosis(Rule::Unsupported, std::string("KernelImage: ") + dlerror()).error();
    }
    bind_ = reinterpret_cast<bool (*)(const abi::KernelApi*)>(dlsym(handle_, "tilemetal_mock_bind"));
    run_ = reinterpret_cast<void (*)()>(dlsym(handle_, "tilemetal_mock_run"));
    if (bind_ == nullptr || run_ == nullptr || !bind_(&kernel_api())) {
        dlclose(handle_);
        throw Diagnosis(Rule::Unsupported, "KernelImage: " + file.string() + " was made for another version").error();
    }
}

KernelImage::~KernelImage() {
    bind_(nullptr);
    dlclose(handle_);
    if (descriptor_ >= 0) {
        close(descriptor_);
    }
}

const void* KernelImage::base() const {
    Dl_info info{};
    return dladdr(reinterpret_cast<const void*>(run_), &info) == 0 ? nullptr : info.dli_fbase;
}

bool KernelImage::has_state(const std::filesystem::path& file) {
    const std::vector<char> bytes = contents(file);
    Elf64_Ehdr header{};
    if (bytes.size() < sizeof(header)) {
        return true;
    }
    std::memcpy(&header, bytes.data(), sizeof(header));
    const auto section = [&](std::size_t index) {
        Elf64_Shdr out{};
        const std::size_t at = header.e_shoff + index * header.e_shentsize;
        if (at + sizeof(out) <= bytes.size()) {
            std::memcpy(&out, bytes.data() + at, sizeof(out));
        }
        return out;
    };
    const Elf64_Shdr names = section(header.e_shstrndx);
    for (std::size_t i = 0; i < header.e_shnum; ++i) {
        const Elf64_Shdr candidate = section(i);
        const std::size_t at = names.sh_offset + candidate.sh_name;
        const std::string_view name = at < bytes.size() ? bytes.data() + at : "";
        const bool variables = name.starts_with(".data") || name.starts_with(".bss") || name.starts_with(".tbss") ||
                               name.starts_with(".tdata");
        if (variables && !name.starts_with(".data.rel.ro") && candidate.sh_size != 0) {
            return true;
        }
    }
    return false;
}

std::shared_ptr<KernelImage> KernelImage::private_copy(const std::filesystem::path& file) {
    const std::vector<char> bytes = contents(file);
    const int descriptor = memfd_create("tilemetal-kernel", MFD_CLOEXEC);
    if (descriptor < 0 || write(descriptor, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
        throw Diagnosis(Rule::Unsupported, "KernelImage: cannot copy " + file.string()).error();
    }
    try {
        auto image = std::make_shared<KernelImage>("/proc/self/fd/" + std::to_string(descriptor));
        // The loader knows images by name, so the name must stay taken as long as the image exists.
        image->descriptor_ = descriptor;
        image->file_ = file;
        return image;
    } catch (...) {
        close(descriptor);
        throw;
    }
}

}  // namespace tilemetal::mock
