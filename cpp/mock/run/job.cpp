#include "job.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "json_value.hpp"

namespace tilemetal::mock::run {
namespace {

std::uint32_t word(const JsonValue& value) { return static_cast<std::uint32_t>(value.integer()); }

tt::tt_metal::CoreCoord core(const JsonValue& value) {
    const auto& pair = value.array();
    return {pair.at(0).integer(), pair.at(1).integer()};
}

Tensor tensor(const JsonValue& value) {
    return Tensor{
        .input = value.at("input").text(),
        .output = value.at("output").text(),
        .page_size = word(value.at("page_size")),
        .pages = word(value.at("pages")),
        .in_l1 = value.at("in_l1").boolean(),
    };
}

CircularBuffer circular_buffer(const JsonValue& value) {
    CircularBuffer buffer{
        .index = static_cast<std::uint8_t>(word(value.at("index"))),
        .format = static_cast<tt::DataFormat>(word(value.at("format"))),
        .page_size = word(value.at("page_size")),
        .pages = word(value.at("pages")),
        .tensor = std::nullopt,
    };
    if (const JsonValue* const backing = value.find("tensor")) {
        buffer.tensor = word(*backing);
    }
    return buffer;
}

Argument argument(const JsonValue& value) {
    if (const JsonValue* const number = value.find("value")) {
        return {.value = word(*number)};
    }
    if (const JsonValue* const index = value.find("address")) {
        return {.kind = Argument::Kind::Address, .value = word(*index)};
    }
    if (const JsonValue* const index = value.find("accessor")) {
        return {.kind = Argument::Kind::Accessor, .value = word(*index)};
    }
    if (const JsonValue* const where = value.find("noc_x")) {
        return {.kind = Argument::Kind::NocX, .core = core(*where)};
    }
    return {.kind = Argument::Kind::NocY, .core = core(value.at("noc_y"))};
}

std::vector<Argument> arguments(const JsonValue& value) {
    std::vector<Argument> result;
    for (const JsonValue& item : value.array()) {
        result.push_back(argument(item));
    }
    return result;
}

Kernel kernel(const JsonValue& value) {
    Kernel result;
    result.role = value.at("role").text();
    result.file = value.at("file").text();
    result.compile_args = arguments(value.at("compile_args"));
    for (const JsonValue& pair : value.at("named_args").array()) {
        result.named_args[pair.array().at(0).text()] = word(pair.array().at(1));
    }
    for (const JsonValue& pair : value.at("defines").array()) {
        result.defines[pair.array().at(0).text()] = pair.array().at(1).text();
    }
    for (const JsonValue& pair : value.at("runtime_args").array()) {
        result.runtime_args.emplace_back(core(pair.array().at(0)), arguments(pair.array().at(1)));
    }
    result.common_args = arguments(value.at("common_args"));
    result.fidelity = static_cast<std::uint8_t>(word(value.at("fidelity")));
    result.fp32_dest = value.at("fp32_dest_acc_en").boolean();
    result.full_sync = value.at("dst_full_sync_en").boolean();
    result.approximate = value.at("math_approx_mode").boolean();
    for (const JsonValue& index : value.at("unpack_to_dest_fp32").array()) {
        result.unpack_to_dest.push_back(word(index));
    }
    return result;
}

template <class Item>
std::vector<Item> list(const JsonValue& document, const char* key, Item (*read)(const JsonValue&)) {
    std::vector<Item> items;
    for (const JsonValue& value : document.at(key).array()) {
        items.push_back(read(value));
    }
    return items;
}

}  // namespace

Job read_job(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw std::runtime_error("cannot read " + file.string());
    }
    const JsonValue document = JsonValue::parse(std::string{std::istreambuf_iterator<char>(in), {}});
    return Job{
        .tensors = list(document, "tensors", tensor),
        .circular_buffers = list(document, "circular_buffers", circular_buffer),
        .semaphores = list(document, "semaphores", word),
        .kernels = list(document, "kernels", kernel),
        .first_core = core(document.at("cores").array().at(0)),
        .last_core = core(document.at("cores").array().at(1)),
    };
}

}  // namespace tilemetal::mock::run
