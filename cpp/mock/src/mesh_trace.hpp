#pragma once

#include <memory>
#include <tt-metalium/mesh_coord.hpp>
#include <vector>

#include "program_impl.hpp"

namespace tt::tt_metal::distributed {

// What a queue was told while it recorded: programs as they were then, with their arguments.
struct MeshTrace {
    struct Entry {
        MeshCoordinateRange range;
        std::shared_ptr<detail::ProgramImpl> program;
    };
    std::vector<Entry> entries;
    bool complete = false;
};

}  // namespace tt::tt_metal::distributed
