"""What a check prints: a line per kernel and processor, its messages, and the sizes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from .check import Verdict


def verdict_lines(verdict: Verdict, sdk: Path) -> Iterator[str]:
    """``kernel.cpp  wormhole_b0  NCRISC: ok, 1060 + 8 + 0 bytes``, then the messages."""
    subject = verdict.subject
    errors = sum(d.is_error for d in verdict.diagnostics)
    outcome = "ok" if verdict.accepted else f"{errors} error{'s' if errors > 1 else ''}"
    if verdict.size is not None:
        size = verdict.size
        outcome += f", {size.text} bytes of code, {size.data} of data, {size.bss} of bss"
    yield f"{subject.name}  {subject.arch}  {verdict.processor}: {outcome}"
    text = subject.source.read_text(encoding="utf-8") if verdict.diagnostics else ""
    for diagnostic in verdict.diagnostics:
        yield "  " + diagnostic.format(subject.label or str(subject.source), sdk, text)


def summary_lines(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """How many builds were accepted, and the largest of each architecture and processor."""
    verdicts = list(verdicts)
    kernels = {(v.subject.name, v.subject.arch) for v in verdicts}
    rejected = [v for v in verdicts if not v.accepted]
    yield f"{len(verdicts)} builds of {len(kernels)} kernels: {len(verdicts) - len(rejected)} accepted"
    largest: dict[tuple[str, str], Verdict] = {}
    for verdict in verdicts:
        key = (verdict.subject.arch, verdict.processor)
        size = verdict.size
        known = largest[key].size if key in largest else None
        if size is not None and (known is None or size.text > known.text):
            largest[key] = verdict
    for (arch, processor), verdict in sorted(largest.items()):
        assert verdict.size is not None
        limit = verdict.size.text_limit
        yield f"  largest {arch} {processor}: {verdict.size.text} of {limit} bytes, {verdict.subject.name}"
    for verdict in rejected:
        yield f"REJECTED {verdict.subject.name}  {verdict.subject.arch}  {verdict.processor}"
