#include "kernel_request.hpp"

namespace tilemetal::mock {
namespace {

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    return out + "\"";
}

class Text {
public:
    void define(std::string_view name, const std::string& value = "") {
        out += "#define " + std::string(name) + (value.empty() ? "" : " " + value) + "\n";
    }
    void define(std::string_view name, std::uint64_t value) { define(name, std::to_string(value)); }
    void table(const char* type, const char* name, const KernelRequest& request, auto entry) {
        out += "constexpr " + std::string(type) + " " + name + "[" + std::to_string(request.arch->circular_buffers) +
               "] = {";
        for (std::uint32_t i = 0; i < request.arch->circular_buffers; ++i) {
            out += std::to_string(entry(i)) + ",";
        }
        out += "};\n";
    }
    std::string out;
};

void define_bank_count(Text& text, const char* memory, std::uint32_t banks) {
    text.define(std::string("NUM_") + memory + "_BANKS", banks);
    if ((banks & (banks - 1)) != 0) {
        text.define(std::string("IS_NOT_POW2_NUM_") + memory + "_BANKS", 1);
        return;
    }
    std::uint32_t log = 0;
    while ((1U << log) < banks) {
        ++log;
    }
    text.define(std::string("LOG_BASE_2_OF_NUM_") + memory + "_BANKS", log);
}

// The per-buffer arrays of the descriptors a kernel build generates; unused indices have format 255 and no size.
void define_buffers(Text& text, const KernelRequest& request) {
    const auto format = [&](std::uint32_t cb) {
        return request.formats[cb] ? static_cast<unsigned>(*request.formats[cb]) : 255U;
    };
    const auto shape = [&](std::uint32_t cb) { return request.tile_shapes[cb]; };
    const auto taken = [&](std::uint32_t cb) { return request.face_shapes[cb]; };
    const auto bytes = [&](std::uint32_t cb) {
        const auto elements = static_cast<std::uint32_t>(shape(cb).rows() * shape(cb).columns());
        return request.formats[cb] ? tt::tile_layout::tile_bytes(*request.formats[cb], elements) : 0U;
    };
    for (const char* name : {"unpack_src_format", "unpack_dst_format", "pack_src_format", "pack_dst_format"}) {
        text.table("unsigned char", name, request, format);
    }
    for (const char* side : {"unpack", "pack"}) {
        const std::string prefix(side);
        text.table("unsigned short", (prefix + "_tile_size").c_str(), request, bytes);
        text.table(
            "unsigned char", (prefix + "_tile_num_faces").c_str(), request, [&](auto cb) { return taken(cb).faces(); });
        text.table("unsigned char", (prefix + "_tile_face_r_dim").c_str(), request, [&](auto cb) {
            return taken(cb).face_rows;
        });
        text.table(
            "unsigned char", (prefix + "_tile_r_dim").c_str(), request, [&](auto cb) { return shape(cb).rows(); });
        text.table(
            "unsigned char", (prefix + "_tile_c_dim").c_str(), request, [&](auto cb) { return shape(cb).columns(); });
        text.table("unsigned char", (prefix + "_num_faces_r_dim").c_str(), request, [&](auto cb) {
            return taken(cb).faces_down;
        });
        text.table("unsigned char", (prefix + "_num_faces_c_dim").c_str(), request, [&](auto cb) {
            return taken(cb).faces_across;
        });
        text.table("unsigned char", (prefix + "_partial_face").c_str(), request, [&](auto cb) {
            return shape(cb).rows() < numerics::kTileDim ? 1 : 0;
        });
        text.table("unsigned char", (prefix + "_narrow_tile").c_str(), request, [&](auto cb) {
            return shape(cb).columns() < numerics::kTileDim ? 1 : 0;
        });
    }
}

void define_compute(Text& text, const KernelRequest& request) {
    text.define("COMPILE_FOR_TRISC", 1);
    for (const char* part : {"UNPACK", "MATH", "PACK"}) {
        text.define(std::string("TRISC_") + part);
        text.define(std::string("UCK_CHLKC_") + part);
    }
    text.out +=
        "namespace ckernel {\nenum class MathFidelity : unsigned char { LoFi = 0, HiFi2 = 2, HiFi3 = 3, HiFi4 = 4 };\n"
        "enum class DstSync : unsigned char { SyncHalf = 0, SyncFull = 1 };\n}\n";
    text.out += "constexpr ckernel::MathFidelity MATH_FIDELITY = static_cast<ckernel::MathFidelity>(" +
                std::to_string(static_cast<unsigned>(request.fidelity)) + ");\n";
    text.out += std::string("constexpr bool DST_ACCUM_MODE = ") + (request.fp32_dest ? "true" : "false") + ";\n";
    text.out += std::string("constexpr ckernel::DstSync DST_SYNC_MODE = ckernel::DstSync::") +
                (request.full_sync ? "SyncFull" : "SyncHalf") + ";\n";
    text.define("DST_SYNC_MODE", "DST_SYNC_MODE");  // kernels ask whether it is defined
    text.out += std::string("constexpr bool APPROX = ") + (request.approximate ? "true" : "false") + ";\n";
}

}  // namespace

