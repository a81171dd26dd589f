#pragma once

// Programs of the time have these without including them.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstring>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <tt-metalium/bfloat16.hpp>
#include <tt-metalium/buffer.hpp>
#include <tt-metalium/command_queue.hpp>
#include <tt-metalium/constants.hpp>
#include <tt-metalium/core_coord.hpp>
#include <tt-metalium/event.hpp>
#include <tt-metalium/tt_align.hpp>
#include <variant>

#include_next <tt-metalium/host_api.hpp>

#include <tt-logger/tt-logger.hpp>

namespace tt::tt_metal {

// A buffer made by CreateBuffer, by reference or shared.
using BufferOrShared = std::variant<std::reference_wrapper<Buffer>, std::shared_ptr<Buffer>>;

// Commands of one queue happen in order and are complete when the call returns, blocking or not.
void EnqueueReadBuffer(CommandQueue& cq, BufferOrShared buffer, void* dst, bool blocking);
void EnqueueWriteBuffer(CommandQueue& cq, BufferOrShared buffer, const void* src, bool blocking);
void EnqueueReadSubBuffer(
    CommandQueue& cq, BufferOrShared buffer, void* dst, const BufferRegion& region, bool blocking);
void EnqueueWriteSubBuffer(
    CommandQueue& cq, BufferOrShared buffer, const void* src, const BufferRegion& region, bool blocking);
// Bytes of the buffer.
DeviceAddr BytesOf(const BufferOrShared& buffer);
// The buffer gets the values and, after them, zeros: programs write fewer values than a buffer holds.
template <typename DType>
std::vector<std::byte> FilledUp(const BufferOrShared& buffer, const std::vector<DType>& values) {
    std::vector<std::byte> bytes(BytesOf(buffer));
    std::memcpy(bytes.data(), values.data(), std::min(bytes.size(), values.size() * sizeof(DType)));
    return bytes;
}

// dst gets the size of the buffer.
template <typename DType>
void EnqueueReadBuffer(CommandQueue& cq, BufferOrShared buffer, std::vector<DType>& dst, bool blocking) {
    dst.resize(BytesOf(buffer) / sizeof(DType));
    EnqueueReadBuffer(cq, std::move(buffer), static_cast<void*>(dst.data()), blocking);
}
template <typename DType>
void EnqueueReadSubBuffer(
    CommandQueue& cq, BufferOrShared buffer, std::vector<DType>& dst, const BufferRegion& region, bool blocking) {
    dst.resize(region.size / sizeof(DType));
    EnqueueReadSubBuffer(cq, std::move(buffer), static_cast<void*>(dst.data()), region, blocking);
}
template <typename DType>
void EnqueueWriteBuffer(CommandQueue& cq, BufferOrShared buffer, const std::vector<DType>& src, bool blocking) {
    const std::vector<std::byte> bytes = FilledUp(buffer, src);
    EnqueueWriteBuffer(cq, std::move(buffer), static_cast<const void*>(bytes.data()), blocking);
}
template <typename DType>
void EnqueueWriteSubBuffer(
    CommandQueue& cq, BufferOrShared buffer, const std::vector<DType>& src, const BufferRegion& region, bool blocking) {
    TT_FATAL(src.size() * sizeof(DType) >= region.size, "host data shorter than the region");
    EnqueueWriteSubBuffer(cq, std::move(buffer), static_cast<const void*>(src.data()), region, blocking);
}

void EnqueueProgram(CommandQueue& cq, Program& program, bool blocking);
void Finish(CommandQueue& cq, ttsl::Span<const SubDeviceId> sub_device_ids = {});
void Synchronize(
    IDevice* device, std::optional<std::uint8_t> cq_id = std::nullopt,
    ttsl::Span<const SubDeviceId> sub_device_ids = {});

void EnqueueRecordEvent(
    CommandQueue& cq, const std::shared_ptr<Event>& event, ttsl::Span<const SubDeviceId> sub_device_ids = {});
// Throw std::runtime_error for an event that was not recorded: the device would wait for ever.
void EnqueueWaitForEvent(CommandQueue& cq, const std::shared_ptr<Event>& event);
void EventSynchronize(const std::shared_ptr<Event>& event);
bool EventQuery(const std::shared_ptr<Event>& event);

// Between begin and end the programs a queue is given are recorded with their arguments instead of run; reads, writes
// and events are refused meanwhile. The device needs a trace_region_size.
std::uint32_t BeginTraceCapture(IDevice* device, std::uint8_t cq_id);
void EndTraceCapture(IDevice* device, std::uint8_t cq_id, std::uint32_t tid);
void ReplayTrace(IDevice* device, std::uint8_t cq_id, std::uint32_t tid, bool blocking);
void ReleaseTrace(IDevice* device, std::uint32_t tid);
void EnqueueTrace(CommandQueue& cq, std::uint32_t trace_id, bool blocking);

}  // namespace tt::tt_metal
