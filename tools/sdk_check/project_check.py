"""Checks every kernel of the project: generated programs and the mock device's test programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from .architecture import ARCHITECTURES
from .corpus import load_corpora, record_corpus, recorded_subjects
from .programs import generated_subjects
from .subject import Subject

ROOT = Path(__file__).resolve().parents[2]
MANIFESTS = Path(__file__).resolve().parent


def project_subjects(work: Path, jobs: int) -> Iterator[Subject]:
    """Every kernel of the project; what has to be generated, built and recorded for it goes to ``work``."""
    yield from generated_subjects(MANIFESTS / "programs.json", ROOT, work / "programs", list(ARCHITECTURES))
    yield from corpus_subjects(work, jobs, list(ARCHITECTURES))


def corpus_subjects(work: Path, jobs: int, architectures: Sequence[str]) -> Iterator[Subject]:
    """The kernels of the mock's test programs, as the programs build them."""
    for corpus in load_corpora(MANIFESTS / "corpus.json", ROOT):
        name = corpus.project.relative_to(ROOT).as_posix().replace("/", "-")
        records = work / "records" / name
        record_corpus(corpus, work / "build" / name, records, jobs)
        yield from recorded_subjects(corpus, records, work / "texts" / name, architectures)
