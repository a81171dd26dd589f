#include "program_run.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <string>

#include "compute_engine.hpp"
#include "diagnosis.hpp"
#include "kernel_compiler.hpp"
#include "kernel_record.hpp"
#include "memory_checks.hpp"
#include "program_counters.hpp"
#include "scheduler.hpp"
#include "unseen_stores.hpp"

namespace tilemetal::mock {
namespace {

numerics::TileShape tile_shape(const std::optional<tt::tt_metal::Tile>& given) {
    const tt::tt_metal::Tile tile = given.value_or(tt::tt_metal::Tile());
    const auto [rows, columns] = tile.get_face_shape();
    return {
        static_cast<std::uint8_t>(rows), static_cast<std::uint8_t>(tile.get_height() / rows),
        static_cast<std::uint8_t>(tile.get_width() / columns)};
}

// What unpackers and packer take of the tiles of a circular buffer.
numerics::TileShape face_shape(const tt::tt_metal::CircularBufferConfig& config, std::uint8_t index) {
    const numerics::TileShape tile = tile_shape(config.tiles()[index]);
    const auto& faces = config.unpack_face_geometry()[index];
    if (!faces) {
        return tile;
    }
    const numerics::TileShape taken{
        static_cast<std::uint8_t>(faces->face_r_dim), static_cast<std::uint8_t>(faces->num_faces / 2), 2};
    if (taken.columns() != tile.columns() || taken.rows() > tile.rows()) {
        throw Diagnosis(
            Rule::Unsupported, "set_unpack_face_geometry for " + std::to_string(index) + ": tiles of " + name_of(tile) +
                                   " have no faces like those of " + name_of(taken))
            .advice("name faces that the tiles have")
            .error();
    }
    return taken;
}

using tt::tt_metal::ComputeConfig;
using tt::tt_metal::CoreCoord;
using tt::tt_metal::CoreRangeSet;
using tt::tt_metal::DataMovementConfig;
using tt::tt_metal::DataMovementProcessor;
using tt::tt_metal::detail::CircularBufferRecord;
using tt::tt_metal::detail::KernelRecord;
using tt::tt_metal::detail::ProgramImpl;

constexpr std::uint32_t kArgumentBytes = (tt::tt_metal::max_runtime_args * 4 + 15) / 16 * 16;

ProcessorKind processor_of(const KernelRecord& kernel) {
    if (const auto* data_movement = std::get_if<DataMovementConfig>(&kernel.config)) {
        return data_movement->processor == DataMovementProcessor::RISCV_0 ? ProcessorKind::Brisc
                                                                          : ProcessorKind::Ncrisc;
    }
    return ProcessorKind::Compute;
}

std::uint8_t noc_of(const KernelRecord& kernel) {
    const auto* data_movement = std::get_if<DataMovementConfig>(&kernel.config);
    return data_movement == nullptr ? 0 : static_cast<std::uint8_t>(data_movement->noc);
}

EngineConfig engine_config(const ComputeConfig& config, const Options& options) {
    EngineConfig out;
    out.fast = options.numerics == Numerics::Fast;
    out.fidelity = static_cast<numerics::MathFidelity>(config.math_fidelity);
    out.fp32_dest = config.fp32_dest_acc_en;
    out.full_sync = config.dst_full_sync_en;
    out.bfp8_pack_precise = config.bfp8_pack_precise;
    for (const auto mode : config.unpack_to_dest_mode) {
        out.unpack_to_dest.push_back(mode == tt::tt_metal::UnpackToDestMode::UnpackToDestFp32);
    }
    return out;
}

// The cores of a program while it is set up.
class Setup {
public:
    Setup(Chip& chip, const ProgramImpl& program) : chip_(chip), program_(program) {}

