#include "faults.hpp"

namespace program_test {
namespace {

const std::string kObjects = "Noc noc; CircularBuffer cb(0);\n";
const std::string kRead = "noc.async_read(tensor, cb, 2048, {.page_id = 0}, {}); noc.async_read_barrier();\n";
const std::string kFill = "cb.reserve_back(1); " + kRead + "cb.push_back(1);\n";

}  // namespace

// The same rules hold for kernels written with objects.
std::vector<Fault> object_faults() {
    return {
        {.name = "object: push without reserve",
         .rule = "cb-push-without-reserve",
         .reader = kObjects + "cb.push_back(1);  // <- here",
         .fix = {{"\ncb.push", "cb.reserve_back(1);\ncb.push"}}},
        {.name = "object: pop of more than was waited for",
         .rule = "cb-pop-without-wait",
         .reader = kObjects + "cb.reserve_back(2); cb.push_back(2);",
         .writer = kObjects + "cb.wait_front(1);\ncb.pop_front(2);  // <- here",
         .fix = {{"wait_front(1)", "wait_front(2)"}}},
        {.name = "object: read into pages not reserved",
         .rule = "cb-write-without-reserve",
         .reader = kObjects + "cb.reserve_back(1);\n"
                              "noc.async_read(tensor, cb, 2048, {.page_id = 0}, {.offset_bytes = 2048});  // <- here\n"
                              "noc.async_read_barrier();",
         .fix = {{"reserve_back(1)", "reserve_back(2)"}}},
        {.name = "object: write of pages not waited for",
         .rule = "cb-read-without-wait",
         .reader = kObjects + kFill,
         .writer = kObjects + "cb.wait_front(1);\n"
                              "noc.async_write(cb, tensor, 2048, {.offset_bytes = 2048}, {.page_id = 1});  // <- here\n"
                              "noc.async_write_barrier();",
         .fix = {{".offset_bytes = 2048", ".offset_bytes = 0"}}},
        {.name = "object: push before the read barrier",
         .rule = "cb-push-before-read-barrier",
         .reader = kObjects + "cb.reserve_back(1); noc.async_read(tensor, cb, 2048, {.page_id = 0}, {});\n"
                              "cb.push_back(1);  // <- here\nnoc.async_read_barrier();",
         .fix = {{"\ncb.push", "noc.async_read_barrier();\ncb.push"}}},
        {.name = "object: pop before the write flush",
         .rule = "cb-pop-before-write-flush",
         .reader = kObjects + kFill,
         .writer = kObjects + "cb.wait_front(1); noc.async_write(cb, tensor, 2048, {}, {.page_id = 1});\n"
                              "cb.pop_front(1);  // <- here\nnoc.async_write_barrier();",
         .fix = {{"\ncb.pop", "noc.async_writes_flushed();\ncb.pop"}}},
        {.name = "object: write in flight at the end",
         .rule = "noc-transfer-at-exit",
         .reader = kObjects + "cb.reserve_back(1); " + kRead +
                   "noc.async_write(use<CircularBuffer::AddrSelector::WRITE_PTR>(cb), tensor, 2048, {}, {.page_id = "
                   "1});  // <- here",
         .fix = {{"// <- here", "noc.async_write_barrier();"}}},
        {.name = "object: page out of range",
         .rule = "page-out-of-range",
         .reader = kObjects + "cb.reserve_back(1);\n"
                              "noc.async_read(tensor, cb, 2048, {.page_id = 10}, {});  // <- here\n"
                              "noc.async_read_barrier();",
         .fix = {{"= 10", "= 9"}}},
        {.name = "object: buffer not configured",
         .rule = "cb-not-configured",
         .reader = "Noc noc; CircularBuffer cb(7);\ncb.reserve_back(1);  // <- here",
         .fix = {{"cb(7)", "cb(1)"}}},
        {.name = "object: semaphore never created",
         .rule = "semaphore-missing",
         .reader = "Semaphore<> ready(5);  // <- here\nready.set(1);",
         .fix = {{"(5)", "(0)"}}},
        {.name = "object: semaphore lowered without a signal",
         .rule = "deadlock",
         .reader = "Semaphore<> ready(0);\nready.down(1);  // <- here",
         .fix = {{";\nready", "; ready.up(1);\nready"}}},
        {.name = "object: two consumers",
         .rule = "cb-two-consumers",
         .reader = kObjects + "cb.reserve_back(2); cb.push_back(2); cb.wait_front(1); cb.pop_front(1);\n"
                              "CircularBuffer(1).reserve_back(1); CircularBuffer(1).push_back(1);",
         .writer = "CircularBuffer(1).wait_front(1);\nCircularBuffer(0).wait_front(1);  // <- here",
         .fix = {{"\nCircularBuffer(0)", "\nCircularBuffer(1)"}}},
    };
}

}  // namespace program_test