std::string KernelRequest::translation_unit(const std::string& line_name) const {
    Text text;
    text.define("KERNEL_BUILD");
    text.define("TENSIX_FIRMWARE");
    text.define("LOCAL_MEM_EN", 0);
    text.define(arch->define);
    text.define("NOC_INDEX", noc);
    text.define("NOC_MODE", noc_mode);
    text.define("PROCESSOR_INDEX", static_cast<unsigned>(processor));
    text.define("DRAM_ALIGNMENT", arch->dram_alignment);
    text.define("L1_ALIGNMENT", arch->l1_alignment);
    text.define("NOC_MAX_BURST_SIZE", arch->noc_burst_bytes);
    text.define("NUM_NOCS", 2);
    text.define("NUM_CIRCULAR_BUFFERS_OF_CORE", arch->circular_buffers);
    define_bank_count(text, "DRAM", arch->dram_banks);
    define_bank_count(text, "L1", static_cast<std::uint32_t>(arch->grid.x * arch->grid.y));
    if (!compile_args.empty()) {
        std::string list;
        for (const std::uint32_t word : compile_args) {
            list += (list.empty() ? "" : ",") + std::to_string(word) + "u";
        }
        text.define("KERNEL_COMPILE_TIME_ARGS", list);
    }
    if (!named_args.empty()) {
        std::string list;
        for (const auto& [key, value] : named_args) {
            list += (list.empty() ? "{" : ",{") + quoted(key) + "," + std::to_string(value) + "u}";
        }
        text.define("KERNEL_COMPILE_TIME_ARG_MAP", list);
    }
    if (level == ApiLevel::September2025) {
        text.define("TILEMETAL_METALIUM_2025");
    }
    define_buffers(text, *this);
    if (processor == ProcessorKind::Compute) {
        define_compute(text, *this);
        text.out +=
            "#include \"mock/kernel_entry.h\"\n#include \"api/compile_time_args.h\"\n"
            "using namespace ckernel;\n";
        if (level == ApiLevel::September2025) {
            text.out += "#include \"mock_2025/compute_entry.h\"\n";
        }
    } else {
        text.define(processor == ProcessorKind::Brisc ? "COMPILE_FOR_BRISC" : "COMPILE_FOR_NCRISC", 1);
        text.out += "#include \"mock/kernel_entry.h\"\n#include \"api/dataflow/dataflow_api.h\"\n";
        if (level == ApiLevel::September2025) {
            text.out += "#include \"dataflow_api.h\"\n";
        }
    }
    for (const auto& [key, value] : defines) {
        text.define(key, value);
    }
    text.out += "#line 1 " + quoted(line_name) + "\n" + source + "\n";
    if (level == ApiLevel::September2025 && processor == ProcessorKind::Compute) {
        text.out += "#include \"mock_2025/compute_exit.h\"\n";
    }
    return text.out;
}

}  // namespace tilemetal::mock
