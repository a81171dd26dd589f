#include "source_place.hpp"

#include <dlfcn.h>
#include <unwind.h>

#include <charconv>
#include <mutex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "child_process.hpp"
#include "kernel_compiler.hpp"
#include "kernel_image.hpp"

namespace tilemetal::mock {
namespace {

// Locations keep plain pointers to file names.
const char* kept(const std::string& name) {
    static std::mutex lock;
    static std::set<std::string> names;
    const std::scoped_lock hold(lock);
    return names.insert(name).first->c_str();
}

// "reader.cpp:12" or "reader.cpp:12 (discriminator 3)".
std::optional<abi::Location> parse(const std::string& text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos) {
        return std::nullopt;
    }
    int line = 0;
    std::from_chars(text.data() + colon + 1, text.data() + text.size(), line);
    if (line == 0) {
        return std::nullopt;
    }
    // Names in #line are relative; debug information puts the directory of the compilation before them.
    std::size_t start = 0;
    while (text.compare(start, 2, "./") == 0) {
        start += 2;
    }
    return abi::Location{kept(text.substr(start, colon - start)), line};
}

}  // namespace

std::optional<abi::Location> source_place(const Processor& processor, const void* code) {
    Dl_info info{};
    if (code == nullptr || dladdr(code, &info) == 0 || info.dli_fbase == nullptr) {
        return std::nullopt;
    }
    // A return address lies behind the call.
    const auto offset = reinterpret_cast<std::uintptr_t>(code) - reinterpret_cast<std::uintptr_t>(info.dli_fbase) - 1;
    std::string output;
    try {
        output = run_child({"addr2line", "-i", "-e", processor.kernel().image->file().string(), hex(offset)}).output;
    } catch (const std::runtime_error&) {
        return std::nullopt;  // no addr2line on this machine
    }
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        // The innermost line that is not one of the device headers.
        if (line.find(KernelCompiler::kHeadersInDebugInfo) != std::string::npos) {
            continue;
        }
        if (const auto found = parse(line)) {
            return found;
        }
    }
    return std::nullopt;
}

std::vector<const void*> calling_frames(const Processor& processor) {
    struct Frames {
        const void* image;
        std::vector<const void*> in_image;
    } frames{processor.kernel().image->base(), {}};
    const auto note = [](_Unwind_Context* context, void* argument) {
        auto& found = *static_cast<Frames*>(argument);
        const auto* const code = reinterpret_cast<const void*>(_Unwind_GetIP(context));
        if (Dl_info info{}; dladdr(code, &info) != 0 && info.dli_fbase == found.image) {
            found.in_image.push_back(code);
        } else if (!found.in_image.empty()) {
            return _URC_END_OF_STACK;  // past the kernel
        }
        return _URC_NO_REASON;
    };
    _Unwind_Backtrace(note, &frames);
    return frames.in_image;
}

std::optional<abi::Location> calling_place(const Processor& processor) {
    const auto* const late = processor.packer.frames();
    for (const void* code : late != nullptr ? *late : calling_frames(processor)) {
        if (const auto found = source_place(processor, code)) {
            return found;
        }
    }
    return std::nullopt;
}

abi::Location resolve(const Processor& processor, const CodePlace& place) {
    return source_place(processor, place.code).value_or(place.at);
}

}  // namespace tilemetal::mock
