// Tiles that no circular buffer brought: filled with an integer, and random ones with other functions between.
#include <algorithm>
#include <vector>

#include "program_test.hpp"

using namespace program_test;

namespace {

constexpr const char* kCompute = R"(
#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/tile_move_copy.h"
#include "api/compute/eltwise_binary_sfpu.h"
#include "api/compute/eltwise_unary/fill.h"
#include "api/compute/eltwise_unary/rand.h"
#include "api/compute/eltwise_unary/typecast.h"
#include "api/compute/common.h"
void kernel_main() {
    constexpr uint32_t out = tt::CBIndex::c_16;
    compute_kernel_hw_startup(out, out);
    copy_init(out);
    rand_tile_init(7);
    for (uint32_t i = 0; i < 2; ++i) {
        cb_reserve_back(out, 1);
        tile_regs_acquire();
        rand_tile(0, 0, 0x3F800000);  // 0 to 1
        fill_tile_init();
        fill_tile_int<DataFormat::Int32>(1, 77);
        typecast_tile_init<(uint32_t)DataFormat::Int32, (uint32_t)DataFormat::Float32>();
        typecast_tile<(uint32_t)DataFormat::Int32, (uint32_t)DataFormat::Float32>(1);
        add_binary_tile_init();
        add_binary_tile(0, 1, 0);
        tile_regs_commit();
        tile_regs_wait();
        pack_tile(0, out);
        tile_regs_release();
        cb_push_back(out, 1);
    }
}
)";

constexpr const char* kWriter = R"(
#include "api/dataflow/dataflow_api.h"
void kernel_main() {
    constexpr auto args = TensorAccessorArgs<0>();
    const auto tiles = TensorAccessor(args, get_arg_val<uint32_t>(0));
    for (uint32_t i = 0; i < 2; ++i) {
        cb_wait_front(16, 1);
        noc_async_write_page(i, tiles, get_read_ptr(16));
        noc_async_write_barrier();
        cb_pop_front(16, 1);
    }
}
)";

}  // namespace

int main() {
    const Session session;
    const uint32_t page = tile_size(DataFormat::Float32);
    auto tiles = session.buffer(2, page);
    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    CreateCircularBuffer(
        program, core, CircularBufferConfig(2 * page, {{16, DataFormat::Float32}}).set_page_size(16, page));
    CreateKernelFromString(program, kCompute, core, ComputeConfig{.fp32_dest_acc_en = true});
    const auto writer = CreateKernelFromString(
        program, kWriter, core, WriterDataMovementConfig(TensorAccessorArgs(*tiles).get_compile_time_args()));
    SetRuntimeArgs(program, writer, core, {static_cast<uint32_t>(tiles->address())});
    session.run(std::move(program));
    std::vector<float> values;
    EnqueueReadMeshBuffer(session.queue, values, tiles, true);
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const bool fresh = !std::equal(values.begin(), values.begin() + 1024, values.begin() + 1024);
    const bool good = *least >= 77 && *least < 77.1F && *most > 77.9F && *most <= 78 && fresh;
    std::printf("%s: %f to %f\n", good ? "PASS" : "FAIL", *least, *most);
    return good ? 0 : 1;
}