    std::vector<std::unique_ptr<Core>> build() {
        for (const KernelRecord& kernel : program_.kernels) {
            for_each_core(kernel.cores, "kernel " + kernel.name, [](Core&, CoreCoord) {});
        }
        place_circular_buffers();
        set_semaphores();
        for (std::size_t i = 0; i < program_.kernels.size(); ++i) {
            add_processors(program_.kernels[i], i);
        }
        std::vector<std::unique_ptr<Core>> out;
        for (auto& [worker, core] : cores_) {
            for (const auto& semaphore : program_.semaphores) {
                core->semaphores.set(semaphore.id);
            }
            out.push_back(std::move(core));
        }
        return out;
    }

private:
    template <class Function>
    void for_each_core(const CoreRangeSet& set, const std::string& what, Function&& function) {
        for (const auto& range : set.ranges()) {
            for (const CoreCoord& logical : range) {
                if (logical.x >= chip_.arch().grid.x || logical.y >= chip_.arch().grid.y) {
                    throw Diagnosis(
                        Rule::NocBadTarget, what + " is placed on core " + logical.str() + " outside the grid of " +
                                                std::to_string(chip_.arch().grid.x) + " x " +
                                                std::to_string(chip_.arch().grid.y) + " cores")
                        .advice("ask compute_with_storage_grid_size() for the grid")
                        .error();
                }
                auto& core = cores_[chip_.worker_index(logical)];
                if (!core) {
                    core = std::make_unique<Core>(chip_, chip_.worker_index(logical));
                }
                function(*core, logical);
            }
        }
    }

    void place_circular_buffers() {
        std::map<const Core*, std::uint32_t> tops;
        const auto top_of = [&](const Core& core) -> std::uint32_t& {
            return tops.try_emplace(&core, chip_.arch().user_base).first->second;
        };
        for (const CircularBufferRecord& record : program_.circular_buffers) {
            const auto global = record.config.globally_allocated_address();
            std::uint32_t address = global.value_or(chip_.arch().user_base);
            if (!global) {
                for_each_core(record.cores, "a circular buffer", [&](Core& core, CoreCoord) {
                    address = std::max(address, top_of(core));
                });
            }
            for_each_core(record.cores, "a circular buffer", [&](Core& core, CoreCoord) {
                configure(core, record, address, global.has_value());
                if (!global) {
                    top_of(core) = (address + record.config.total_size() + 15) / 16 * 16;
                }
            });
        }
        for (const auto& [core, top] : tops) {
            check_room(*core, top);
        }
    }

    void check_room(const Core& core, std::uint32_t top) {
        const std::uint64_t limit = chip_.allocators().l1.lowest();
        if (top <= limit) {
            return;
        }
        if (top <= chip_.allocators().l1.end()) {
            refuse_overlap(core, limit);
        }
        Diagnosis overflow(
            Rule::L1Overflow, "circular buffers of " + core.name() + " need " +
                                  std::to_string(top - chip_.arch().user_base) + " bytes, L1 has " +
                                  std::to_string(limit - chip_.arch().user_base) + " left of " +
                                  std::to_string(chip_.arch().l1_bytes - chip_.arch().user_base));
        for (const Ring& ring : core.rings) {
            if (ring.configured) {
                overflow.line(ring.describe());
            }
        }
        throw overflow.advice("use smaller or fewer circular buffers, or free L1 tensors").error();
    }

    // The circular buffers fit into L1, but not below the buffers that lie there.
    void refuse_overlap(const Core& core, std::uint64_t lowest) {
        const std::string buffer = "the L1 buffer at " + hex(lowest) + ", " +
                                   std::to_string(chip_.allocators().l1.at(lowest)->bytes_per_bank) + " bytes a bank";
        Diagnosis overlap(Rule::CbOverlapsBuffer, "circular buffers of " + core.name() + " reach into " + buffer);
        for (const Ring* ring : core.placed_rings) {
            if (!ring->aliases_buffer) {
                overlap.line(
                    ring->describe() + ", at " + hex(ring->offset) + " to " + hex(ring->offset + ring->bytes()) +
                    (ring->offset + ring->bytes() > lowest ? ": reaches into it" : ""));
            }
        }
        throw overlap.advice("use smaller or fewer circular buffers, or free L1 buffers before").error();
    }

