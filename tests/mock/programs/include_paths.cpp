// A kernel that includes a header from a folder its program names, or from the root of a source tree; a changed header
// gives other code.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "program_test.hpp"

using namespace program_test;

namespace {

constexpr const char* kKernel = R"(
#include "answer.hpp"
void kernel_main() { *reinterpret_cast<volatile tt_l1_ptr uint32_t*>(get_arg_val<uint32_t>(0)) = kAnswer; }
)";

uint32_t answer_of(
    const Session& session, const std::filesystem::path& folder, uint32_t answer,
    const std::vector<std::filesystem::path>& include_paths) {
    std::ofstream(folder / "answer.hpp") << "constexpr uint32_t kAnswer = " << answer << ";\n";
    auto words = session.buffer(1, 64, BufferType::L1);
    std::vector<uint32_t> values(16);
    EnqueueWriteMeshBuffer(session.queue, words, values);
    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    const auto kernel = CreateKernelFromString(
        program, kKernel, core, ReaderDataMovementConfig({}, {}, {}, KernelBuildOptLevel::O2, include_paths));
    SetRuntimeArgs(program, kernel, core, {static_cast<uint32_t>(words->address())});
    session.run(std::move(program));
    EnqueueReadMeshBuffer(session.queue, values, words, true);
    return values[0];
}

}  // namespace

int main() {
    const Session session;
    const auto folder = std::filesystem::temp_directory_path() / ("include paths " + std::to_string(getpid()));
    std::filesystem::create_directory(folder);
    bool good = answer_of(session, folder, 42, {folder}) == 42 && answer_of(session, folder, 43, {folder}) == 43;
    SetRootDir(folder.string());
    good = good && answer_of(session, folder, 44, {}) == 44;
    std::filesystem::remove_all(folder);
    std::printf(good ? "PASS\n" : "FAIL\n");
    return good ? 0 : 1;
}
