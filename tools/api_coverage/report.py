"""The page ``docs/api-coverage.md``: the API's names, their use by production kernels and their state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .causes import by_cause
from .compile_check import Verdict
from .declarations import declared_in, only_functions
from .header_names import Header, names_by_header
from .header_names import section as header_section
from .host_names import host_functions
from .host_names import section as host_section
from .name_state import STATES, state_of
from .source_text import calls, words
from .vector_rows import without_operation
from .wheel_tree import Kernel, api_headers, code_of, host_library

_PRIVATE = ("_", "detail")
_KEYWORDS = {"void", "and", "or", "not", "auto", "bool", "int", "float", "constexpr", "inline", "static"}


@dataclass(frozen=True)
class Coverage:
    """Use and state of the API names, and how kernels fare with them."""

    uses: Counter[str]
    state: dict[str, str]
    kernels: int
    fully_provided: int
    headers: list[Header]
    host: dict[str, dict[str, str]]


def measure(root: Path, mock_headers: Path, kernels: Sequence[Kernel], defined: frozenset[str]) -> Coverage:
    """Compare the SDK's names with what the mock declares or, where a build defines it, ``defined``.

    ``mock_headers`` holds the folders ``device`` and ``tt-metalium``, and lies beside the sources.
    """
    headers_of_api = api_headers(root)
    api = {name for name in declared_in(headers_of_api) if not name.startswith(_PRIVATE)} - _KEYWORDS
    functions = only_functions(headers_of_api) & api
    device_headers = sorted(path for path in (mock_headers / "device").rglob("*.h*") if path.is_file())
    mock = declared_in(device_headers)
    mock |= dict.fromkeys(without_operation(device_headers, mock_headers.parent), True)
    mock |= dict.fromkeys(defined, False)
    uses: Counter[str] = Counter()
    fully_provided = 0
    for kernel in kernels:
        code = code_of(kernel.path)
        named = (words(code) & api - functions) | (calls(code) & functions)
        uses.update(named)
        fully_provided += all(name in mock and not mock[name] for name in named)
    return Coverage(
        uses,
        {name: state_of(name, mock) for name in uses},
        len(kernels),
        fully_provided,
        names_by_header(root, mock),
        host_functions(host_library(root), mock_headers / "tt-metalium"),
    )


def page(coverage: Coverage, verdicts: Sequence[Verdict]) -> str:
    """The whole page."""
    states = Counter(coverage.state.values())
    lines = [
        "# Coverage of the API",
        "",
        "Measured against the kernels, device headers and host library of the `ttnn` 0.81.1 wheel; generated",
        "by `python tools/api_coverage report`. A kernel counts as compiling when the mock's compiler",
        "command (without generating code) accepts it with stand-ins for what a host program would give it;",
        "where fewer kernels are tried than there are, they are spread evenly. Names are those in a kernel's",
        "own file. What compiles may still be refused when it runs: an operation that the mock declares but",
        "does not model ends the run with its name, and so does a use of the processors that it does not",
        "model.",
        "",
        "First come the names that production kernels use and what those kernels need that do not compile,",
        "then every name of the device headers, then the host library's functions.",
        "",
        "| measure | value |",
        "|---|---|",
        f"| kernels | {coverage.kernels} |",
        "| kernels whose every API name the mock provides | "
        f"{_share(coverage.fully_provided, coverage.kernels)} |",
        *_compile_lines(verdicts),
        f"| API names used | {len(coverage.state)} |",
        *(f"| of them {state} | {states[state]} |" for state in STATES),
        "",
        "| name | kernels | state |",
        "|---|---:|---|",
    ]
    ordered = sorted(coverage.uses.items(), key=lambda item: (-item[1], item[0]))
    lines += [f"| `{name}` | {count} | {coverage.state[name]} |" for name, count in ordered]
    needs = Counter(verdict.error for verdict in verdicts if not verdict.compiles)
    if needs:
        lines += ["", "## What the others need", "", "By the compiler's first error for each kernel.", ""]
        lines += ["| what is missing | kernels |", "|---|---:|"]
        lines += [f"| {cause} | {count} |" for cause, count in by_cause(needs.elements())]
        lines += ["", "The commonest of these errors:", ""]
        lines += ["| error | kernels |", "|---|---:|"]
        lines += [
            f"| {error.replace('|', '/')} | {count} |"
            for error, count in sorted(needs.items(), key=lambda item: (-item[1], item[0]))[:40]
        ]
    lines += header_section(coverage.headers) + host_section(coverage.host)
    return "\n".join(lines) + "\n"


def _compile_lines(verdicts: Sequence[Verdict]) -> list[str]:
    classes = (
        ("kernels tried", list(verdicts)),
        ("data-movement kernels", [v for v in verdicts if not v.kernel.is_compute]),
        ("compute kernels", [v for v in verdicts if v.kernel.is_compute]),
        ("kernels with arguments by position", [v for v in verdicts if not v.generated]),
        ("kernels with generated names (ProgramSpec)", [v for v in verdicts if v.generated]),
    )
    return [
        f"| {title} that compile | {_share(sum(v.compiles for v in chosen), len(chosen))} |"
        for title, chosen in classes
        if chosen
    ]


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "0 of 0"
