// Programs of the vector unit that keep statistics in registers: the parts of VectorUnit and ComputeEngine for them.
#include <string>

#include "compute_engine.hpp"
#include "scheduler.hpp"
#include "statistics_programs.hpp"
#include "vector_unit.hpp"

namespace tilemetal::mock {
namespace {

constexpr std::uint32_t kSlots = numerics::kTileElements / numerics::kFaceDim / 4;

}  // namespace

void VectorUnit::registers_used_by(std::string_view user) {
    statistics_.lose();
    registers_used_by_ = user;
}

void VectorUnit::long_programs_overwritten() {
    std::erase_if(
        live_, [](const LiveInit& live) { return statistics_constants(live.name) == numerics::SfpuConstants::Own; });
}

std::uint64_t VectorUnit::run(const abi::StatisticsCall& call, numerics::DstWidth width, abi::Location at) {
    const StatisticsProgram& program = statistics_program(call.operation);
    if (!program.init.empty()) {
        required_init({call.name, program.init, program.other_init}, at);
    }
    if (call.first_row + call.rows > numerics::kTileDim || call.slot >= kSlots || call.other_slot >= kSlots) {
        throw processor_
            .diagnose(
                Rule::EngineUnsupported,
                std::string(call.name) + " of rows " + std::to_string(call.first_row) + " to " +
                    std::to_string(call.first_row + call.rows) + ", group " + std::to_string(call.slot) +
                    ": a tile has 32 rows and room for 16 groups",
                at)
            .advice("choose rows and groups within one tile")
            .error();
    }
    try {
        compute(call, width, at);
    } catch (const numerics::SfpuRegisterEmpty& empty) {
        throw processor_
            .diagnose(
                Rule::EngineInitMissing,
                std::string(call.name) + " needs what an earlier call left in " + empty.what() +
                    ", which holds nothing of it",
                at)
            .line("vector unit: the last other operation was " + std::string(registers_used_by_))
            .advice(
                "clear or restore the statistics first; save them before another operation of the vector unit and "
                "restore them afterwards")
            .error();
    }
    return program.cycles + std::uint64_t{program.cycles_of_row} * call.rows;
}

void VectorUnit::compute(const abi::StatisticsCall& call, numerics::DstWidth width, abi::Location at) {
    using enum abi::Statistic;
    const auto flag = [&](std::uint8_t bit) { return (call.flags & bit) != 0; };
    const auto read = [&](std::uint32_t offset) -> numerics::DstTile& {
        return dst_.to_read(call.tile + offset, call.name, at);
    };
    const auto written = [&](std::uint32_t offset) -> numerics::DstTile& {
        return dst_.to_modify(call.tile + offset, call.name, at);
    };
    const auto pair = [&] { return numerics::SfpuPair{written(0), written(1), width, call.slot}; };
    const auto rows = [&] { return numerics::SfpuRows{read(0), call.first_row, call.rows}; };
    const bool dual = flag(abi::kTwoAccumulators);
    const bool folds = dual && call.operation >= TwoPassSave && call.operation <= TwoPassCombine;
    if (folds) {
        statistics_.fold();
    }
    switch (call.operation) {
        case Clear:
            return statistics_.clear_mean_and_m2();
        case Update:
            return statistics_.welford(rows(), {call.reciprocals, call.rows});
        case Save:
            return statistics_.save(pair());
        case Restore:
            return statistics_.restore(read(0), read(1), call.slot);
        case FinishToRow:
            return statistics_.finish_variance_to_row(pair(), call.words[0], true);
        case FinishToFace:
            return statistics_.finish_to_slot(pair(), call.words[0]);
        case TwoPassClear:
            return statistics_.clear_two_pass();
        case TwoPassSums:
            return statistics_.add_shifted(rows(), flag(abi::kNewAnchor), dual);
        case TwoPassSquares:
            return statistics_.add_squares(rows(), dual);
        case TwoPassMean:
            return statistics_.finish_mean(call.words[0], dual, flag(abi::kKeepAnchor));
        case TwoPassSave:
            statistics_.save(pair());
            return statistics_.empty_second();
        case TwoPassFinishToRow: {
            const bool alone = flag(abi::kVarianceAlone);
            auto& variance = written(1);
            return statistics_.finish_variance_to_row(
                {alone ? variance : written(0), variance, width}, call.words[0], !alone);
        }
        case TwoPassFinishSplit:
            return statistics_.finish_split_to_row(pair(), call.words[0]);
        case TwoPassFinishToFace:
            statistics_.finish_to_slot(pair(), call.words[0]);
            return statistics_.empty_second();
        case TwoPassFinishCombined:
            return statistics_.finish_combined_to_slot(pair(), written(2), call.words[0], !flag(abi::kVarianceSum));
        case TwoPassCombine: {
            const numerics::SfpuPair earlier{read(0), read(1), width, call.slot};
            return statistics_.combine(earlier, call.words[0], call.words[1]);
        }
        case TwoPassSwitch: {
            const numerics::SfpuPair states = pair();
            statistics_.save(states);
            return statistics_.restore(states.first, states.second, call.other_slot);
        }
        case SaveAnchor:
            return statistics_.save_anchor(written(0), call.slot, width);
        case RestoreAnchor:
            return statistics_.restore_anchor(read(0), call.slot);
        case AverageWeights:
            return statistics_.load_weights(call.words[0], call.words[1]);
        case AverageClear:
            return statistics_.clear_average();
        case Average:
            return statistics_.moving_average(read(0), written(1), width);
    }
}

void ComputeEngine::statistics(const abi::StatisticsCall& call, abi::Location at) {
    require_started(call.name, at);
    Scheduler::active()->spend(1);
    const std::uint64_t cycles = vector_.run(call, vector_width(call.name, at), at);
    processor_.activity.vector(Thread::Math, call.name, cycles);
}

}  // namespace tilemetal::mock
