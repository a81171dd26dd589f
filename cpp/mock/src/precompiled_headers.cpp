#include "precompiled_headers.hpp"

#include <unistd.h>

#include <fstream>
#include <mutex>
#include <system_error>

#include "child_process.hpp"

namespace tilemetal::mock {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHeaders =
    "#include <array>\n"
    "#include <cstddef>\n"
    "#include <cstdint>\n"
    "#include <cstring>\n"
    "#include <tuple>\n"
    "#include <type_traits>\n"
    "#include <utility>\n";

}  // namespace

fs::path precompiled_standard_headers(
    const std::vector<std::string>& command, const std::string& identity, const fs::path& cache) {
    static std::mutex one_at_a_time;
    const std::scoped_lock hold(one_at_a_time);
    const fs::path directory = cache / "headers" / identity.substr(0, 40);
    const fs::path header = directory / "standard.hpp";
    const fs::path compiled = directory / "standard.hpp.gch";
    std::error_code failed;
    if (fs::exists(compiled, failed)) {
        return header;
    }
    fs::create_directories(directory, failed);
    const std::string unique = std::to_string(getpid());
    const fs::path text = directory / (unique + ".hpp");
    const fs::path partial = directory / (unique + ".gch");
    if (!(std::ofstream(text) << kHeaders)) {
        return {};
    }
    std::vector<std::string> words = command;
    words.insert(words.end(), {"-x", "c++-header", text.string(), "-o", partial.string()});
    const bool built = run_child(words).status == 0;
    fs::rename(text, header, failed);
    if (built && !failed) {
        fs::rename(partial, compiled, failed);
    }
    fs::remove(partial, failed);
    return built && fs::exists(compiled, failed) ? header : fs::path();
}

}  // namespace tilemetal::mock
