// Makes the mistake with the name given: in a kernel, or in the host program.
#include <cstring>
#include <new>
#include <thread>

#include "program_test.hpp"

using namespace program_test;

namespace {

void run_kernel(const std::string& body, uint32_t argument) {
    const Session session;
    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    const auto kernel = CreateKernelFromString(
        program, "void kernel_main() { const uint32_t argument = get_arg_val<uint32_t>(0);\n" + body + "}\n", core,
        ReaderDataMovementConfig{});
    SetRuntimeArgs(program, kernel, core, {argument});
    session.run(std::move(program));
}

int* volatile kept = nullptr;

}  // namespace

int main(int, char** argv) {
    const std::string mistake = argv[1];
    if (mistake == "overrun") {
        run_kernel("uint32_t words[4] = {}; uint32_t* volatile all = words; all[argument] = 1;", 4);
    } else if (mistake == "overflow") {
        run_kernel("volatile int32_t sum = 0x7fffffff; sum = sum + static_cast<int32_t>(argument);", 1);
    } else if (mistake == "leak") {
        kept = static_cast<int*>(::operator new(400));
        kept = nullptr;
    } else if (mistake == "race") {
        int counter = 0;
        std::thread other([&] { ++counter; });
        ++counter;
        other.join();
    }
    return 0;
}
