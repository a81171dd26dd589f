"""The generated ``main.cpp``: fill inputs, run, compare with the reference, report."""

from __future__ import annotations

from ..plan import Plan
from .cpp_text import CppText
from .host_names import host_type, kernel_name, parameter_names


def main_text(plan: Plan, reference: str) -> str:
    """``main.cpp`` around ``reference``, the text of ``void <name>_reference(...)`` on float arrays.

    The reference takes one pointer per tensor in parameter order, ``const float*`` for inputs and
    ``float*`` for the others.
    """
    name = kernel_name(plan)
    out = CppText()
    out.comment(f"Runs the kernel {name} on random inputs and compares with a host reference; by tilemetal.")
    out.includes(["<algorithm>", "<array>", "<cmath>", "<cstddef>", "<cstdint>", "<cstdio>", "<exception>"])
    out.includes(["<functional>", "<limits>", "<memory>", "<numeric>", "<random>", "<vector>"])
    out.lines("", f'#include "{name}.hpp"')
    out.blank()
    with out.namespace(""):
        out.verbatim(reference.strip("\n"))
        out.blank()
        _thresholds(out)
        _tensors(out)
        _comparison(out)
    out.blank()
    _main(out, plan, name)
    return out.text()


def _thresholds(out: CppText) -> None:
    out.comment(
        "What passes: at least this correlation, and at most this error, relative to max |reference|."
    )
    out.lines("constexpr double min_pcc = 0.9999;", "constexpr double max_relative_error = 0.01;")
    out.line("constexpr std::size_t shown_values = 8;")
    out.blank()


def _tensors(out: CppText) -> None:
    out.comment("What the program works on, and the same values for the reference.")
    out.line("template <typename T>")
    with out.block("struct tensor", "};"):
        out.lines("std::vector<T> values;", "std::vector<float> reference;")
    out.blank()
    out.line("template <typename T, std::size_t rank>")
    with out.block("tensor<T> zeros(const std::array<std::size_t, rank>& shape)"):
        out.line(
            "const std::size_t size = std::accumulate(shape.begin(), shape.end(), std::size_t{1}, "
            "std::multiplies<>());"
        )
        out.line("return {std::vector<T>(size), std::vector<float>(size)};")
    out.blank()
    out.comment(
        "Uniform in [-1, 1]. The mapping is spelled out because that of the library's distributions varies."
    )
    out.line("template <typename T, std::size_t rank>")
    with out.block("tensor<T> uniform(const std::array<std::size_t, rank>& shape, std::uint32_t seed)"):
        out.lines("tensor<T> filled = zeros<T>(shape);", "std::mt19937 generator(seed);")
        with out.block("for (std::size_t i = 0; i < filled.values.size(); ++i)"):
            out.lines(
                "const float value = static_cast<float>(generator()) * 0x1p-31F - 1.0F;",
                "filled.values[i] = static_cast<T>(value);",
                "filled.reference[i] = static_cast<float>(filled.values[i]);",
            )
        out.line("return filled;")
    out.blank()


def _comparison(out: CppText) -> None:
    out.comment("Pearson correlation; two constant tensors correlate.")
    with out.block("double correlation(const std::vector<double>& a, const std::vector<float>& b)"):
        out.lines(
            "const double size = static_cast<double>(a.size());",
            "const double mean_a = std::accumulate(a.begin(), a.end(), 0.0) / size;",
            "const double mean_b = std::accumulate(b.begin(), b.end(), 0.0) / size;",
            "double product = 0.0;",
            "double square_a = 0.0;",
            "double square_b = 0.0;",
        )
        with out.block("for (std::size_t i = 0; i < a.size(); ++i)"):
            out.lines(
                "product += (a[i] - mean_a) * (b[i] - mean_b);",
                "square_a += (a[i] - mean_a) * (a[i] - mean_a);",
                "square_b += (b[i] - mean_b) * (b[i] - mean_b);",
            )
        with out.block("if (square_a == 0.0 || square_b == 0.0)"):
            out.line("return square_a == square_b ? 1.0 : 0.0;")
        out.line("return product / std::sqrt(square_a * square_b);")
    out.blank()
    out.line("template <typename Values>")
    with out.block("void print_first(const char* label, const Values& values)"):
        out.line('std::printf("  %-9s", label);')
        with out.block("for (std::size_t i = 0; i < std::min(values.size(), shown_values); ++i)"):
            out.line('std::printf(" %10.6f", static_cast<double>(values[i]));')
        out.line('std::printf("\\n");')
    out.blank()
    out.comment("Prints how a result differs from its reference; true if it passes.")
    out.line("template <typename T>")
    with out.block("bool agrees(const char* name, const tensor<T>& t)"):
        out.lines("double max_error = 0.0;", "double max_reference = 0.0;")
        out.line("std::vector<double> result(t.values.size());")
        with out.block("for (std::size_t i = 0; i < result.size(); ++i)"):
            out.line("result[i] = static_cast<double>(static_cast<float>(t.values[i]));")
            out.line("const double expected = t.reference[i];")
            out.line("const double error = std::abs(result[i] - expected);")
            out.comment("std::max would drop a NaN.")
            out.line("max_error = std::max(max_error, std::isnan(error) ? HUGE_VAL : error);")
            out.line("max_reference = std::max(max_reference, std::abs(expected));")
        out.lines(
            "const double relative = max_error == 0.0 ? 0.0 : max_error / max_reference;",
            "const double pcc = correlation(result, t.reference);",
            'std::printf("%s\\n", name);',
            'print_first("result", result);',
            'print_first("reference", t.reference);',
            'std::printf("  max |error| %g, relative to max |reference| %g, PCC %.8f\\n",'
            " max_error, relative, pcc);",
            "return pcc >= min_pcc && relative <= max_relative_error;",
        )


def _main(out: CppText, plan: Plan, name: str) -> None:
    tensors = list(zip(plan.buffers, parameter_names(plan), strict=True))
    program = f"tilemetal::kernels::{name}_program"
    out.line("int main() try {")
    with out.indented():
        for seed, (buffer, parameter) in enumerate(tensors, start=1):
            shape = f"{program}::shape::{parameter}"
            call = f"uniform<{host_type(buffer)}>({shape}, {seed})"
            if not buffer.is_input:
                call = f"zeros<{host_type(buffer)}>({shape})"
            out.line(f"auto {parameter} = {call};")
        out.line("const auto device = tilemetal::kernels::MeshDevice::create_unit_mesh(0);")
        out.call(f"tilemetal::kernels::{name}", ["*device", *(f"{p}.values" for _, p in tensors)])
        out.line("device->close();")
        out.call(f"{name}_reference", [f"{parameter}.reference.data()" for _, parameter in tensors])
        out.line("bool passed = true;")
        for buffer, parameter in tensors:
            if buffer.is_output:
                out.line(f'passed = agrees("{buffer.name}", {parameter}) && passed;')
        out.lines('std::printf("%s\\n", passed ? "PASS" : "FAIL");', "return passed ? 0 : 1;")
    out.line("} catch (const std::exception& error) {")
    with out.indented():
        out.line(f'std::fprintf(stderr, "{name}: %s\\n", error.what());')
        out.line("return 1;")
    out.line("}")
