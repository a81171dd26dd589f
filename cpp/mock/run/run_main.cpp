// tt-mock-run: runs the kernels of one job through the Metalium API; `tilemetal run-kernels` writes the job.
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <tilemetal/mock_counters.hpp>
#include <tt-metalium/distributed.hpp>
#include <tt-metalium/host_api.hpp>
#include <tt-metalium/tensor_accessor_args.hpp>
#include <vector>

#include "job.hpp"
#include "run_summary.hpp"

namespace tilemetal::mock::run {
namespace {

using namespace tt::tt_metal;
using Buffers = std::vector<std::shared_ptr<distributed::MeshBuffer>>;
using Bytes = std::vector<std::uint8_t>;

Bytes read_bytes(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw std::runtime_error("cannot read " + file.string());
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const std::filesystem::path& file, const Bytes& bytes) {
    std::ofstream out(file, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) {
        throw std::runtime_error("cannot write " + file.string());
    }
}

Buffers allocate(const Job& job, distributed::MeshDevice& device) {
    Buffers buffers;
    for (const Tensor& tensor : job.tensors) {
        buffers.push_back(
            distributed::MeshBuffer::create(
                distributed::ReplicatedBufferConfig{.size = DeviceAddr{tensor.page_size} * tensor.pages},
                {.page_size = tensor.page_size, .buffer_type = tensor.in_l1 ? BufferType::L1 : BufferType::DRAM},
                &device));
    }
    return buffers;
}

std::vector<std::uint32_t> words(
    const std::vector<Argument>& arguments, const Buffers& buffers, distributed::MeshDevice& device) {
    std::vector<std::uint32_t> result;
    for (const Argument& argument : arguments) {
        switch (argument.kind) {
            case Argument::Kind::Value:
                result.push_back(argument.value);
                break;
            case Argument::Kind::Address:
                result.push_back(static_cast<std::uint32_t>(buffers.at(argument.value)->address()));
                break;
            case Argument::Kind::Accessor:
                TensorAccessorArgs(*buffers.at(argument.value)).append_to(result);
                break;
            case Argument::Kind::NocX:
                result.push_back(static_cast<std::uint32_t>(device.worker_core_from_logical_core(argument.core).x));
                break;
            case Argument::Kind::NocY:
                result.push_back(static_cast<std::uint32_t>(device.worker_core_from_logical_core(argument.core).y));
                break;
        }
    }
    return result;
}

ComputeConfig compute_config(const Kernel& kernel) {
    ComputeConfig config{
        .math_fidelity = static_cast<MathFidelity>(kernel.fidelity),
        .fp32_dest_acc_en = kernel.fp32_dest,
        .dst_full_sync_en = kernel.full_sync,
        .math_approx_mode = kernel.approximate,
        .defines = kernel.defines,
        .named_compile_args = kernel.named_args,
    };
    if (!kernel.unpack_to_dest.empty()) {
        config.unpack_to_dest_mode.resize(NUM_CIRCULAR_BUFFERS, UnpackToDestMode::Default);
        for (const std::uint32_t index : kernel.unpack_to_dest) {
            config.unpack_to_dest_mode.at(index) = UnpackToDestMode::UnpackToDestFp32;
        }
    }
    return config;
}

KernelHandle create_kernel(
    Program& program, const CoreRange& cores, const Kernel& kernel, const std::vector<std::uint32_t>& compile_args) {
    if (kernel.role == "reader") {
        return CreateKernel(
            program, kernel.file.string(), cores,
            ReaderDataMovementConfig(compile_args, kernel.defines, kernel.named_args));
    }
    if (kernel.role == "writer") {
        return CreateKernel(
            program, kernel.file.string(), cores,
            WriterDataMovementConfig(compile_args, kernel.defines, kernel.named_args));
    }
    ComputeConfig config = compute_config(kernel);
    config.compile_args = compile_args;
    return CreateKernel(program, kernel.file.string(), cores, config);
}

Program create_program(const Job& job, const Buffers& buffers, distributed::MeshDevice& device) {
    Program program = CreateProgram();
    const CoreRange cores(job.first_core, job.last_core);
    for (const CircularBuffer& buffer : job.circular_buffers) {
        CircularBufferConfig config(buffer.page_size * buffer.pages, {{buffer.index, buffer.format}});
        config.set_page_size(buffer.index, buffer.page_size);
        if (buffer.tensor) {
            config.set_globally_allocated_address(*buffers.at(*buffer.tensor)->get_reference_buffer());
        }
        CreateCircularBuffer(program, cores, config);
    }
    for (const std::uint32_t initial : job.semaphores) {
        CreateSemaphore(program, cores, initial);
    }
    for (const Kernel& kernel : job.kernels) {
        const KernelHandle handle = create_kernel(program, cores, kernel, words(kernel.compile_args, buffers, device));
        for (const auto& [core, arguments] : kernel.runtime_args) {
            SetRuntimeArgs(program, handle, core, words(arguments, buffers, device));
        }
        if (!kernel.common_args.empty()) {
            SetCommonRuntimeArgs(program, handle, words(kernel.common_args, buffers, device));
        }
    }
    return program;
}

void run(const Job& job) {
    const auto device = distributed::MeshDevice::create_unit_mesh(0);
    auto& queue = device->mesh_command_queue();
    Buffers buffers = allocate(job, *device);
    for (std::size_t i = 0; i < job.tensors.size(); ++i) {
        if (!job.tensors[i].input.empty()) {
            const Bytes bytes = read_bytes(job.tensors[i].input);
            distributed::EnqueueWriteMeshBuffer(queue, buffers[i], bytes, false);
        }
    }
    distributed::MeshWorkload workload;
    workload.add_program(distributed::MeshCoordinateRange(device->shape()), create_program(job, buffers, *device));
    distributed::EnqueueMeshWorkload(queue, workload, true);
    std::fputs(summary(last_program_counters(*device)).c_str(), stdout);
    for (std::size_t i = 0; i < job.tensors.size(); ++i) {
        if (!job.tensors[i].output.empty()) {
            Bytes bytes(std::size_t{job.tensors[i].page_size} * job.tensors[i].pages);
            distributed::EnqueueReadMeshBuffer(queue, bytes, buffers[i], true);
            write_bytes(job.tensors[i].output, bytes);
        }
    }
    device->close();
}

}  // namespace
}  // namespace tilemetal::mock::run

int main(int argc, char** argv) {
    if (argc != 2 || std::string(argv[1]) == "--help") {
        std::fputs("usage: tt-mock-run JOB.json\nRuns a job written by `tilemetal run-kernels`.\n", stderr);
        return 2;
    }
    try {
        tilemetal::mock::run::run(tilemetal::mock::run::read_job(argv[1]));
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
