#include "device_api_sfpi.hpp"

#include "compute_engine.hpp"
#include "kernel_call.hpp"

namespace tilemetal::mock {
namespace {

using abi::Location;
using abi::SfpiValue;

// Unlike other calls of the engine these leave the program pending.
template <class Function>
auto program(Function&& function) {
    return guarded([&](Processor& processor) {
        if (!processor.engine) {
            throw processor
                .diagnose(Rule::Unsupported, "vectors of sfpi.h in a data-movement kernel", processor.last_location)
                .advice("use them in the compute kernel of the core")
                .error();
        }
        return function(*processor.engine);
    });
}

}  // namespace

const abi::SfpiApi kSfpiApi{
    .emit =
        [](const abi::SfpiInstruction* instruction, Location at) {
            return program([&](ComputeEngine& unit) { return unit.vector_program(at).emit(*instruction, at); });
        },
    .assign =
        [](SfpiValue* old_value, SfpiValue* new_value) {
            return program([&](ComputeEngine& unit) { return unit.vector_program().assign(old_value, new_value); });
        },
    .store =
        [](SfpiValue* value, std::uint32_t row, std::uint32_t format, Location at) {
            program([&](ComputeEngine& unit) { unit.vector_program(at).store(value, row, format, at); });
        },
    .condition =
        [](abi::SfpiCondition what, SfpiValue* mask, Location at) {
            program([&](ComputeEngine& unit) { unit.vector_program(at).condition(what, mask, at); });
        },
    .read_register =
        [](std::uint32_t index, const char* name, Location at) {
            return program([&](ComputeEngine& unit) { return unit.vector_program(at).read_register(index, name, at); });
        },
    .write_register =
        [](std::uint32_t index, SfpiValue* value, Location at) {
            program([&](ComputeEngine& unit) { unit.write_vector_register(index, value, at); });
        },
    .move = [](abi::SfpiMove what, std::int32_t amount,
               Location at) { program([&](ComputeEngine& unit) { unit.vector_program(at).move(what, amount, at); }); },
    .set_address_mode =
        [](std::uint32_t mode, std::int32_t rows, Location at) {
            program([&](ComputeEngine& unit) { unit.vector_program(at).set_address_mode(mode, rows); });
        },
    .spare_registers =
        [](bool more) { program([&](ComputeEngine& unit) { unit.vector_program().spare_registers(more); }); },
    .finish = [](Location at) { engine([](ComputeEngine&) {}, at); },
    .is_wide = [](Location at) { return program([&](ComputeEngine& unit) { return unit.has_wide_dst(at); }); },
};

}  // namespace tilemetal::mock
