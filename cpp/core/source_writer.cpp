#include "source_writer.h"

#include <vector>

namespace tilemetal {

namespace {

constexpr std::size_t kIndent = 4;

// A place where a line may be broken. The rank is the depth in brackets, doubled; an operator ranks behind the commas
// around it, before those inside.
struct Break {
    std::size_t position;
    int rank;
};

std::vector<Break> breaks_of(std::string_view text) {
    std::vector<Break> result;
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            i += c == '\\' ? 1 : 0;
            quoted = c != '"';
            continue;
        }
        quoted = c == '"';
        // Only a template's angle bracket follows its name directly; the comparison has a space before it.
        const bool attached = i > 0 && text[i - 1] != ' ' && text[i - 1] != '<';
        depth += c == '(' || c == '[' || c == '{' || (c == '<' && attached) ? 1 : 0;
        depth -= c == ')' || c == ']' || c == '}' || (c == '>' && attached && text[i - 1] != '-') ? 1 : 0;
        const bool separator =
            c == ',' || c == ';' || std::string_view("+-*/%&|^?:=<>").find(c) != std::string_view::npos;
        if (separator && text[i + 1] == ' ' && !(c == '>' && attached)) {
            result.push_back({i + 2, 2 * depth + (c == ',' || c == ';' ? 0 : 1)});
        } else if (c == '(' && attached && text[i + 1] != ')') {
            result.push_back({i + 1, 2 * depth});
        }
    }
    return result;
}

std::string printable(std::string_view text) {
    const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && space(text.front())) {
        text.remove_prefix(1);
    }
    // A trailing backslash would continue the comment into the next line.
    while (!text.empty() && (space(text.back()) || text.back() == '\\')) {
        text.remove_suffix(1);
    }
    std::string result;
    for (const char c : text) {
        // One mark per character: the continuation bytes of UTF-8 have the form 10xxxxxx.
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            result += c >= ' ' && c <= '~' ? c : '?';
        }
    }
    return result;
}

}  // namespace

void SourceWriter::raw(std::size_t indent, std::string_view text) { text_.append(indent, ' ').append(text) += '\n'; }

void SourceWriter::line(std::string_view text) {
    ++statements_;
    const std::size_t indent = level_ * kIndent;
    if (indent + text.size() <= options_.width) {
        raw(indent, text);
        return;
    }
    const std::vector<Break> breaks = breaks_of(text);
    std::size_t begin = 0;
    std::size_t next = 0;
    while (begin < text.size()) {
        const std::size_t pad = indent + (begin == 0 ? 0 : kIndent);
        const std::size_t room = options_.width > pad ? options_.width - pad : 1;
        if (text.size() - begin <= room) {
            raw(pad, text.substr(begin));
            return;
        }
        while (next < breaks.size() && breaks[next].position <= begin) {
            ++next;
        }
        // The lowest rank within reach, and of that the last place; else the first place at all.
        const Break* best = nullptr;
        for (std::size_t i = next; i < breaks.size() && breaks[i].position - begin <= room + 1; ++i) {
            if (best == nullptr || breaks[i].rank <= best->rank) {
                best = &breaks[i];
            }
        }
        if (best == nullptr && next < breaks.size()) {
            best = &breaks[next];
        }
        const std::size_t end = best == nullptr ? text.size() : best->position;
        std::string_view piece = text.substr(begin, end - begin);
        while (!piece.empty() && piece.back() == ' ') {
            piece.remove_suffix(1);
        }
        raw(pad, piece);
        begin = end;
    }
}

void SourceWriter::open(std::string_view head) {
    line(head);
    ++level_;
}

void SourceWriter::close(std::string_view tail) {
    --level_;
    raw(level_ * kIndent, tail);
}

void SourceWriter::reopen(std::string_view text) {
    --level_;
    line(text);
    ++level_;
}

void SourceWriter::comment(const ir::Location* location) {
    if (!options_.location_comments || location == nullptr || location->line <= 0) {
        return;
    }
    if (location->line == last_line_ && location->source == last_source_) {
        return;
    }
    last_line_ = location->line;
    last_source_ = location->source;
    std::string_view base = location->source;
    base.remove_prefix(base.find_last_of("/\\") == std::string_view::npos ? 0 : base.find_last_of("/\\") + 1);
    std::string text = "// " + printable(base) + ":" + std::to_string(location->line);
    const auto found = options_.sources.find(std::string(location->source));
    if (found != options_.sources.end() && static_cast<std::size_t>(location->line) <= found->second.size()) {
        const std::string source = printable(found->second[static_cast<std::size_t>(location->line) - 1]);
        text += source.empty() ? "" : ": " + source;
    }
    const std::size_t indent = level_ * kIndent;
    if (indent + text.size() > options_.width && options_.width > indent + 3) {
        text.resize(options_.width - indent - 3);
        text += "...";
    }
    raw(indent, text);
}

}  // namespace tilemetal
