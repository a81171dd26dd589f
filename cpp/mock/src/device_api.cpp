#include "device_api.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "compute_engine.hpp"
#include "cycle_costs.hpp"
#include "device_api_engine.hpp"
#include "device_api_noc.hpp"
#include "device_api_sfpi.hpp"
#include "kernel_call.hpp"
#include "noc.hpp"
#include "ring_protocol.hpp"
#include "scheduler.hpp"

namespace tilemetal::mock {
namespace {

using abi::Location;

constexpr std::uint64_t kTickWork = 4000;

std::uint32_t argument_offset(Processor& processor, std::uint32_t index, bool common, Location at) {
    processor.last_location = at;
    const Arguments& arguments = common ? processor.common_arguments : processor.unique_arguments;
    const std::string kind = common ? "common runtime arguments" : "runtime arguments";
    if (!arguments.set) {
        throw processor
            .diagnose(Rule::ArgumentsMissing, "the kernel reads " + kind + " but none were set for this core", at)
            .advice(std::string("call ") + (common ? "SetCommonRuntimeArgs" : "SetRuntimeArgs for every core"))
            .error();
    }
    if (index >= arguments.count) {
        throw processor
            .diagnose(
                Rule::ArgumentOutOfRange,
                "the kernel reads number " + std::to_string(index) + " of its " + kind + ", of which " +
                    std::to_string(arguments.count) + " were set (counted from 0)",
                at)
            .advice("pass as many arguments as the kernel reads")
            .error();
    }
    return arguments.offset + index * 4;
}

std::uint32_t argument(std::uint32_t index, bool common, Location at) {
    return guarded([&](Processor& processor) {
        std::uint32_t word = 0;
        std::memcpy(&word, processor.core().l1() + argument_offset(processor, index, common, at), sizeof(word));
        return word;
    });
}

std::uint32_t argument_address(std::uint32_t index, bool common, Location at) {
    return guarded([&](Processor& processor) {
        return processor.core().l1_address() + argument_offset(processor, index, common, at);
    });
}

std::uint32_t identity(abi::Identity what, std::uint32_t) {
    const Core& core = Scheduler::current().core();
    const auto logical = core.logical();
    const auto on_noc = core.chip().virtual_of(logical);
    switch (what) {
        case abi::Identity::NocX:
            return static_cast<std::uint32_t>(on_noc.x);
        case abi::Identity::NocY:
            return static_cast<std::uint32_t>(on_noc.y);
        case abi::Identity::AbsoluteLogicalX:
        case abi::Identity::RelativeLogicalX:
            return static_cast<std::uint32_t>(logical.x);
        case abi::Identity::AbsoluteLogicalY:
        case abi::Identity::RelativeLogicalY:
            return static_cast<std::uint32_t>(logical.y);
    }
    return 0;
}

void yield() {
    Scheduler::yield();
    if (!Scheduler::current().packer.idle()) {
        guarded([](Processor& processor) { processor.packer.proceed(); });
    }
}

void give_way(std::uint64_t work) {
    guarded([&](Processor&) { Scheduler::active()->spend(work); });
    yield();
}

void poll(Location at) {
    Scheduler::current().last_location = at;
    Scheduler::current().activity.advance(Thread::DataMovement, kPollCycles);
    give_way(kPollWork);
}

bool polled(
    bool (*test)(Processor&, std::uint32_t, std::uint32_t, Location), std::uint32_t cb, std::uint32_t pages,
    Location at) {
    const bool result = guarded([&](Processor& processor) { return test(processor, cb, pages, at); });
    if (!result) {
        give_way(kPollWork);
    }
    return result;
}

std::uint32_t semaphore_address(std::uint32_t id, Location at) {
    return guarded([&](Processor& processor) {
        processor.last_location = at;
        if (id >= kSemaphores) {
            throw processor
                .diagnose(
                    Rule::SemaphoreOutOfRange, "semaphore " + std::to_string(id) + ": a core has 16, from 0 to 15", at)
                .advice("pass an id that CreateSemaphore returned")
                .error();
        }
        if (!processor.core().semaphores.test(id)) {
            throw processor
                .diagnose(
                    Rule::SemaphoreMissing,
                    "semaphore " + std::to_string(id) + ", but the program has created none with this id", at)
                .advice("create it with CreateSemaphore on every core whose kernels wait for it")
                .error();
        }
        return processor.core().l1_address() + processor.core().chip().arch().config_base + id * kSemaphoreStride;
    });
}

// A word that kernels signal each other by: of a semaphore of the program, or of L1 that kernels use as they like.
void check_semaphore_word(const Processor& processor, std::uint32_t offset, Location at) {
    const Architecture& arch = processor.core().chip().arch();
    const auto refuse = [&](const std::string& what) {
        throw processor.diagnose(Rule::SemaphoreAddress, "noc_semaphore_wait: L1 " + hex(offset) + " " + what, at)
            .advice("pass the address that get_semaphore returns")
            .error();
    };
    if (offset % sizeof(std::uint32_t) != 0) {
        refuse("is not a multiple of 4 bytes");
    }
    if (offset < arch.user_base) {
        const std::uint32_t id = (offset - arch.config_base) / kSemaphoreStride;
        if (id >= kSemaphores || !processor.core().semaphores.test(id) ||
            (offset - arch.config_base) % kSemaphoreStride != 0) {
            refuse("is no semaphore of this program");
        }
        if (!processor.core().own_semaphores.test(id)) {
            throw processor
                .diagnose(
                    Rule::SemaphoreMissing,
                    "noc_semaphore_wait for semaphore " + std::to_string(id) +
                        ", which was created for other cores but not for this one: its first value is left to chance",
                    at)
                .advice("pass CreateSemaphore all cores whose kernels wait for it")
                .error();
        }
    }
}

void semaphore_wait(volatile std::uint32_t* word, std::uint32_t value, abi::Compare compare, Location at) {
    guarded([&](Processor& processor) {
        processor.last_location = at;
        const std::uint32_t offset =
            l1_offset(processor, reinterpret_cast<std::uintptr_t>(word), 4, "noc_semaphore_wait", at);
        check_semaphore_word(processor, offset, at);
        Wait wait;
        wait.what = Wait::For::Semaphore;
        wait.word = reinterpret_cast<volatile std::uint32_t*>(processor.core().l1() + offset);
        wait.value = value;
        wait.compare = compare;
        wait.at = at;
        if (!wait.satisfied()) {
            Scheduler::active()->wait(wait);
            Scheduler::active()->note_progress();
        }
        const auto& signalled = processor.core().signalled_at;
        const auto signal = signalled.find(offset);
        processor.activity.semaphore(signal == signalled.end() ? 0 : signal->second);
    });
}

// As on the device, kernels print only when the user names cores; which ones makes no difference here. The text waits
// for the end of the round, where that of several cores is put in order.
void print(const char* text, std::size_t length) {
    if (std::getenv("TT_METAL_DPRINT_CORES") != nullptr) {
        Scheduler::current().print({text, length});
    }
}

const abi::KernelApi kTable{
    .version = abi::kVersion,
    .size = sizeof(abi::KernelApi),
    .tick =
        [](const void* place) {
            Scheduler::spend(kTickWork);
            Scheduler::current().ticked_at = place;
            yield();
        },
    .refuse =
        [](const char* what, Location at) {
            guarded([&](Processor& processor) {
                throw processor.diagnose(Rule::Unsupported, std::string(what) + " is not simulated", at)
                    .advice("leave it out on the mock device, or run this kernel on a card")
                    .error();
            });
        },
    .print = print,
    .assertion_failed =
        [](const char* condition, Location at) {
            guarded([&](Processor& processor) {
                throw processor
                    .diagnose(
                        Rule::AssertionFailed, std::string("the kernel asserts what does not hold: ") + condition, at)
                    .advice("see what the kernel expects there, often of its arguments")
                    .error();
            });
        },
    .zone =
        [](const char* name, bool begin) {
            Processor& processor = Scheduler::current();
            Activity& activity = processor.activity;
            const auto mark = [&activity, name, begin](Thread thread) {
                begin ? activity.zone_begin(thread, name) : activity.zone_end(thread);
            };
            if (processor.kind() != ProcessorKind::Compute) {
                return mark(Thread::DataMovement);
            }
            mark(Thread::Unpack);
            mark(Thread::Math);
            processor.packer.run(kNoBuffer, {nullptr, 0}, [mark] { mark(Thread::Pack); });
        },
    .argument = argument,
    .argument_address = argument_address,
    .identity = identity,
    .poll = poll,
    .cb_reserve_back =
        [](std::uint32_t cb, std::uint32_t pages, Location at) {
            guarded([&](Processor& processor) { cb_reserve_back(processor, cb, pages, at); });
        },
    .cb_push_back = [](std::uint32_t cb, std::uint32_t pages,
                       Location at) { guarded([&](Processor& processor) { cb_push_back(processor, cb, pages, at); }); },
    .cb_wait_front =
        [](std::uint32_t cb, std::uint32_t pages, Location at) {
            guarded([&](Processor& processor) { cb_wait_front(processor, cb, pages, at); });
        },
    .cb_pop_front = [](std::uint32_t cb, std::uint32_t pages,
                       Location at) { guarded([&](Processor& processor) { cb_pop_front(processor, cb, pages, at); }); },
    .cb_reservable = [](std::uint32_t cb, std::uint32_t pages,
                        Location at) { return polled(cb_reservable, cb, pages, at); },
    .cb_available = [](std::uint32_t cb, std::uint32_t pages,
                       Location at) { return polled(cb_available, cb, pages, at); },
    .cb_write_address =
        [](std::uint32_t cb, Location at) {
            return guarded([&](Processor& processor) {
                follow_packer(processor, cb, at);
                return processor.view(processor.ring(cb, at)).interface.fifo_wr_ptr;
            });
        },
    .cb_read_address =
        [](std::uint32_t cb, Location at) {
            return guarded(
                [&](Processor& processor) { return processor.view(processor.ring(cb, at)).interface.fifo_rd_ptr; });
        },
    .cb_interface =
        [](std::uint32_t cb, Location at) {
            return guarded([&](Processor& processor) {
                follow_packer(processor, cb, at);
                return &processor.view(processor.ring(cb, at)).interface;
            });
        },
    .bank_address =
        [](bool dram, std::uint32_t bank, std::uint64_t offset, Location at) {
            return guarded([&](Processor& processor) { return noc_bank_address(processor, dram, bank, offset, at); });
        },
    .page_address =
        [](abi::PagedTensor tensor, std::uint32_t page, std::uint32_t offset, Location at) {
            return guarded([&](Processor& processor) { return noc_page_address(processor, tensor, page, offset, at); });
        },
    .out_of_tensor =
        [](const char* what, std::uint32_t index, std::uint32_t count, Location at) {
            guarded([&](Processor& processor) {
                throw processor
                    .diagnose(
                        Rule::PageOutOfRange,
                        std::string(what) + " " + std::to_string(index) + " of a tensor of " + std::to_string(count) +
                            " " + what + "s",
                        at)
                    .advice("check the number, and that the accessor's arguments are the ones of this tensor")
                    .error();
            });
        },
    .noc = &noc_api(),
    .noc_read =
        [](std::uint64_t source, std::uint32_t l1, std::uint32_t size, std::uint32_t noc, Location at) {
            guarded([&](Processor& processor) { noc_read(processor, source, l1, size, noc, at); });
        },
    .noc_write =
        [](std::uint32_t l1, std::uint64_t target, std::uint32_t size, std::uint32_t noc, std::uint32_t flags,
           Location at) {
            guarded([&](Processor& processor) { noc_write(processor, l1, target, size, noc, flags, at); });
        },
    .noc_write_multicast =
        [](std::uint32_t l1, std::uint64_t target, std::uint32_t size, std::uint32_t receivers, std::uint32_t noc,
           std::uint32_t flags, Location at) {
            guarded([&](Processor& processor) {
                noc_write_multicast(processor, l1, target, size, receivers, noc, flags, at);
            });
        },
    .noc_write_word =
        [](std::uint64_t target, std::uint32_t value, std::uint32_t byte_enable, std::uint32_t noc, std::uint32_t flags,
           Location at) {
            guarded(
                [&](Processor& processor) { noc_write_word(processor, target, value, byte_enable, noc, flags, at); });
        },
    .noc_atomic_add =
        [](std::uint64_t target, std::uint32_t value, std::uint32_t noc, std::uint32_t flags, Location at) {
            guarded([&](Processor& processor) { noc_atomic_add(processor, target, value, noc, flags, at); });
        },
    .noc_atomic_add_multicast =
        [](std::uint64_t target, std::uint32_t value, std::uint32_t receivers, std::uint32_t noc, std::uint32_t flags,
           Location at) {
            guarded([&](Processor& processor) {
                noc_atomic_add_multicast(processor, target, value, receivers, noc, flags, at);
            });
        },
    .noc_barrier = [](abi::Barrier what, std::uint32_t noc,
                      Location at) { guarded([&](Processor& processor) { noc_barrier(processor, what, noc, at); }); },
    .semaphore_address = semaphore_address,
    .semaphore_wait = semaphore_wait,
    .engine_startup = [](std::uint32_t a, std::uint32_t b, std::uint32_t out,
                         Location at) { engine([&](ComputeEngine& unit) { unit.startup(a, b, out, at); }, at); },
    .engine_init = [](abi::TileOp setup,
                      Location at) { engine([&](ComputeEngine& unit) { unit.init(setup, at); }, at); },
    .engine_run = [](abi::TileOp operation,
                     Location at) { engine([&](ComputeEngine& unit) { unit.run(operation, at); }, at); },
    .engine_reconfigure = [](std::uint32_t a, std::uint32_t b,
                             Location at) { engine([&](ComputeEngine& unit) { unit.reconfigure(a, b, at); }, at); },
    .sfpu_init = [](abi::SfpuInit init,
                    Location at) { engine([&](ComputeEngine& unit) { unit.sfpu_init(init, at); }, at); },
    .sfpu_run = [](abi::SfpuCall call,
                   Location at) { engine([&](ComputeEngine& unit) { unit.sfpu_run(call, at); }, at); },
    .dst_section = [](abi::DstAction action,
                      Location at) { engine([&](ComputeEngine& unit) { unit.dst_section(action, at); }, at); },
    .pack = [](std::uint32_t dst, std::uint32_t cb, bool out_of_order, std::uint32_t page,
               Location at) { engine([&](ComputeEngine& unit) { unit.pack(dst, cb, out_of_order, page, at); }, at); },
    .pack_reconfigure = [](std::uint32_t cb,
                           Location at) { engine([&](ComputeEngine& unit) { unit.pack_reconfigure(cb, at); }, at); },
    .pack_setting = [](abi::PackSetting what, std::uint32_t value,
                       Location at) { engine([&](ComputeEngine& unit) { unit.pack_setting(what, value, at); }, at); },
    .engine = kEngineApi,
    .sfpi = &kSfpiApi,
    .memory = &memory_api(),
};

}  // namespace

const abi::KernelApi& kernel_api() { return kTable; }

}  // namespace tilemetal::mock
