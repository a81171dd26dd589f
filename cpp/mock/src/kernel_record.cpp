#include "kernel_record.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

#include "circular_buffer.hpp"
#include "sha256.hpp"

namespace tilemetal::mock {
namespace {

namespace fs = std::filesystem;
using tt::tt_metal::ComputeConfig;

std::string json_text(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string literal(bool value) { return value ? "true" : "false"; }

std::string literal(std::uint32_t value) { return std::to_string(value); }

std::string literal(const std::string& value) { return json_text(value); }

// The members of a JSON object or the items of a list, separated.
class Items {
public:
    void add(const std::string& item) { text_ += (text_.empty() ? "" : ", ") + item; }
    void member(std::string_view key, const std::string& value) { add(json_text(key) + ": " + value); }
    std::string object() const { return "{" + text_ + "}"; }
    std::string list() const { return "[" + text_ + "]"; }

private:
    std::string text_;
};

template <class Map>
std::string object_of(const Map& map) {
    Items items;
    for (const auto& [key, value] : map) {
        items.member(key, literal(value));
    }
    return items.object();
}

std::string role_of(ProcessorKind processor) {
    if (processor == ProcessorKind::Compute) {
        return "compute";
    }
    return processor == ProcessorKind::Brisc ? "writer" : "reader";
}

std::string fidelity_name(tt::tt_metal::MathFidelity fidelity) {
    using enum tt::tt_metal::MathFidelity;
    switch (fidelity) {
        case LoFi:
            return "LoFi";
        case HiFi2:
            return "HiFi2";
        case HiFi3:
            return "HiFi3";
        default:
            return "HiFi4";
    }
}

std::string config_of(const ComputeConfig& config) {
    Items unpacked;
    for (std::size_t i = 0; i < config.unpack_to_dest_mode.size(); ++i) {
        if (config.unpack_to_dest_mode[i] == tt::tt_metal::UnpackToDestMode::UnpackToDestFp32) {
            unpacked.add(std::to_string(i));
        }
    }
    Items items;
    items.member("math_fidelity", json_text(fidelity_name(config.math_fidelity)));
    items.member("fp32_dest_acc_en", literal(config.fp32_dest_acc_en));
    items.member("dst_full_sync_en", literal(config.dst_full_sync_en));
    items.member("math_approx_mode", literal(config.math_approx_mode));
    items.member("unpack_to_dest_fp32", unpacked.list());
    return items.object();
}

std::string document(const KernelRequest& request, const ComputeConfig* config) {
    Items words;
    for (const std::uint32_t word : request.compile_args) {
        words.add(std::to_string(word));
    }
    Items formats;
    Items tiles;
    Items faces;
    for (std::size_t i = 0; i < request.formats.size(); ++i) {
        if (!request.formats[i]) {
            continue;
        }
        formats.member(std::to_string(i), json_text(format_name(*request.formats[i])));
        if (const numerics::TileShape shape = request.tile_shapes[i]; !shape.is_full()) {
            Items sides;
            sides.add(std::to_string(shape.rows()));
            sides.add(std::to_string(shape.columns()));
            tiles.member(std::to_string(i), sides.list());
        }
        if (const numerics::TileShape taken = request.face_shapes[i]; taken != request.tile_shapes[i]) {
            Items geometry;
            geometry.add(std::to_string(taken.face_rows));
            geometry.add(std::to_string(taken.faces()));
            faces.member(std::to_string(i), geometry.list());
        }
    }
    Items items;
    items.member("name", json_text(request.name));
    items.member("path", json_text(request.path.empty() ? "" : fs::absolute(request.path).string()));
    items.member("source", json_text(request.source));
    items.member("role", json_text(role_of(request.processor)));
    items.member("metalium", json_text(request.level == ApiLevel::Current ? "0.81" : "2025"));
    items.member("arch", json_text(request.arch->name));
    items.member("noc", std::to_string(request.noc));
    items.member("compile_time_args", words.list());
    items.member("named_args", object_of(request.named_args));
    items.member("defines", object_of(request.defines));
    items.member("data_formats", formats.object());
    items.member("tiles", tiles.object());
    items.member("faces", faces.object());
    items.member("config", config == nullptr ? "{}" : config_of(*config));
    return items.object() + "\n";
}

}  // namespace

void record_kernels(const tt::tt_metal::detail::ProgramImpl& program, const std::vector<KernelRequest>& requests) {
    const char* const chosen = std::getenv("TILEMETAL_MOCK_KERNELS");
    if (chosen == nullptr || *chosen == '\0') {
        return;
    }
    const fs::path folder(chosen);
    fs::create_directories(folder);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const std::string text = document(requests[i], std::get_if<ComputeConfig>(&program.kernels[i].config));
        Sha256 hash;
        hash.update(text);
        const fs::path file = folder / (hash.finish().substr(0, 32) + ".json");
        std::ofstream out(file, std::ios::binary);
        out << text;
        if (!out.flush()) {
            throw std::runtime_error("cannot write " + file.string() + ", which TILEMETAL_MOCK_KERNELS asks for");
        }
    }
}

}  // namespace tilemetal::mock
