"""Kernels recorded by the mock's programs become subjects; files nobody runs are an error."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sdk_check.corpus import Corpus, load_corpora, recorded_subjects
from sdk_check.failure import SdkCheckError


def record(**changes: Any) -> dict[str, Any]:
    return {
        "name": "add.cpp",
        "path": "",
        "source": "void kernel_main() {}\n",
        "role": "reader",
        "metalium": "0.81",
        "arch": "wormhole_b0",
        "noc": 1,
        "compile_time_args": [2, 2048],
        "named_args": {"tiles": 3},
        "defines": {"SIZE": "4"},
        "data_formats": {"0": "Float16_b"},
        "tiles": {},
        "faces": {},
        "config": {},
        **changes,
    }


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    kernels = tmp_path / "project" / "kernels"
    kernels.mkdir(parents=True)
    (kernels / "add.cpp").write_text("void kernel_main() {}\n")
    return Corpus(tmp_path, tmp_path / "project", (kernels,), (), {}, {})


def write(records: Path, *documents: dict[str, Any]) -> Path:
    records.mkdir()
    for number, document in enumerate(documents):
        (records / f"{number}.json").write_text(json.dumps(document))
    return records


def test_a_recorded_kernel_is_checked_as_its_program_builds_it(corpus: Corpus, tmp_path: Path) -> None:
    config = {
        "math_fidelity": "LoFi",
        "fp32_dest_acc_en": True,
        "dst_full_sync_en": False,
        "math_approx_mode": True,
        "unpack_to_dest_fp32": [2],
    }
    path = str(corpus.kernels[0] / "add.cpp")
    documents = [
        record(path=path),
        record(path=path, role="compute", tiles={"0": [16, 32]}, config=config),
    ]
    records = write(tmp_path / "records", *documents)
    compute, reader = recorded_subjects(corpus, records, tmp_path / "texts", ["blackhole"])
    assert (reader.name, reader.arch, reader.noc) == ("project/kernels/add.cpp", "blackhole", 1)
    assert (reader.compile_time_args, reader.named_args) == ((2, 2048), {"tiles": 3})
    assert (reader.defines, reader.data_formats) == ({"SIZE": "4"}, {0: "Float16_b"})
    assert (compute.config.math_fidelity, compute.config.unpack_to_dest_fp32) == ("LoFi", (2,))
    assert compute.noc is None
    assert (reader.tiles, compute.tiles) == ({}, {0: (16, 32)})


def test_kernels_given_as_text_are_written_out(corpus: Corpus, tmp_path: Path) -> None:
    path = str(corpus.kernels[0] / "add.cpp")
    records = write(tmp_path / "records", record(path=path), record(name="text"))
    subjects = recorded_subjects(corpus, records, tmp_path / "texts", ["wormhole_b0"])
    assert [s.name for s in subjects] == ["project/kernels/add.cpp", "text"]
    assert subjects[1].source.read_text() == "void kernel_main() {}\n"


def test_kernels_that_only_differ_in_names_or_moved_tiles_are_checked_once(
    corpus: Corpus, tmp_path: Path
) -> None:
    path = str(corpus.kernels[0] / "add.cpp")
    of_other_tiles = record(path=path, tiles={"0": [16, 32]}, data_formats={"0": "Float32"})
    compute = [record(role="compute", name=name, source="// text") for name in ("first", "second")]
    tiled = record(role="compute", source="// text", tiles={"0": [16, 32]})
    records = write(tmp_path / "records", record(path=path), of_other_tiles, *compute, tiled)
    subjects = recorded_subjects(corpus, records, tmp_path / "texts", ["wormhole_b0"])
    assert sorted(s.role for s in subjects) == ["compute", "compute", "reader"]


def test_a_kernel_file_that_no_program_runs_is_named(corpus: Corpus, tmp_path: Path) -> None:
    records = write(tmp_path / "records", record())
    with pytest.raises(SdkCheckError, match=r"no program of project runs project/kernels/add\.cpp"):
        recorded_subjects(corpus, records, tmp_path / "texts", ["wormhole_b0"])
    spared = replace(corpus, unchecked_kernels={"project/kernels/add.cpp": "a reason"})
    assert len(recorded_subjects(spared, records, tmp_path / "texts", ["wormhole_b0"])) == 1


def test_projects_that_are_not_there_are_left_out(tmp_path: Path) -> None:
    manifest = tmp_path / "corpus.json"
    entries = [{"project": "here", "kernels": ["k"]}, {"project": "elsewhere", "kernels": ["k"]}]
    manifest.write_text(json.dumps({"corpora": entries}))
    (tmp_path / "here").mkdir()
    assert [corpus.project.name for corpus in load_corpora(manifest, tmp_path)] == ["here"]
