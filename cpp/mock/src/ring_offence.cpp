#include "ring_offence.hpp"

#include "api_level.hpp"

namespace tilemetal::mock {

void offend(Ring& ring, const Diagnosis& diagnosis) {
    if (api_level() == ApiLevel::Current || ring.consumer != nullptr) {
        throw diagnosis.error();
    }
    if (ring.kept_offence == nullptr) {
        ring.kept_offence = std::make_exception_ptr(diagnosis.error());
    }
}

void answer_to_consumer(const Ring& ring) {
    if (ring.kept_offence != nullptr) {
        std::rethrow_exception(ring.kept_offence);
    }
}

}  // namespace tilemetal::mock
