#include "census.h"

#include <utility>

namespace tilemetal {

namespace {

using ir::Kind;
using ir::Node;

class CensusTaker {
public:
    CensusTaker(const ir::Function& function, const Registry& registry)
        : registry_(registry), constants_(function.variables) {}

    Census run(const Node* body) {
        if (body != nullptr) {
            visit(*body);
        }
        return std::move(census_);
    }

private:
    std::optional<std::int64_t> constant(const Node& node) const {
        if (node.kind == Kind::Int) {
            return node.integer;
        }
        return node.kind == Kind::Var ? constants_[node.variable->index] : std::nullopt;
    }

    Quantity quantity(const Node& node) const {
        if (const auto value = constant(node)) {
            return *value;
        }
        return node.kind == Kind::String ? std::string(node.text) : ir::describe(node);
    }

    Quantity trip_count(const Node& loop) const {
        const Node& extent = loop.operand(1);
        if (loop.operands.size() <= 3) {
            return quantity(extent);
        }
        const auto total = constant(extent);
        const auto step = constant(loop.operand(3));
        if (total && step && *step > 0) {
            return (*total + *step - 1) / *step;
        }
        return ir::describe(extent) + " by " + ir::describe(loop.operand(3));
    }

    void visit(const Node& node) {
        if (node.location != nullptr && node.kind < Kind::Int) {
            location_ = node.location;
        }
        switch (node.kind) {
            case Kind::Bind:
                visit(node.operand(0));
                constants_[node.variable->index] = constant(node.operand(0));
                return;
            case Kind::For: {
                visit(node.operand(0));
                visit(node.operand(1));
                loops_.push_back(trip_count(node));
                visit(node.operand(2));
                loops_.pop_back();
                return;
            }
            case Kind::While:
                loops_.emplace_back("while");
                visit(node.operand(0));
                visit(node.operand(1));
                loops_.pop_back();
                return;
            case Kind::If:
                visit(node.operand(0));
                ++branches_;
                for (std::size_t i = 1; i < node.operands.size(); ++i) {
                    visit(node.operand(i));
                }
                --branches_;
                return;
            case Kind::Call:
                return call(node);
            default:
                for (const Node* operand : node.operands) {
                    visit(*operand);
                }
        }
    }

    void call(const Node& node) {
        // Arguments are evaluated before the call itself.
        for (const Node* operand : node.operands) {
            visit(*operand);
        }
        const Op* op = registry_.find(node.text);
        if (op == nullptr) {
            return;
        }
        const std::size_t index = census_.sites.size();
        CallSite& site = census_.sites.emplace_back();
        site.op = op->name;
        site.loops = loops_;
        site.conditional = branches_ > 0;
        site.trips = 1;
        for (const Quantity& loop : loops_) {
            const auto* count = std::get_if<std::int64_t>(&loop);
            std::int64_t product = 0;
            const bool known = count != nullptr && site.trips && !__builtin_mul_overflow(*site.trips, *count, &product);
            site.trips = known ? std::optional(product) : std::nullopt;
        }
        if (const ir::Location* location = node.location != nullptr ? node.location : location_) {
            site.source = location->source;
            site.line = location->line;
            site.column = location->column;
        }
        for (std::size_t i = 0; i < node.operands.size(); ++i) {
            site.args.push_back(quantity(node.operand(i)));
            if (i < op->args.size() && op->args[i].kind == ArgKind::Cb) {
                census_.cbs.push_back({site.args.back(), op->args[i].name, index});
            }
        }
        const auto [entry, fresh] = census_.ops.try_emplace(op->name, OpCount{0, 0, index});
        OpCount& total = entry->second;
        ++total.count;
        total.trips = total.trips && site.trips ? std::optional(*total.trips + *site.trips) : std::nullopt;
    }

    const Registry& registry_;
    Census census_;
    std::vector<std::optional<std::int64_t>> constants_;  // variables bound to literals, by index
    std::vector<Quantity> loops_;
    int branches_ = 0;
    const ir::Location* location_ = nullptr;
};

}  // namespace

Census take_census(const ir::Function& function, const Registry& registry) {
    return CensusTaker(function, registry).run(function.body);
}

}  // namespace tilemetal
