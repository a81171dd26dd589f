// Runs the fault with the number given, or lists all: number, rule and name, separated by tabs.
#include "faults.hpp"

#include <algorithm>
#include <cstdlib>

using namespace program_test;

namespace {

std::string data_movement_kernel(const std::string& name, const std::string& body) {
    return "#include \"api/dataflow/circular_buffer.h\"\n#include \"api/dataflow/noc.h\"\n"
           "#include \"api/debug/assert.h\"\n#include \"api/semaphore.h\"\n#include \"api/tensor/noc_traits.h\"\n"
           "void kernel_main() {\n"
           "constexpr auto args = TensorAccessorArgs<0>();\n"
           "const auto tensor = TensorAccessor(args, get_arg_val<uint32_t>(0));\n"
           "#line 1 \"" +
           name + "\"\n" + body + "\n}\n";
}

std::string compute_kernel(const std::string& body) {
    return "#include \"api/compute/common.h\"\n#include \"api/compute/compute_kernel_hw_startup.h\"\n"
           "#include \"api/compute/eltwise_binary.h\"\n#include \"api/compute/tile_move_copy.h\"\n"
           "#include \"api/compute/reconfig_data_format.h\"\n#include \"api/compute/pack.h\"\n"
           "#include \"api/compute/reduce.h\"\n#include \"api/compute/eltwise_unary/relu.h\"\n#include "
           "\"api/compute/eltwise_unary/negative.h\"\n#include \"api/compute/matmul.h\"\n#include "
           "\"api/compute/transpose_dest.h\"\n#include \"api/compute/tilize.h\"\n#include "
           "\"api/compute/pack_untilize.h\"\n#include \"api/compute/eltwise_unary/exp.h\"\n"
           "#include \"llk_math_eltwise_unary_sfpu_params.h\"\n#include \"api/debug/assert.h\"\n"
           "#include \"api/compute/transpose.h\"\n#include \"api/compute/bcast.h\"\n"
           "void kernel_main() {\n#line 1 \"compute.cpp\"\n" +
           body + "\n}\n";
}

// "reader.cpp:3" for the marked line of a kernel; empty without a mark.
std::string marked_place(const std::string& name, const std::string& body) {
    const std::size_t mark = body.find("// <- here");
    if (mark == std::string::npos) {
        return "";
    }
    return name + ":" + std::to_string(1 + std::count(body.begin(), body.begin() + static_cast<long>(mark), '\n'));
}

// Two tensors of ten tiles, of which only the first holds data, 64 KiB taken at the top of L1, and c_0, c_1, c_2, c_16
// and semaphore 0 on cores (0,0) and (1,0).
void execute(const Fault& fault) {
    tilemetal::mock::set_default_arch(fault.arch);
    const Session session;
    auto tensor = session.buffer(10);
    auto empty = session.buffer(10);
    const auto top_of_l1 = session.buffer(1, 65536, BufferType::L1);
    EnqueueWriteMeshBuffer(session.queue, tensor, random_values(10 * 1024, 1));
    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    const CoreCoord neighbour{1, 0};
    const CoreRangeSet cores{CoreRange(core, neighbour)};
    circular_buffer(program, cores, 0, 4);
    circular_buffer(program, cores, 1, 4);
    circular_buffer(program, cores, 2, 4, DataFormat::Float32);
    circular_buffer(program, cores, 16, 4);
    CreateSemaphore(program, cores, 0);
    const auto add = [&](const std::string& name, const std::string& body, const auto& config, CoreCoord on) {
        if (!body.empty()) {
            const auto kernel = CreateKernelFromString(program, data_movement_kernel(name, body), on, config);
            SetRuntimeArgs(
                program, kernel, on,
                {static_cast<uint32_t>(tensor->address()), static_cast<uint32_t>(empty->address())});
        }
    };
    add("reader.cpp", fault.reader, ReaderDataMovementConfig(accessor_args({tensor})), core);
    add("writer.cpp", fault.writer, WriterDataMovementConfig(accessor_args({tensor})), core);
    add("neighbour.cpp", fault.neighbour, ReaderDataMovementConfig(accessor_args({tensor})), neighbour);
    if (!fault.compute.empty()) {
        CreateKernelFromString(program, compute_kernel(fault.compute), core, fault.config);
    }
    if (fault.change) {
        fault.change(program);
    }
    session.run(std::move(program));
}

bool is_diagnosed(const Fault& fault) {
    try {
        execute(fault);
    } catch (const tilemetal::mock::KernelError& error) {
        std::printf("%s\n", error.what());
        bool located = true;
        for (const auto& [name, body] :
             {std::pair{"reader.cpp", fault.reader},
              {"compute.cpp", fault.compute},
              {"writer.cpp", fault.writer},
              {"neighbour.cpp", fault.neighbour}}) {
            const std::string place = marked_place(name, body);
            located = located && std::string(error.what()).find(place) != std::string::npos;
        }
        if (error.rule() != fault.rule || !located) {
            std::printf("FAIL: expected rule %s at the marked line\n", fault.rule.c_str());
            return false;
        }
        if (std::string(error.what()).find(fault.says) == std::string::npos) {
            std::printf("FAIL: the diagnosis does not say: %s\n", fault.says.c_str());
            return false;
        }
        return true;
    }
    std::printf("FAIL: no error\n");
    return false;
}

// The program with its mistake corrected passes.
bool twin_passes(Fault fault) {
    if (fault.fix.empty() && !fault.fixed_change) {
        std::printf("FAIL: no correction\n");
        return false;
    }
    for (const auto& [mistake, correction] : fault.fix) {
        bool replaced = false;
        for (std::string* text : {&fault.reader, &fault.compute, &fault.writer, &fault.neighbour}) {
            if (const std::size_t at = text->find(mistake); at != std::string::npos) {
                text->replace(at, mistake.size(), correction);
                replaced = true;
            }
        }
        if (!replaced) {
            std::printf("FAIL: nothing to correct: %s\n", mistake.c_str());
            return false;
        }
    }
    fault.change = fault.fixed_change;
    try {
        execute(fault);
    } catch (const tilemetal::mock::KernelError& error) {
        std::printf("FAIL: the corrected program is refused: %s\n", error.what());
        return false;
    }
    return true;
}

int run(const Fault& fault) { return is_diagnosed(fault) && twin_passes(fault) ? 0 : 1; }

}  // namespace

int main(int argc, char** argv) {
    std::vector<Fault> faults = buffer_and_noc_faults();
    for (auto* const more :
         {&engine_and_program_faults, &late_packer_faults, &memory_faults, &object_faults, &program_faults,
          &section_faults, &semaphore_faults, &tile_faults, &transfer_faults}) {
        for (Fault& fault : more()) {
            faults.push_back(std::move(fault));
        }
    }
#if defined(UNCHECKED_POINTERS)
    std::erase_if(faults, [](const Fault& fault) { return fault.by_pointer; });
#endif
    if (argc == 2) {
        return run(faults.at(std::strtoul(argv[1], nullptr, 10)));
    }
    for (std::size_t i = 0; i < faults.size(); ++i) {
        std::printf("%zu\t%s\t%s\n", i, faults[i].rule.c_str(), faults[i].name.c_str());
    }
    return 0;
}
