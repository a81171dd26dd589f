#include "kernel_compiler.hpp"

#include <dlfcn.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <thread>

#include "child_process.hpp"
#include "diagnosis.hpp"
#include "kernel_file.hpp"
#include "precompiled_headers.hpp"
#include "removed_names.hpp"
#include "sha256.hpp"

namespace tilemetal::mock {
namespace {

namespace fs = std::filesystem;

// The device's compiler takes C++17 with class types as template parameters and consteval, which is C++20 here.
// -fpermissive lets kernels turn pointers into 32-bit integers; their memory lies below 2 GiB.
// Kernels spend their time in the runtime, and -O1 compiles them a quarter faster than -O2.
constexpr std::array kFlags{
    "-std=c++20",
    "-O1",
    "-fPIC",
    "-shared",
    "-nostartfiles",
    "-fpermissive",
    "-w",
    "-fvisibility=hidden",
    "-fno-exceptions",
    "-fno-rtti",
    "-fno-use-cxa-atexit",
    "-fno-threadsafe-statics",
    "-fno-strict-aliasing",
    "-ffp-contract=off",
    "-fsanitize-coverage=trace-pc",
    "-fstack-clash-protection",     // a stack that is exhausted meets its guard page
    "-fno-optimize-sibling-calls",  // the return address of a checked copy lies in the kernel
    "-g1",
};

// Kernels have no C++ library on the device; to link with one costs as much as to compile a small kernel.
constexpr std::array kLibraries{"-nodefaultlibs", "-lgcc", "-lc", "-lm"};

// Every load and store calls the runtime first (mock/kernel_memory.h). The memory layout the sanitizer would need is
// left out; the calls are all that is used of it.
constexpr std::array kChecksOfGcc{
    "-fsanitize=kernel-address",  "--param=asan-instrumentation-with-call-threshold=0",
    "--param=asan-stack=0",       "--param=asan-globals=0",
    "-DTILEMETAL_CHECKED_MEMORY",
};
constexpr std::array kChecksOfClang{
    "-fsanitize=kernel-address",
    "-mllvm",
    "-asan-instrumentation-with-call-threshold=0",
    "-mllvm",
    "-asan-stack=0",
    "-mllvm",
    "-asan-globals=0",
    "-DTILEMETAL_CHECKED_MEMORY",
};

constexpr std::string_view kSanitizers = TILEMETAL_MOCK_SANITIZE;
constexpr bool kSanitized = !kSanitizers.empty();

// A sanitized mock runs sanitized kernels. Division by zero is the mock's own to report, and kernels have no RTTI.
// Sanitizers give every kernel variables, so each core gets a copy of its own.
std::vector<std::string> compiler_flags(bool is_clang) {
    std::vector<std::string> flags(kFlags.begin(), kFlags.end());
    if (kSanitized) {
        flags.insert(
            flags.end(), {"-fsanitize=" + std::string(kSanitizers), "-fno-sanitize-recover=all",
                          "-fno-sanitize=integer-divide-by-zero,vptr", "-fno-omit-frame-pointer"});
    } else if (is_clang) {
        flags.insert(flags.end(), kChecksOfClang.begin(), kChecksOfClang.end());
    } else {
        flags.insert(flags.end(), kChecksOfGcc.begin(), kChecksOfGcc.end());
    }
    return flags;
}

std::string read_text(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_text(const fs::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::binary);
    out << text;
    if (!out.flush()) {
        throw std::runtime_error("tilemetal mock: cannot write " + file.string());
    }
}

// Below the library, so that an installation may be moved; else where the library was built.
fs::path find_include_root() {
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(&find_include_root), &info) != 0 && info.dli_fname != nullptr) {
        const fs::path beside = fs::weakly_canonical(info.dli_fname).parent_path().parent_path() / "include";
        if (fs::exists(beside / "device" / "mock" / "abi.h")) {
            return beside;
        }
    }
    return TILEMETAL_MOCK_SOURCE_INCLUDE;
}

// Beside the headers of the current level: those of the older one, which come before them in its kernels.
fs::path device_headers_of(ApiLevel level, const fs::path& root) {
    return level == ApiLevel::Current ? root / "device" : root.parent_path() / "include_2025" / "device";
}