    void configure(Core& core, const CircularBufferRecord& record, std::uint32_t address, bool global) {
        for (const std::uint8_t index : record.config.buffer_indices()) {
            const auto page_size = record.config.page_sizes()[index];
            const std::string name = "c_" + std::to_string(index);
            if (index >= chip_.arch().circular_buffers) {
                throw Diagnosis(
                    Rule::CbNotConfigured, name + " does not exist: " + std::string(chip_.arch().name) + " has " +
                                               std::to_string(chip_.arch().circular_buffers) + " circular buffers")
                    .advice("use indices below " + std::to_string(chip_.arch().circular_buffers))
                    .error();
            }
            Ring& ring = core.rings[index];
            if (ring.configured) {
                throw Diagnosis(Rule::CbNotConfigured, name + " is configured twice on " + core.name())
                    .advice("create one circular buffer with this index on each core")
                    .error();
            }
            if (!page_size || *page_size == 0 || record.config.total_size() % *page_size != 0) {
                throw Diagnosis(
                    Rule::CbPageSize, name + " of " + std::to_string(record.config.total_size()) +
                                          " bytes has no page size that divides it")
                    .advice("call set_page_size for each index")
                    .error();
            }
            ring.configured = true;
            core.placed_rings.push_back(&ring);
            ring.aliases_buffer = global;
            ring.index = index;
            ring.format = record.config.data_formats()[index].value();
            ring.tile = face_shape(record.config, index);
            ring.offset = address;
            ring.page_size = *page_size;
            ring.pages = record.config.total_size() / *page_size;
            if (!global) {
                chip_.l1_written(core.worker()).clear(ring.offset, ring.bytes());
                lay_pattern(chip_, core.worker(), ring.offset, ring.bytes());
            }
            if (ring.page_size % sizeof(std::uint32_t) != 0) {
                throw Diagnosis(
                    Rule::CbPageSize, name + " has pages of " + std::to_string(ring.page_size) +
                                          " bytes, not a multiple of " + std::to_string(sizeof(std::uint32_t)))
                    .error();
            }
        }
    }

    void set_semaphores() {
        for (const auto& semaphore : program_.semaphores) {
            for_each_core(semaphore.cores, "a semaphore", [&](Core& core, CoreCoord) {
                core.own_semaphores.set(semaphore.id);
                std::memcpy(
                    core.l1() + chip_.arch().config_base + semaphore.id * kSemaphoreStride, &semaphore.initial_value,
                    sizeof(semaphore.initial_value));
                note_written(
                    core, chip_.arch().config_base + semaphore.id * kSemaphoreStride, sizeof(semaphore.initial_value));
            });
        }
    }

    void add_processors(const KernelRecord& kernel, std::size_t number) {
        const ProcessorKind kind = processor_of(kernel);
        for_each_core(kernel.cores, "kernel " + kernel.name, [&](Core& core, CoreCoord logical) {
            check_free(core, kernel, kind);
            auto loaded = std::make_shared<LoadedKernel>();
            loaded->name = kernel.name;
            loaded->path = kernel.path;
            loaded->image = program_.images[number] != nullptr ? program_.images[number]
                                                               : KernelImage::private_copy(program_.code[number]);
            auto processor = std::make_unique<Processor>(core, kind, noc_of(kernel), std::move(loaded));
            if (const auto* compute = std::get_if<ComputeConfig>(&kernel.config)) {
                processor->engine =
                    std::make_unique<ComputeEngine>(*processor, engine_config(*compute, chip_.options()));
            }
            if (const auto* data_movement = std::get_if<DataMovementConfig>(&kernel.config)) {
                processor->dedicated_noc = data_movement->noc_mode == tt::tt_metal::DM_DEDICATED_NOC;
            }
            std::uint32_t offset = chip_.arch().config_base + kSemaphores * kSemaphoreStride +
                                   static_cast<std::uint32_t>(kind) * kArgumentBytes;
            const auto store = [&](Arguments& arguments, const std::vector<std::uint32_t>& words) {
                arguments.set = true;
                arguments.count = static_cast<std::uint32_t>(words.size());
                arguments.offset = offset;
                std::memcpy(core.l1() + offset, words.data(), words.size() * 4);
                note_written(core, offset, words.size() * 4);
                offset += arguments.count * 4;
            };
            if (const auto it = kernel.arguments.find(logical); it != kernel.arguments.end()) {
                store(processor->unique_arguments, it->second);
            }
            if (kernel.common_arguments) {
                store(processor->common_arguments, *kernel.common_arguments);
            }
            core.processors.push_back(std::move(processor));
        });
    }

