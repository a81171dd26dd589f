// The Python face of the core: the only file that knows Python.
#include <nanobind/nanobind.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/unordered_map.h>
#include <nanobind/stl/unordered_set.h>
#include <nanobind/stl/variant.h>
#include <nanobind/stl/vector.h>

#include <algorithm>
#include <cstdint>

#include "census.h"
#include "emit_error.h"
#include "emitter.h"
#include "fingerprint.h"
#include "ir_reader.h"
#include "registry.h"

namespace nb = nanobind;
using namespace nb::literals;

namespace tilemetal {

namespace {

using TypeMap = std::unordered_map<std::string, std::string>;

// The caller's reference keeps the function alive for the whole call.
ir::Function read(nb::handle function) {
    if (!nb::isinstance(function, nb::module_::import_("tvm_ffi").attr("Object"))) {
        throw nb::type_error("expected a tirx.PrimFunc");
    }
    return read_function(reinterpret_cast<const void*>(nb::cast<std::uintptr_t>(function.attr("__chandle__")())));
}

void bind_error(nb::module_& m) {
    PyObject* type = PyErr_NewExceptionWithDoc(
        "tilemetal._core.EmitError",
        "IR without an exact C++ form.\n\nAttributes: message, node (TVM type key), source, line, column;\n"
        "source is '' and line 0 where the IR carries no span.",
        PyExc_ValueError, nullptr);
    if (type == nullptr) {
        nb::raise_python_error();
    }
    m.attr("EmitError") = nb::handle(type);
    nb::register_exception_translator(
        [](const std::exception_ptr& pending, void* payload) {
            try {
                std::rethrow_exception(pending);
            } catch (const EmitError& error) {
                nb::handle error_type(static_cast<PyObject*>(payload));
                nb::object instance = error_type(error.what());
                instance.attr("message") = error.what();
                instance.attr("node") = error.node();
                instance.attr("source") = error.source();
                instance.attr("line") = error.line();
                instance.attr("column") = error.column();
                PyErr_SetObject(error_type.ptr(), instance.ptr());
            }
        },
        type);
}

void bind_registry(nb::module_& m) {
    nb::class_<Arg>(m, "Arg", "One argument of a device operation.")
        .def(
            "__init__",
            [](Arg* self, std::string name, const std::string& kind, bool is_template, bool is_printed,
               std::vector<std::string> values) {
                new (self) Arg{std::move(name), parse_arg_kind(kind), is_template, is_printed, std::move(values)};
            },
            "name"_a, "kind"_a, nb::kw_only(), "template"_a = false, "printed"_a = true,
            "values"_a = std::vector<std::string>(),
            "`kind`: cb, tile, dst, u32, i32, u64, l1_address, bool, f32, f32_bits, enum, type, accessor or\n"
            "accessor_args. `printed`: False for an argument of the IR call that the C++ call does not have.\n"
            "`values`: allowed texts of an enum or type argument, none allows any.")
        .def_ro("name", &Arg::name)
        .def_prop_ro("kind", [](const Arg& arg) { return std::string(arg_kind_name(arg.kind)); })
        .def_ro("template", &Arg::is_template)
        .def_ro("printed", &Arg::is_printed)
        .def_ro("values", &Arg::values);
    nb::class_<Op>(m, "Op", "One device operation: its TVM name and its C++ form.")
        .def(
            nb::init<std::string, std::string, std::vector<Arg>, std::optional<std::string>, bool>(), "name"_a,
            "spelling"_a, "args"_a = std::vector<Arg>(), nb::kw_only(), "result"_a = nb::none(), "constexpr"_a = false,
            "`spelling`: the C++ function; with a leading dot, a method of the first argument that is no template\n"
            "argument. `result`: C++ type or None for void. `constexpr`: constant when all arguments are.")
        .def_ro("name", &Op::name)
        .def_ro("spelling", &Op::spelling)
        .def_ro("result", &Op::result)
        .def_ro("constexpr", &Op::is_constexpr)
        .def_ro("args", &Op::args);
    nb::class_<Registry>(m, "Registry", "The operations a program may use. Raises ValueError for inconsistent ones.")
        .def(nb::init<std::vector<Op>>(), "ops"_a)
        .def("__len__", &Registry::size)
        .def(
            "__contains__", [](const Registry& self, const std::string& name) { return self.find(name) != nullptr; },
            "name"_a);
}

void bind_options(nb::module_& m) {
    nb::class_<EmitOptions>(m, "EmitOptions", "How a function is spelled.")
        .def(
            "__init__",
            [](EmitOptions* self, TypeMap types, bool math_calls, bool asserts, bool arrays, std::size_t stack_limit,
               std::optional<std::string> unroll_pragma, const std::vector<std::string>& transparent_attrs,
               const std::vector<std::string>& reserved,
               std::unordered_map<std::string, std::vector<std::string>> sources, bool location_comments,
               std::size_t indent, std::size_t width) {
                new (self) EmitOptions{
                    std::move(types),
                    math_calls,
                    asserts,
                    arrays,
                    stack_limit,
                    std::move(unroll_pragma),
                    {transparent_attrs.begin(), transparent_attrs.end()},
                    {reserved.begin(), reserved.end()},
                    std::move(sources),
                    location_comments,
                    indent,
                    width};
            },
            "types"_a, nb::kw_only(), "math_calls"_a = false, "asserts"_a = false, "arrays"_a = false,
            "stack_limit"_a = 16384, "unroll_pragma"_a = nb::none(), "transparent_attrs"_a = std::vector<std::string>(),
            "reserved"_a = std::vector<std::string>(),
            "sources"_a = std::unordered_map<std::string, std::vector<std::string>>(), "location_comments"_a = true,
            "indent"_a = 1, "width"_a = 100,
            "types: TVM type -> C++ type; math_calls: exp, sqrt, ... become std:: calls; asserts: assertions throw\n"
            "std::runtime_error; arrays: allocated buffers become local arrays, above stack_limit bytes vectors;\n"
            "unroll_pragma: line printed before unrolled loops; transparent_attrs: attribute and annotation keys\n"
            "that need no text, all others are refused; reserved: identifiers no variable may take; sources: span\n"
            "source name -> lines, shown in location comments; indent: levels of four spaces; width: columns.");
    m.attr("DEVICE_TYPES") = nb::cast(
        TypeMap{
            {"int32", "uint32_t"},
            {"uint32", "uint32_t"},
            {"int64", "uint64_t"},
            {"uint64", "uint64_t"},
            {"uint8", "uint8_t"},
            {"uint16", "uint16_t"},
            {"bool", "bool"},
            {"float32", "float"}});
    m.attr("HOST_TYPES") = nb::cast(
        TypeMap{
            {"int8", "int8_t"},
            {"int16", "int16_t"},
            {"int32", "int32_t"},
            {"int64", "int64_t"},
            {"uint8", "uint8_t"},
            {"uint16", "uint16_t"},
            {"uint32", "uint32_t"},
            {"uint64", "uint64_t"},
            {"bool", "bool"},
            {"float32", "float"},
            {"float64", "double"},
            {"bfloat16", "bfloat16"}});
}

void bind_emitter(nb::module_& m) {
    nb::class_<Emission>(m, "Emission", "The C++ statements of a function body.")
        .def_ro("text", &Emission::text, "Statements, one newline at the end.")
        .def_ro("params", &Emission::params, "Identifiers of the function's parameters, in order.")
        .def_ro("ops", &Emission::ops, "Operations used, in order of first use.")
        .def_ro("std_headers", &Emission::std_headers, "Standard headers needed besides cstdint, sorted.")
        .def("__str__", [](const Emission& self) { return self.text; });
    m.def(
        "emit_kernel",
        [](nb::handle func, const Registry& registry, const EmitOptions& options) {
            const ir::Function function = read(func);
            const nb::gil_scoped_release unlocked;
            return emit(function, registry, options);
        },
        "func"_a, "registry"_a, "options"_a,
        "Prints the body of a tirx.PrimFunc. Raises EmitError for anything without an exact C++ form.");
}

void bind_census(nb::module_& m) {
    nb::class_<CallSite>(m, "CallSite", "One place where an operation is called.")
        .def_ro("op", &CallSite::op)
        .def_ro("args", &CallSite::args, "Numbers where constant, else text.")
        .def_ro("loops", &CallSite::loops, "Trip counts of the enclosing loops, outermost first.")
        .def_ro("trips", &CallSite::trips, "Product of `loops`; None when one is not a number.")
        .def_ro("conditional", &CallSite::conditional, "Whether the call lies inside a branch.")
        .def_ro("source", &CallSite::source)
        .def_ro("line", &CallSite::line)
        .def_ro("column", &CallSite::column);
    nb::class_<OpCount>(m, "OpCount", "How often one operation occurs.")
        .def_ro("count", &OpCount::count, "Call sites.")
        .def_ro("trips", &OpCount::trips, "Executions; None when a loop count is not a number.")
        .def_ro("first", &OpCount::first, "Index of the first call site.");
    nb::class_<CbUse>(m, "CbUse", "One circular-buffer argument of one call.")
        .def_ro("cb", &CbUse::cb, "Buffer id, or the text of the expression.")
        .def_ro("argument", &CbUse::argument)
        .def_ro("site", &CbUse::site, "Index of the call site.");
    nb::class_<Census>(m, "Census", "All operations of a function.")
        .def_ro("sites", &Census::sites, "In program order.")
        .def_ro("ops", &Census::ops, "By operation name.")
        .def_ro("cbs", &Census::cbs, "In program order.");
    m.def(
        "op_census",
        [](nb::handle func, const Registry& registry) {
            const ir::Function function = read(func);
            const nb::gil_scoped_release unlocked;
            return take_census(function, registry);
        },
        "func"_a, "registry"_a, "Counts the registry operations in a tirx.PrimFunc.");
    m.def(
        "count_nodes", [](nb::handle func) { return read(func).nodes; }, "func"_a,
        "Number of statements and expressions of a tirx.PrimFunc, shared ones counted at each place.");
    m.def(
        "structural_fingerprint", [](nb::handle func) { return fingerprint(read(func)); }, "func"_a,
        "32 hex digits that depend on structure, types, constants and texts, not on names or locations.\n"
        "The same in every process.");
}

}  // namespace

}  // namespace tilemetal

NB_MODULE(_core, m) {
    m.doc() = "Native walkers over TIRx: C++ emission, operation census, fingerprints.";
    tilemetal::bind_error(m);
    tilemetal::bind_registry(m);
    tilemetal::bind_options(m);
    tilemetal::bind_emitter(m);
    tilemetal::bind_census(m);
}