std::string hash_of_headers(const fs::path& root) {
    std::map<std::string, std::string> files;
    for (const auto& part :
         {root / "device", root / "hostdevcommon", device_headers_of(ApiLevel::September2025, root)}) {
        for (const auto& entry : fs::recursive_directory_iterator(part)) {
            if (entry.is_regular_file()) {
                files[fs::relative(entry.path(), root).generic_string()] = read_text(entry.path());
            }
        }
    }
    const std::string shared = "tt-metalium/constants.hpp";  // the one header of the host that kernels include
    files[shared] = read_text(root / shared);
    Sha256 hash;
    for (const auto& [name, text] : files) {
        hash.field(name);
        hash.field(text);
    }
    return hash.finish();
}

fs::path user_cache() {
    const auto from = [](const char* variable) {
        const char* value = std::getenv(variable);
        return fs::path(value == nullptr ? "" : value);
    };
    if (const fs::path chosen = from("TT_METAL_CACHE"); !chosen.empty()) {
        return chosen / "tilemetal-kernels";
    }
    if (const fs::path xdg = from("XDG_CACHE_HOME"); !xdg.empty()) {
        return xdg / "tilemetal" / "kernels";
    }
    if (const fs::path home = from("HOME"); !home.empty()) {
        return home / ".cache" / "tilemetal" / "kernels";
    }
    return fs::temp_directory_path() / ("tilemetal-kernels-" + std::to_string(getuid()));
}

// Files of its own directory and of its include paths are part of what a kernel's code depends on: one line
// "<hash> <path>" each, the path relative to its directory or absolute.
bool dependencies_unchanged(const fs::path& list, const fs::path& kernel_directory) {
    std::ifstream in(list);
    std::string hash;
    std::string name;
    while (in >> hash && std::getline(in >> std::ws, name)) {
        Sha256 now;
        now.update(read_text(kernel_directory / name));
        if (now.finish() != hash) {
            return false;
        }
    }
    return true;
}

fs::path find(const std::vector<fs::path>& stores, const std::string& key, const KernelRequest& request) {
    for (const fs::path& store : stores) {
        const fs::path code = store / (key + ".so");
        std::error_code ignored;
        if (fs::exists(code, ignored) &&
            dependencies_unchanged(store / (key + ".deps"), fs::path(request.path).parent_path())) {
            return code;
        }
    }
    return {};
}

// The names of `#include "name"`.
std::vector<std::string> quoted_includes(const std::string& source) {
    std::vector<std::string> out;
    std::istringstream lines(source);
    for (std::string line; std::getline(lines, line);) {
        std::string_view rest(line);
        const auto skip = [&rest](std::string_view word) {
            rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
            const bool found = rest.starts_with(word);
            rest.remove_prefix(found ? word.size() : 0);
            return found;
        };
        if (skip("#") && skip("include") && skip("\"")) {
            out.emplace_back(rest.substr(0, rest.find('"')));
        }
    }
    return out;
}

// The prerequisites of the one rule a compiler's dependency file holds. A backslash there continues a line or takes
// the meaning from a space.
std::vector<fs::path> prerequisites(const fs::path& file) {
    std::vector<fs::path> out;
    const std::string text = read_text(file);
    std::string word;
    for (std::size_t i = text.find(": ") + 1; i < text.size(); ++i) {
        const bool escaped = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == ' ' || text[i + 1] == '#');
        const bool doubled = text.compare(i, 2, "$$") == 0;
        const bool separator = text[i] == ' ' || text[i] == '\n' || text.compare(i, 2, "\\\n") == 0;
        if (separator && !word.empty()) {
            out.emplace_back(word);
            word.clear();
        } else if (escaped || doubled) {
            word += text[++i];
        } else if (!separator) {
            word += text[i];
        }
    }
    return out;
}

}  // namespace

bool KernelCompiler::kernels_are_checked() { return !kSanitized; }

bool KernelCompiler::is_device_header(std::string_view file) const {
    return file.starts_with(device_headers_of(ApiLevel::Current, include_root_).string()) ||
           file.starts_with(device_headers_of(ApiLevel::September2025, include_root_).string());
}

KernelCompiler& KernelCompiler::instance() {
    static KernelCompiler compiler;
    return compiler;
}

