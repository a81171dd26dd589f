#include "dst_registers.hpp"

#include <string>

namespace tilemetal::mock {
DstRegisters::DstRegisters(Processor& processor, bool fp32, bool full_sync)
    : processor_(processor),
      width_(fp32 ? numerics::DstWidth::Bits32 : numerics::DstWidth::Bits16),
      sections_(full_sync ? 1 : 2) {
    resize_sections();
}

void DstRegisters::resize_sections() {
    const std::uint32_t per_tile = width_ == numerics::DstWidth::Bits32 ? 2 : 1;
    capacity_ = kMaxDstTiles / per_tile / static_cast<std::uint32_t>(sections_.size());
    for (Section& section : sections_) {
        section.tiles.resize(capacity_);
        section.written.assign(capacity_, false);
        section.writers.assign(capacity_, Written{});
    }
}

void DstRegisters::refuse(Rule rule, const std::string& what, const char* advice, abi::Location at) const {
    throw processor_.diagnose(rule, what, at)
        .line(
            "DST: math " + std::string(acquired_ ? "holds a section" : "holds none") + ", " +
            std::to_string(committed_) + " committed, packer " + (waited_ ? "holds one" : "holds none"))
        .advice(advice)
        .error();
}

void DstRegisters::acquire(abi::Location at) {
    if (acquired_) {
        refuse(
            Rule::DstUnbalanced, "tile_regs_acquire() while a section is held", "call tile_regs_commit() before", at);
    }
    if (!has_room()) {
        refuse(
            Rule::DstUnbalanced, "tile_regs_acquire() would wait for ever: no section has been released",
            "call tile_regs_wait(), pack, and tile_regs_release() after each tile_regs_commit(): where these stand "
            "further down, the packer of a card runs ahead to them, the mock's does not",
            at);
    }
    acquired_ = true;
    processor_.activity.dst(abi::DstAction::Acquire, sections_.size());
}

void DstRegisters::commit(bool halves, abi::Location at) {
    if (!acquired_) {
        refuse(
            Rule::DstUnbalanced, "tile_regs_commit() without tile_regs_acquire()", "call tile_regs_acquire() before",
            at);
    }
    acquired_ = false;
    ++committed_;
    sections_[math_section_].halves = halves;
    math_section_ = (math_section_ + 1) % sections_.size();
    processor_.activity.dst(abi::DstAction::Commit, sections_.size());
}

void DstRegisters::wait(abi::Location at) {
    if (!has_section()) {
        refuse(
            Rule::DstUnbalanced, "tile_regs_wait() would wait for ever: no section has been committed",
            "call tile_regs_commit() before", at);
    }
    waited_ = true;
    processor_.activity.dst(abi::DstAction::Wait, sections_.size());
}

void DstRegisters::release(abi::Location at) {
    if (!waited_) {
        refuse(Rule::DstUnbalanced, "tile_regs_release() without tile_regs_wait()", "call tile_regs_wait() before", at);
    }
    waited_ = false;
    --committed_;
    sections_[pack_section_].written.assign(capacity_, false);
    sections_[pack_section_].writers.assign(capacity_, Written{});
    pack_section_ = (pack_section_ + 1) % sections_.size();
    processor_.activity.dst(abi::DstAction::Release, sections_.size());
}

void DstRegisters::acquire_shared(abi::Location at) {
    require_idle("acquire_dst()", at);
    acquire(at);
    waited_ = true;
}

void DstRegisters::require_idle(const char* user, abi::Location at) const {
    // A packer that is behind will release what was committed.
    if (acquired_ || (has_section() && processor_.packer.idle())) {
        refuse(
            Rule::DstUnbalanced, std::string(user) + " while a section of DST is held",
            "end the section first, by tile_regs_commit(), tile_regs_wait() and tile_regs_release()", at);
    }
}

void DstRegisters::set_fp32(bool fp32, abi::Location at) {
    require_idle("a change of fp32_dest_acc", at);
    width_ = fp32 ? numerics::DstWidth::Bits32 : numerics::DstWidth::Bits16;
    resize_sections();
}

void DstRegisters::check_index(std::uint32_t index, const char* user, abi::Location at) const {
    if (index >= capacity_) {
        refuse(
            Rule::DstIndex,
            std::string(user) + " uses DST tile " + std::to_string(index) + ", a section has " +
                std::to_string(capacity_),
            "use indices below the capacity (16 tiles; halved by double buffering, halved by fp32_dest_acc_en)", at);
    }
}

DstRegisters::Section& DstRegisters::section_of_math(std::uint32_t index, const char* user, abi::Location at) {
    if (!acquired_) {
        refuse(
            Rule::DstOutsideSection, std::string(user) + " outside tile_regs_acquire() ... tile_regs_commit()",
            "call tile_regs_acquire() before", at);
    }
    check_index(index, user, at);
    return sections_[math_section_];
}

numerics::DstTile& DstRegisters::to_modify(std::uint32_t index, const char* user, abi::Location at) {
    Section& section = section_of_math(index, user, at);
    if (!section.written[index]) {
        section.tiles[index].words.fill(0);
        section.written[index] = true;
    }
    return section.tiles[index];
}

numerics::DstTile& DstRegisters::to_overwrite(std::uint32_t index, const char* user, abi::Location at) {
    return to_modify(index, user, at);
}

numerics::DstTile& DstRegisters::written_tile(
    Section& section, std::uint32_t index, const char* user, abi::Location at) const {
    if (!section.written[index]) {
        refuse(
            Rule::DstReadUnwritten,
            std::string(user) + " reads DST tile " + std::to_string(index) +
                ", which nothing has written since tile_regs_acquire(): its content is undefined",
            "fill it first, e.g. by copy_tile or fill_tile", at);
    }
    return section.tiles[index];
}

numerics::DstTile& DstRegisters::to_read(std::uint32_t index, const char* user, abi::Location at) {
    return written_tile(section_of_math(index, user, at), index, user, at);
}

numerics::DstTile& DstRegisters::packer_to_read(std::uint32_t index, const char* user, abi::Location at) {
    return written_tile(section_of_packer(index, user, at), index, user, at);
}

DstRegisters::Section& DstRegisters::section_of_packer(std::uint32_t index, const char* user, abi::Location at) {
    if (!waited_) {
        refuse(
            Rule::DstPackBeforeWait, std::string(user) + " before tile_regs_commit() and tile_regs_wait()",
            "call tile_regs_commit() and tile_regs_wait() before packing", at);
    }
    check_index(index, user, at);
    return sections_[pack_section_];
}

const numerics::DstTile& DstRegisters::to_pack(std::uint32_t index, abi::Location at) {
    Section& section = section_of_packer(index, "pack_tile", at);
    if (!section.written[index]) {
        section.tiles[index].words.fill(0);  // the packer reads cleared rows as zero
    }
    return section.tiles[index];
}

void DstRegisters::check_finished(abi::Location at) const {
    if (acquired_ || has_section()) {
        refuse(
            Rule::DstUnbalanced, "the kernel ended with a DST section not released",
            "match each tile_regs_acquire() with commit, wait and release", at);
    }
}

}  // namespace tilemetal::mock
