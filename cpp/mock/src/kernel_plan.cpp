#include "kernel_plan.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <tt-metalium/data_types.hpp>

#include "json_value.hpp"

namespace tilemetal::mock {
namespace {

namespace fs = std::filesystem;

std::string read_text(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw std::runtime_error("cannot read " + file.string());
    }
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// What TensorAccessorArgs of an interleaved buffer appends: before 0.81 without the page size.
void append_accessor(
    std::vector<std::uint32_t>& words, const JsonValue& plan, const std::string& name, const KernelRequest& request) {
    for (const JsonValue& buffer : plan.at("buffers").array()) {
        if (buffer.at("name").text() != name) {
            continue;
        }
        if (buffer.at("layout").text() != "interleaved") {
            throw std::runtime_error("buffer " + name + ": only interleaved buffers are simulated");
        }
        const bool dram = buffer.at("memory").text() == "DRAM";
        words.push_back(dram ? 2 : 0);
        if (request.level == ApiLevel::Current) {
            const std::uint64_t unit = dram ? request.arch->dram_alignment : request.arch->l1_alignment;
            words.push_back(static_cast<std::uint32_t>((buffer.at("page_size").integer() + unit - 1) / unit * unit));
        }
        return;
    }
    throw std::runtime_error("the plan has no buffer " + name);
}

bool flag(const JsonValue& object, const char* key) {
    const JsonValue* member = object.find(key);
    return member != nullptr && member->boolean();
}

ApiLevel level_named(const std::string& name) {
    if (name == "0.81") {
        return ApiLevel::Current;
    }
    if (name == "2025") {
        return ApiLevel::September2025;
    }
    throw std::runtime_error("the plan is of the unknown API level " + name + "; known are 2025 and 0.81");
}

void set_role(KernelRequest& request, const JsonValue& kernel) {
    const std::string& role = kernel.at("role").text();
    if (role == "reader") {
        request.processor = ProcessorKind::Ncrisc;
        request.noc = tt::tt_metal::NOC_0;
    } else if (role == "writer") {
        request.processor = ProcessorKind::Brisc;
        request.noc = tt::tt_metal::NOC_1;
    } else if (role == "compute") {
        const JsonValue& config = kernel.at("config");
        request.processor = ProcessorKind::Compute;
        request.fp32_dest = flag(config, "fp32_dest_acc_en");
        request.full_sync = flag(config, "dst_full_sync_en");
        request.approximate = flag(config, "math_approx_mode");
        const std::string& fidelity = config.at("math_fidelity").text();
        using enum tt::tt_metal::MathFidelity;
        for (const auto& [name, value] :
             {std::pair{"LoFi", LoFi}, std::pair{"HiFi2", HiFi2}, std::pair{"HiFi3", HiFi3},
              std::pair{"HiFi4", HiFi4}}) {
            if (fidelity == name) {
                request.fidelity = value;
                return;
            }
        }
        throw std::runtime_error("unknown math_fidelity " + fidelity);
    } else {
        throw std::runtime_error("unknown kernel role " + role);
    }
}

}  // namespace

tt::DataFormat format_named(const std::string& name) {
    for (unsigned value = 0; value < 256; ++value) {
        const auto format = static_cast<tt::DataFormat>(value);
        if (format_name(format) == name && format != tt::DataFormat::Invalid) {
            return format;
        }
    }
    throw std::runtime_error("unknown data format " + name);
}

std::vector<KernelRequest> kernels_of_plan(const fs::path& file) {
    const JsonValue plan = JsonValue::parse(read_text(file));
    const Architecture& arch = architecture_named(plan.at("target").at("arch").text());
    const ApiLevel level = level_named(plan.at("target").at("metalium").text());
    std::vector<KernelRequest> out;
    for (const JsonValue& kernel : plan.at("kernels").array()) {
        KernelRequest request;
        request.arch = &arch;
        request.level = level;
        const fs::path source = file.parent_path() / kernel.at("source").text();
        request.name = source.filename().string();
        request.source = read_text(source);
        set_role(request, kernel);
        for (const JsonValue& argument : kernel.at("compile_time_args").array()) {
            if (argument.at("kind").text() == "accessor") {
                append_accessor(request.compile_args, plan, argument.at("buffer").text(), request);
            } else {
                request.compile_args.push_back(static_cast<std::uint32_t>(argument.at("value").integer()));
            }
        }
        for (const JsonValue& buffer : plan.at("circular_buffers").array()) {
            request.formats.at(buffer.at("cb_id").integer()) = format_named(buffer.at("data_format").text());
        }
        out.push_back(std::move(request));
    }
    return out;
}

}  // namespace tilemetal::mock