    void check_free(const Core& core, const KernelRecord& kernel, ProcessorKind kind) {
        for (const auto& other : core.processors) {
            if (other->kind() == kind) {
                throw Diagnosis(
                    Rule::ProcessorTaken, "kernels " + other->kernel().name + " and " + kernel.name +
                                              " both run on the " + processor_name(kind) + " of " + core.name())
                    .advice("place one kernel on each processor of a core")
                    .error();
            }
            if (other->kind() != ProcessorKind::Compute && kind != ProcessorKind::Compute &&
                other->noc() == noc_of(kernel) &&
                std::get<DataMovementConfig>(kernel.config).noc_mode == tt::tt_metal::DM_DEDICATED_NOC) {
                throw Diagnosis(
                    Rule::NocShared, "data-movement kernels " + other->kernel().name + " and " + kernel.name + " of " +
                                         core.name() + " both use NoC " + std::to_string(noc_of(kernel)) +
                                         ", which hangs")
                    .advice("use ReaderDataMovementConfig for one and WriterDataMovementConfig for the other")
                    .error();
            }
        }
    }

    Chip& chip_;
    const ProgramImpl& program_;
    std::map<std::uint32_t, std::unique_ptr<Core>> cores_;
};

}  // namespace

std::vector<KernelRequest> kernel_requests(const ProgramImpl& program, const Architecture& arch) {
    std::vector<KernelRequest> out;
    for (const KernelRecord& kernel : program.kernels) {
        KernelRequest request;
        request.level = api_level();
        request.arch = &arch;
        request.processor = processor_of(kernel);
        request.noc = noc_of(kernel);
        request.name = kernel.name;
        request.path = kernel.path;
        request.source = kernel.source;
        std::visit(
            [&](const auto& config) {
                request.compile_args = config.compile_args;
                request.named_args.insert(config.named_compile_args.begin(), config.named_compile_args.end());
                request.defines = config.defines;
                request.include_paths = config.compiler_include_paths;
            },
            kernel.config);
        if (const auto* compute = std::get_if<ComputeConfig>(&kernel.config)) {
            request.fidelity = compute->math_fidelity;
            request.fp32_dest = compute->fp32_dest_acc_en;
            request.full_sync = compute->dst_full_sync_en;
            request.approximate = compute->math_approx_mode;
        } else {
            request.noc_mode = static_cast<std::uint8_t>(std::get<DataMovementConfig>(kernel.config).noc_mode);
        }
        for (const CircularBufferRecord& buffer : program.circular_buffers) {
            if (!buffer.cores.intersects(kernel.cores)) {
                continue;
            }
            for (const std::uint8_t index : buffer.config.buffer_indices()) {
                request.formats[index] = buffer.config.data_formats()[index];
                request.tile_shapes[index] = tile_shape(buffer.config.tiles()[index]);
                request.face_shapes[index] = face_shape(buffer.config, index);
            }
        }
        out.push_back(std::move(request));
    }
    return out;
}

void run_program(Chip& chip, int device, ProgramImpl& program, RunReport& report) {
    if (program.code.size() != program.kernels.size()) {
        const std::vector<KernelRequest> requests = kernel_requests(program, chip.arch());
        record_kernels(program, requests);
        program.code = KernelCompiler::instance().code_of(requests);
        program.images.clear();
        for (const auto& file : program.code) {
            program.images.push_back(KernelImage::has_state(file) ? nullptr : std::make_shared<KernelImage>(file));
        }
    }
    std::vector<std::unique_ptr<Core>> cores = Setup(chip, program).build();
    Scheduler(chip, cores).run();
    chip.counters = count_program(chip, device, cores);
    report.add(device, chip, cores);
}

}  // namespace tilemetal::mock