KernelCompiler::KernelCompiler() : include_root_(find_include_root()), compiler_(TILEMETAL_MOCK_COMPILER) {
    std::string compiler_id = TILEMETAL_MOCK_COMPILER_ID;
    if (const char* chosen = std::getenv("TILEMETAL_CXX"); chosen != nullptr && *chosen != '\0') {
        compiler_ = chosen;
        compiler_id = compiler_;
        is_clang_ = run_child({compiler_, "--version"}).output.find("clang") != std::string::npos;
    } else {
        is_clang_ = compiler_id.find("Clang") != std::string::npos;
    }
    Sha256 hash;
    hash.field(compiler_id);
    for (const std::string& flag : compiler_flags(is_clang_)) {
        hash.field(flag);
    }
    for (const std::string_view library : kLibraries) {
        hash.field(library);
    }
    hash.field(hash_of_headers(include_root_));
    identity_ = hash.finish();
}

void KernelCompiler::add_store(const fs::path& directory) { stores_.push_back(directory); }

std::string KernelCompiler::key(const KernelRequest& request, const std::string& name) const {
    Sha256 hash;
    hash.field(identity_);
    hash.field(request.translation_unit(name));
    for (const fs::path& folder : include_paths(request)) {
        hash.field(folder.string());
    }
    return hash.finish().substr(0, 40);
}

// Folders of source trees only for kernels that include more than the SDK, so that code of others is found wherever
// a tree lies.
std::vector<fs::path> KernelCompiler::include_paths(const KernelRequest& request) const {
    std::vector<fs::path> out;
    for (const fs::path& folder : request.include_paths) {
        out.push_back(fs::absolute(folder));
    }
    const auto of_sdk = [&](const std::string& name) {
        return fs::exists(device_headers_of(request.level, include_root_) / name) ||
               fs::exists(include_root_ / "device" / name) || fs::exists(include_root_ / name);
    };
    const std::vector<std::string> names = quoted_includes(request.source);
    if (!std::all_of(names.begin(), names.end(), of_sdk)) {
        const std::vector<fs::path> trees = kernel_include_roots();
        out.insert(out.end(), trees.begin(), trees.end());
    }
    return out;
}

std::vector<std::string> KernelCompiler::command(ApiLevel level) const {
    std::vector<std::string> words = compiler_flags(is_clang_);
    words.insert(words.begin(), compiler_);
    if (level != ApiLevel::Current) {
        words.push_back("-I" + device_headers_of(level, include_root_).string());
    }
    words.push_back("-I" + (include_root_ / "device").string());
    words.push_back("-I" + include_root_.string());
    return words;
}

fs::path KernelCompiler::compile(const std::string& key, const KernelRequest& request, const fs::path& store) const {
    static std::atomic<unsigned> serial{0};
    fs::create_directories(store);
    const std::string unique = key + "." + std::to_string(getpid()) + "." + std::to_string(serial++);
    const fs::path source = store / (unique + ".cpp");
    const fs::path code = store / (unique + ".so");
    const fs::path depends = store / (unique + ".d");
    write_text(source, request.translation_unit(request.name));

    std::vector<std::string> command = this->command(request.level);
    // Other compilers want their precompiled headers named otherwise, and sanitized builds are rare.
    const bool precompiled = !is_clang_ && !kSanitized;
    const fs::path headers = precompiled ? precompiled_standard_headers(command, identity_, user_cache()) : fs::path();
    if (!headers.empty()) {
        command.insert(command.end(), {"-include", headers.string()});
    }
    const fs::path directory = request.path.empty() ? fs::path() : fs::path(request.path).parent_path();
    if (!request.path.empty()) {
        command.insert(command.end(), {"-iquote", directory.empty() ? "." : directory.string()});
    }
    const std::vector<fs::path> folders = include_paths(request);
    for (const fs::path& folder : folders) {
        command.push_back("-I" + folder.string());
    }
    // Machine paths stay out of debug information.
    command.insert(
        command.end(), {"-fdebug-prefix-map=" + fs::current_path().string() + "=.",
                        "-fdebug-prefix-map=" + source.string() + "=kernel.cpp",
                        "-fdebug-prefix-map=" + include_root_.string() + "/=" + kHeadersInDebugInfo,
                        "-fdebug-prefix-map=" + device_headers_of(ApiLevel::September2025, include_root_).string() +
                            "/=" + kHeadersInDebugInfo});
    command.insert(command.end(), {"-MMD", "-MF", depends.string(), source.string(), "-o", code.string()});
    if (!kSanitized) {
        command.insert(command.end(), kLibraries.begin(), kLibraries.end());
    }
    const ChildResult result = run_child(command);
    fs::remove(source);
    if (result.status != 0) {
        fs::remove(depends);
        Diagnosis failed(Rule::KernelCompile, "kernel " + request.name + " does not compile");
        failed.line(
            "built for " + processor_name(request.processor) + " from " +
            (request.path.empty() ? "text" : request.path));
        if (request.level == ApiLevel::Current) {
            for (const std::string& advice : advice_on_removed_names(result.output)) {
                failed.line(advice);
            }
        }
        throw failed.advice("correct the source at the first error of " + compiler_ + ":\n" + result.output).error();
    }
    const auto below = [](const fs::path& file, const fs::path& folder) {
        return *fs::relative(file, folder).begin() != "..";
    };
    std::string list;
    for (const fs::path& file : prerequisites(depends)) {
        const bool precompiled = !headers.empty() && file.parent_path() == headers.parent_path();
        if (file == source || precompiled || below(file, include_root_) ||
            below(file, device_headers_of(request.level, include_root_))) {
            continue;
        }
        const fs::path own = directory.empty() ? fs::current_path() : directory;
        const bool beside = !request.path.empty() && below(file, own);
        const bool included =
            std::any_of(folders.begin(), folders.end(), [&](const fs::path& folder) { return below(file, folder); });
        if (beside || included) {
            Sha256 hash;
            hash.update(read_text(file));
            list += hash.finish() + " " + (beside ? fs::relative(file, own) : fs::absolute(file)).string() + "\n";
        }
    }
    fs::remove(depends);
    const fs::path final_code = store / (key + ".so");
    const fs::path final_list = store / (key + ".deps");
    if (!list.empty()) {
        write_text(store / (unique + ".deps"), list);
        fs::rename(store / (unique + ".deps"), final_list);
    }
    fs::rename(code, final_code);
    return final_code;
}

