// Runs compute kernels on given tiles: `compute_jobs <job file>`. The job file has, for each job, the lines
//   job <kernel file> <selector> <fidelity> <fp32 dest> <bfp8 precise> <full sync> <iterations>
//   in <circular buffer> <data format> <tiles per iteration> <rows> <columns> <unpack to dest> <file of tiles>
//   out <circular buffer> <data format> <tiles per iteration> <rows> <columns> <file to write>
// with numbers for formats and flags; a job has any number of inputs and ends with its output. The kernel's runtime
// arguments are the selector and the iterations.
#include <fstream>
#include <iostream>

#include "program_test.hpp"

using namespace program_test;

namespace {

struct Tiles {
    uint32_t cb = 0;
    uint32_t format = 0;
    uint32_t tiles = 0;
    uint32_t rows = 0;
    uint32_t columns = 0;
    uint32_t to_dest = 0;
    std::string file;

    Tile tile() const { return Tile({rows, columns}); }
    uint32_t bytes() const { return tile().get_tile_size(static_cast<DataFormat>(format)); }
    void configure(Program& program, const CoreRangeSet& cores) const {
        CircularBufferConfig config(2 * tiles * bytes(), {{static_cast<uint8_t>(cb), static_cast<DataFormat>(format)}});
        config.set_page_size(static_cast<uint8_t>(cb), bytes()).set_tile_dims(static_cast<uint8_t>(cb), tile());
        CreateCircularBuffer(program, cores, config);
    }
};

struct Job {
    std::string kernel;
    uint32_t selector = 0;
    uint32_t fidelity = 0;
    bool fp32_dest = false;
    bool precise = false;
    bool full_sync = false;
    uint32_t iterations = 0;
    std::vector<Tiles> inputs;
};

std::vector<uint32_t> contents(const std::string& file) {
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in) {
        throw std::runtime_error("cannot read " + file);
    }
    std::vector<uint32_t> words(static_cast<std::size_t>(in.tellg()) / sizeof(uint32_t));
    in.seekg(0);
    in.read(reinterpret_cast<char*>(words.data()), static_cast<std::streamsize>(words.size() * sizeof(uint32_t)));
    return words;
}

void run(const Session& session, const Job& job, const Tiles& out) {
    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    const CoreRangeSet cores{CoreRange(core)};
    ComputeConfig config{
        .math_fidelity = static_cast<MathFidelity>(job.fidelity),
        .fp32_dest_acc_en = job.fp32_dest,
        .dst_full_sync_en = job.full_sync,
        .unpack_to_dest_mode = std::vector<UnpackToDestMode>(32, UnpackToDestMode::Default),
        .bfp8_pack_precise = job.precise,
    };
    std::vector<uint32_t> reader_arguments{job.iterations, static_cast<uint32_t>(job.inputs.size())};
    std::vector<std::shared_ptr<MeshBuffer>> buffers;
    for (const Tiles& in : job.inputs) {
        in.configure(program, cores);
        buffers.push_back(session.buffer(job.iterations * in.tiles, in.bytes()));
        EnqueueWriteMeshBuffer(session.queue, buffers.back(), contents(in.file));
        reader_arguments.insert(
            reader_arguments.end(), {in.cb, in.tiles, static_cast<uint32_t>(buffers.back()->address())});
        if (in.to_dest != 0) {
            config.unpack_to_dest_mode[in.cb] = UnpackToDestMode::UnpackToDestFp32;
        }
    }
    out.configure(program, cores);
    auto output = session.buffer(job.iterations * out.tiles, out.bytes());
    const auto reader = CreateKernel(program, kernel_path("read_inputs.cpp"), core, ReaderDataMovementConfig{});
    const auto writer = CreateKernel(program, kernel_path("write_output.cpp"), core, WriterDataMovementConfig{});
    const auto compute = CreateKernel(program, job.kernel, core, config);
    SetRuntimeArgs(program, reader, core, reader_arguments);
    SetRuntimeArgs(
        program, writer, core, {job.iterations, out.cb, out.tiles, static_cast<uint32_t>(output->address())});
    SetRuntimeArgs(program, compute, core, {job.selector, job.iterations});
    session.run(std::move(program));
    std::vector<uint32_t> result;
    EnqueueReadMeshBuffer(session.queue, result, output);
    std::ofstream(out.file, std::ios::binary)
        .write(
            reinterpret_cast<const char*>(result.data()),
            static_cast<std::streamsize>(result.size() * sizeof(uint32_t)));
}

}  // namespace

int main(int, char** argv) try {
    const Session session;
    std::ifstream jobs(argv[1]);
    Job job;
    for (std::string word; jobs >> word;) {
        Tiles tiles;
        if (word == "job") {
            job = {};
            jobs >> job.kernel >> job.selector >> job.fidelity >> job.fp32_dest >> job.precise >> job.full_sync >>
                job.iterations;
        } else if (word == "in") {
            jobs >> tiles.cb >> tiles.format >> tiles.tiles >> tiles.rows >> tiles.columns >> tiles.to_dest >>
                tiles.file;
            job.inputs.push_back(tiles);
        } else {
            jobs >> tiles.cb >> tiles.format >> tiles.tiles >> tiles.rows >> tiles.columns >> tiles.file;
            run(session, job, tiles);
        }
    }
    return 0;
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
