"""Compiles production kernels against the mock's headers, as the mock itself would."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from .stand_ins import ATTEMPTS, arguments, definitions, needs_tokens, tokens
from .wheel_tree import Kernel, include_roots, library_sources

_ERROR = re.compile(r"(?:fatal |(internal compiler ))?error: (.*)")
_WHATEVER_THE_WORDS = (
    "No such file or directory",
    "was not declared in this scope",
    "breaks off with an internal error",
)
_LINK_FLAGS = {"-shared", "-nostartfiles", "-fsanitize-coverage=trace-pc"}


@dataclass(frozen=True)
class Verdict:
    """Whether a kernel compiles, and the compiler's first error when it does not."""

    kernel: Kernel
    compiles: bool
    generated: bool  # whether it needed tokens that the SDK generates
    error: str = ""


@dataclass
class MockCompiler:
    """The mock's compiler and preambles, as its ``tt-mock-kernelc`` prints them."""

    kernelc: Path
    cache: Path
    command: list[str] = field(default_factory=list)
    preambles: dict[str, str] = field(default_factory=dict)
    identity: str = ""

    def __post_init__(self) -> None:
        self.command = [word for word in self._ask("--command").splitlines() if word not in _LINK_FLAGS]
        self.preambles = {name: self._ask("--preamble", name) for name in ("ncrisc", "compute")}
        headers = [Path(word[2:]) for word in self.command if word.startswith("-I")]
        digest = hashlib.sha256(repr((self.command, self.preambles, ATTEMPTS)).encode())
        for path in sorted(path for root in headers for path in root.rglob("*.h*")):
            digest.update(path.read_bytes())
        self.identity = digest.hexdigest()

    def _ask(self, *arguments_: str) -> str:
        return subprocess.run([self.kernelc, *arguments_], check=True, capture_output=True, text=True).stdout

    def defined_names(self) -> frozenset[str]:
        """What the preambles define for every kernel."""
        text = "\n".join(self.preambles.values())
        return frozenset(re.findall(r"^(?:#define|constexpr [\w: ]+?) (\w+)", text, re.MULTILINE))

    def translation_unit(self, kernel: Kernel, word: int) -> str:
        """What is compiled for a kernel when every compile-time word is ``word``."""
        preamble = self.preambles["compute" if kernel.is_compute else "ncrisc"]
        before, marker, _ = preamble.partition("#line 1 ")
        assert marker, "the preamble ends with a #line"
        generated = tokens(kernel, word) if needs_tokens(kernel) else ""
        before += definitions(kernel) + generated
        return arguments(library_sources(kernel), word) + before + f'#include "{kernel.path}"\n'

    def check(self, kernel: Kernel) -> Verdict:
        """Compile the kernel with each kind of words until one suits it."""
        units = [self.translation_unit(kernel, word) for word in ATTEMPTS]
        sources = "".join(path.read_text(errors="replace") for path in library_sources(kernel))
        key = hashlib.sha256((self.identity + units[0] + sources).encode()).hexdigest()
        kept = self.cache / f"{key[:40]}.json"
        if kept.is_file():
            error = str(json.loads(kept.read_text())["error"])
            return Verdict(kernel, not error, needs_tokens(kernel), error)
        first_error = ""
        for unit in units:
            error = self._compile(kernel, unit)
            first_error = first_error or error
            if not error:
                break
            if not _may_depend_on_words(error):
                break
        if error:
            error = first_error
        self.cache.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps({"error": error}))
        return Verdict(kernel, not error, needs_tokens(kernel), error)

    def _compile(self, kernel: Kernel, unit: str) -> str:
        roots = [f"-I{root}" for root in include_roots(kernel.root)]
        command = [*self.command, *roots, "-fsyntax-only", "-fmax-errors=5", "-x", "c++", "-"]
        done = subprocess.run(command, input=unit, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return ""
        found = _ERROR.search(done.stderr)
        if found is None:
            return str(done.stderr.strip().splitlines()[-1])
        crash, message = found.groups()
        return f"the compiler breaks off with an internal error: {message}" if crash else message


def _may_depend_on_words(error: str) -> bool:
    return not any(text in error for text in _WHATEVER_THE_WORDS)


def check_all(compiler: MockCompiler, kernels: list[Kernel], jobs: int) -> Iterator[Verdict]:
    """The verdicts in the order of the kernels."""
    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(compiler.check, kernels)
