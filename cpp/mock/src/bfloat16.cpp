#include <cmath>
#include <ostream>
#include <random>
#include <tt-metalium/bfloat16.hpp>

std::ostream& operator<<(std::ostream& os, const bfloat16& value) { return os << static_cast<float>(value); }

bool operator==(const std::vector<bfloat16>& lhs, const std::vector<bfloat16>& rhs) {
    return std::equal(lhs.begin(), lhs.end(), rhs.begin(), rhs.end());
}

std::uint32_t pack_two_bfloat16_into_uint32(std::pair<bfloat16, bfloat16> values) {
    return std::uint32_t{std::bit_cast<std::uint16_t>(values.first)} |
           std::uint32_t{std::bit_cast<std::uint16_t>(values.second)} << 16;
}

std::pair<bfloat16, bfloat16> unpack_two_bfloat16_from_uint32(std::uint32_t packed) {
    return {
        std::bit_cast<bfloat16>(static_cast<std::uint16_t>(packed)),
        std::bit_cast<bfloat16>(static_cast<std::uint16_t>(packed >> 16))};
}

std::vector<std::uint32_t> pack_bfloat16_vec_into_uint32_vec(const std::vector<bfloat16>& data) {
    std::vector<std::uint32_t> out;
    out.reserve((data.size() + 1) / 2);
    for (std::size_t i = 0; i < data.size(); i += 2) {
        out.push_back(pack_two_bfloat16_into_uint32({data[i], i + 1 < data.size() ? data[i + 1] : bfloat16(0.0F)}));
    }
    return out;
}

bfloat16 bfloat16_identity_transform(const bfloat16& input) { return input; }

std::vector<bfloat16> unpack_uint32_vec_into_bfloat16_vec(
    const std::vector<std::uint32_t>& data, const std::function<bfloat16(const bfloat16&)>& transform) {
    std::vector<bfloat16> out;
    out.reserve(data.size() * 2);
    for (const std::uint32_t word : data) {
        const auto [first, second] = unpack_two_bfloat16_from_uint32(word);
        out.push_back(transform(first));
        out.push_back(transform(second));
    }
    return out;
}

std::vector<bfloat16> create_random_vector_of_bfloat16_native(
    std::size_t num_bytes, float rand_max_float, int seed, float offset) {
    std::mt19937 engine(static_cast<std::mt19937::result_type>(seed));
    std::uniform_real_distribution<float> distribution(0.0F, rand_max_float);
    std::vector<bfloat16> out(num_bytes / sizeof(bfloat16));
    for (bfloat16& value : out) {
        value = distribution(engine) + offset;
    }
    return out;
}

std::vector<std::uint32_t> create_random_vector_of_bfloat16(
    std::size_t num_bytes, int rand_max_float, int seed, float offset) {
    return pack_bfloat16_vec_into_uint32_vec(
        create_random_vector_of_bfloat16_native(num_bytes, static_cast<float>(rand_max_float), seed, offset));
}

std::vector<std::uint32_t> create_constant_vector_of_bfloat16(std::size_t num_bytes, float value) {
    return std::vector<std::uint32_t>(
        num_bytes / sizeof(std::uint32_t), pack_two_bfloat16_into_uint32({bfloat16(value), bfloat16(value)}));
}

std::vector<bfloat16> create_identity_matrix(int rows, int cols, int num_ones) {
    std::vector<bfloat16> out(static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols), bfloat16(0.0F));
    for (int i = 0; i < num_ones; ++i) {
        out[static_cast<std::size_t>(i) * static_cast<std::size_t>(cols) + static_cast<std::size_t>(i)] = 1.0F;
    }
    return out;
}

bool is_close(float a, float b, float rtol, float atol) { return std::fabs(a - b) <= atol + rtol * std::fabs(b); }
