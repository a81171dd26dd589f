"""The part of a host program that is the same for all plans: checks, and the way of tensors to the device."""

from __future__ import annotations

from .cpp_text import CppText


def transfer_functions(out: CppText, name: str) -> None:
    """Functions over ``struct tensor``: check_size, check_buffer, allocate, upload, download."""
    out.one_liner(
        "[[noreturn]] void reject(const std::string& reason)",
        f'throw std::invalid_argument("{name}: " + reason);',
    )
    out.blank()
    _check_size(out)
    _check_buffer(out)
    _allocate(out)
    out.comment("Tiles are 32x32: matrices are padded with zeros to multiples of that.")
    out.one_liner("std::size_t padded(std::size_t extent)", "return (extent + 31) / 32 * 32;")
    out.blank()
    _upload(out)
    _download(out)


def _check_size(out: CppText) -> None:
    with out.block("void check_size(const tensor& t, std::size_t size)"):
        out.line("const std::size_t expected = t.matrices * t.rows * t.columns;")
        with out.block("if (size != expected)"):
            out.lines(
                'reject(std::string(t.name) + " has " + std::to_string(size) + " elements, expected " +',
                '       std::to_string(expected) + " (shape " + t.shape + ")");',
            )
    out.blank()


def _check_buffer(out: CppText) -> None:
    with out.block("void check_buffer(const tensor& t, const std::shared_ptr<MeshBuffer>& buffer)"):
        with out.block("if (!buffer)"):
            out.line('reject(std::string(t.name) + " is null");')
        out.line("const std::size_t pages = buffer->num_pages();")
        out.line("const std::size_t bytes = buffer->page_size();")
        with out.block("if (pages != t.num_pages || bytes != t.page_size)"):
            out.lines(
                'reject(std::string(t.name) + " has " + std::to_string(pages) + " pages of " +'
                " std::to_string(bytes) +",
                '       " bytes, expected " + std::to_string(t.num_pages) + " of " +'
                " std::to_string(t.page_size) +",
                '       " (shape " + t.shape + ")");',
            )
        out.comment("Kernels are compiled for one kind of memory.")
        out.line("const Buffer& local = *buffer->get_reference_buffer();")
        interleaved = "local.buffer_layout() != TensorMemoryLayout::INTERLEAVED"
        with out.block(f"if (local.buffer_type() != t.memory || {interleaved})"):
            out.line('const char* memory = t.memory == BufferType::DRAM ? "DRAM" : "L1";')
            out.line('reject(std::string(t.name) + " is not interleaved over " + memory);')
    out.blank()


def _allocate(out: CppText) -> None:
    with out.block("std::shared_ptr<MeshBuffer> allocate(const tensor& t, MeshDevice& device)"):
        out.lines(
            "DeviceLocalBufferConfig local;",
            "local.page_size = t.page_size;",
            "local.buffer_type = t.memory;",
            "ReplicatedBufferConfig whole;",
            "whole.size = static_cast<DeviceAddr>(t.page_size) * t.num_pages;",
            "return MeshBuffer::create(whole, local, &device);",
        )
    out.blank()
    with out.block("std::uint32_t address_of(const std::shared_ptr<MeshBuffer>& buffer)"):
        out.line("return static_cast<std::uint32_t>(buffer->address());")
    out.blank()


def _upload(out: CppText) -> None:
    out.line("template <typename T>")
    with out.function(
        "void upload",
        [
            "MeshCommandQueue& queue",
            "const tensor& t",
            "std::span<const T> values",
            "std::shared_ptr<MeshBuffer>& buffer",
        ],
    ):
        out.lines(
            "const std::size_t rows = padded(t.rows);",
            "const std::size_t columns = padded(t.columns);",
            "std::vector<T> matrix(t.matrices * rows * columns);",
        )
        with out.block("for (std::size_t row = 0; row < t.matrices * t.rows; ++row)"):
            out.lines(
                "const std::size_t padded_row = row / t.rows * rows + row % t.rows;",
                "std::ranges::copy(values.subspan(row * t.columns, t.columns),",
                "                  matrix.begin() + static_cast<std::ptrdiff_t>(padded_row * columns));",
            )
        out.lines(
            "const auto height = static_cast<std::uint32_t>(t.matrices * rows);",
            "const auto width = static_cast<std::uint32_t>(columns);",
            "const std::vector<T> tiles = tilize_nfaces(matrix, height, width);",
        )
        out.comment("Blocking, because the tiles live only here.")
        out.line("EnqueueWriteMeshBuffer(queue, buffer, tiles, true);")
    out.blank()


def _download(out: CppText) -> None:
    out.line("template <typename T>")
    with out.function(
        "void download",
        [
            "MeshCommandQueue& queue",
            "const tensor& t",
            "std::shared_ptr<MeshBuffer>& buffer",
            "std::span<T> values",
        ],
    ):
        out.lines(
            "const std::size_t rows = padded(t.rows);",
            "const std::size_t columns = padded(t.columns);",
            "std::vector<T> tiles(t.matrices * rows * columns);",
            "EnqueueReadMeshBuffer(queue, tiles, buffer, true);",
            "const auto height = static_cast<std::uint32_t>(t.matrices * rows);",
            "const auto width = static_cast<std::uint32_t>(columns);",
            "const std::vector<T> matrix = untilize_nfaces(tiles, height, width);",
        )
        with out.block("for (std::size_t row = 0; row < t.matrices * t.rows; ++row)"):
            out.lines(
                "const std::size_t padded_row = row / t.rows * rows + row % t.rows;",
                "std::ranges::copy(std::span(matrix).subspan(padded_row * columns, t.columns),",
                "                  values.begin() + static_cast<std::ptrdiff_t>(row * t.columns));",
            )