std::vector<fs::path> KernelCompiler::code_of(const std::vector<KernelRequest>& requests) const {
    // Diagnoses show the names of files: here the same text in another file is code of its own.
    return find_or_compile(requests, stores_, user_cache(), [this](const KernelRequest& request) {
        return request.path.empty() ? key(request) : key(request, request.name);
    });
}

std::vector<fs::path> KernelCompiler::code_in(const std::vector<KernelRequest>& requests, const fs::path& store) const {
    return find_or_compile(requests, {}, store, [this](const KernelRequest& request) { return key(request); });
}

// What is neither in the stores nor in the target goes to the target.
std::vector<fs::path> KernelCompiler::find_or_compile(
    const std::vector<KernelRequest>& requests, const std::vector<fs::path>& stores, const fs::path& target,
    const std::function<std::string(const KernelRequest&)>& key_in_target) const {
    std::vector<fs::path> found(requests.size());
    std::map<std::string, std::vector<std::size_t>> missing;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        if (!stores.empty()) {
            found[i] = find(stores, key(requests[i]), requests[i]);
        }
        if (!found[i].empty()) {
            continue;
        }
        const std::string name = key_in_target(requests[i]);
        const auto [other, fresh] = missing.try_emplace(name);
        if (fresh) {
            found[i] = find({target}, name, requests[i]);
            if (!found[i].empty()) {
                missing.erase(other);
                continue;
            }
        }
        other->second.push_back(i);
    }
    std::vector<std::pair<std::string, std::vector<std::size_t>>> jobs(missing.begin(), missing.end());
    std::atomic<std::size_t> next{0};
    std::exception_ptr error;
    std::mutex error_lock;
    const auto work = [&] {
        for (std::size_t job = next++; job < jobs.size(); job = next++) {
            try {
                const fs::path code = compile(jobs[job].first, requests[jobs[job].second.front()], target);
                for (const std::size_t i : jobs[job].second) {
                    found[i] = code;
                }
            } catch (...) {
                const std::scoped_lock hold(error_lock);
                error = error ? error : std::current_exception();
            }
        }
    };
    std::vector<std::thread> threads;
    const std::size_t wanted = std::min<std::size_t>(jobs.size(), std::max(1U, std::thread::hardware_concurrency()));
    for (std::size_t i = 1; i < wanted; ++i) {
        threads.emplace_back(work);
    }
    work();
    for (std::thread& thread : threads) {
        thread.join();
    }
    if (error) {
        std::rethrow_exception(error);
    }
    return found;
}

void add_kernel_store(const fs::path& directory) { KernelCompiler::instance().add_store(directory); }

}  // namespace tilemetal::mock
