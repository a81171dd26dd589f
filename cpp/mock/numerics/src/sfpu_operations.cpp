// The table of all operations of the vector unit.
#include <initializer_list>
#include <unordered_map>
#include <vector>

#include "sfpu_lanes.hpp"

namespace tilemetal::numerics {
namespace {

std::vector<SfpuOperation> collected() {
    std::vector<SfpuOperation> all;
    for (const auto part :
         {sfpu::arithmetic_operations(),
          sfpu::comparison_operations(),
          sfpu::power_operations(),
          sfpu::division_operations(),
          sfpu::root_operations(),
          sfpu::exponential_operations(),
          sfpu::sigmoid_operations(),
          sfpu::unit_operations(),
          sfpu::trigonometric_operations(),
          sfpu::error_function_operations(),
          sfpu::activation_operations(),
          sfpu::integer_operations(),
          sfpu::integer_division_operations(),
          sfpu::typecast_operations(),
          sfpu::whole_tile_operations(),
          sfpu::topk_operations(),
          sfpu::broadcast_operations(),
          sfpu::reduction_operations(),
          sfpu::quantization_operations(),
          sfpu::integer_sum_operations(),
          sfpu::pooling_operations()}) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

using Index = std::unordered_map<std::string_view, const SfpuOperation*>;

Index indexed(std::initializer_list<std::string_view SfpuOperation::*> keys) {
    Index index;
    for (const auto key : keys) {
        for (const SfpuOperation& operation : sfpu_operations()) {
            index.emplace(operation.*key, &operation);
        }
    }
    index.erase(std::string_view());
    return index;
}

const SfpuOperation* found(const Index& index, std::string_view key) {
    const auto entry = index.find(key);
    return entry == index.end() ? nullptr : entry->second;
}

}  // namespace

std::span<const SfpuOperation> sfpu_operations() {
    static const std::vector<SfpuOperation> all = collected();
    return all;
}

const SfpuOperation* find_sfpu_operation(std::string_view name) {
    static const Index index = indexed({&SfpuOperation::name});
    return found(index, name);
}

const SfpuOperation* find_sfpu_init(std::string_view init) {
    static const Index index = indexed({&SfpuOperation::init, &SfpuOperation::other_init});
    return found(index, init);
}

}  // namespace tilemetal::numerics
