#pragma once

#include "mock/kernel_entry.h"

// Zones of the profiler. Their names reach the runtime; what else the device's profiler records is not kept.
namespace tilemetal::mock {

class Zone {
public:
    explicit Zone(const char* name) { api->zone(name, true); }
    ~Zone() { api->zone(nullptr, false); }
    Zone(const Zone&) = delete;
    Zone& operator=(const Zone&) = delete;
};

}  // namespace tilemetal::mock

#define DeviceZoneScopedN(name) const tilemetal::mock::Zone tilemetal_zone(name)
#define DeviceZoneScopedMainN(name) DeviceZoneScopedN(name)
#define DeviceZoneScopedMainChildN(name) DeviceZoneScopedN(name)
#define DeviceZoneScopedSumN1(name) DeviceZoneScopedN(name)
#define DeviceZoneScopedSumN2(name) DeviceZoneScopedN(name)
#define DeviceZoneScopedNIf(name, active) DeviceZoneScopedN(name)
#define DeviceZoneSetCounter(counter) static_cast<void>(counter)
#define DeviceTimestampedData(data_id, data) (static_cast<void>(data_id), static_cast<void>(data))
#define DeviceRecordEvent(event_id) static_cast<void>(event_id)
#define DeviceValidateProfiler(condition) static_cast<void>(condition)
#define DeviceProfilerInit()
