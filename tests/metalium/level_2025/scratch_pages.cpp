// Circular buffers as scratch memory: pushed without a reserve, with pages of 4 bytes. Nobody minds before there is a
// consumer.
#include <tilemetal/mock.hpp>
#include <tt-metalium/allocator.hpp>

#include "program.hpp"

namespace {

constexpr uint32_t kPage = 1024;

std::vector<uint32_t> copy_through_scratch(const Device& device, const std::vector<uint32_t>& values, bool consumed) {
    auto source = device.pages(1, kPage);
    auto target = device.pages(1, kPage);
    EnqueueWriteBuffer(device.queue, source, values, false);
    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    CreateCircularBuffer(
        program, core,
        CircularBufferConfig(kPage, {{CBIndex::c_0, DataFormat::UInt32}}).set_page_size(CBIndex::c_0, kPage));
    CreateCircularBuffer(
        program, core, CircularBufferConfig(16, {{CBIndex::c_1, DataFormat::UInt32}}).set_page_size(CBIndex::c_1, 4));
    const auto producer = CreateKernel(
        program, kernel("scratch_producer.cpp"), core,
        ReaderDataMovementConfig(compile_args({kPage}, {source, target})));
    if (consumed) {
        CreateKernel(program, kernel("scratch_consumer.cpp"), core, WriterDataMovementConfig{});
    }
    const uint32_t stride = device.device->allocator()->get_alignment(BufferType::DRAM);
    SetRuntimeArgs(program, producer, core, {address(source), address(target), stride});
    device.run(std::move(program));
    std::vector<uint32_t> copied;
    EnqueueReadBuffer(device.queue, target, copied, true);
    return copied;
}

}  // namespace

int main() {
    const Device device;
    std::vector<uint32_t> values(kPage / 4);
    for (uint32_t i = 0; i < values.size(); ++i) {
        values[i] = 7 * i;
    }
    const auto copied = copy_through_scratch(device, values, false);
    try {
        copy_through_scratch(device, values, true);
    } catch (const tilemetal::mock::KernelError& error) {
        // Whichever comes first: the consumer may be there when the producer begins.
        if (error.rule() == "cb-push-without-reserve" || error.rule() == "cb-write-without-reserve") {
            return verdict(copied, values, 0);
        }
        tt::log_error(tt::LogTest, "{}", error.what());
    }
    log_error("a push without reserve was consumed, and nobody noticed");
    return 1;
}
