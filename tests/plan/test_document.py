"""The JSON document: round trip, stable bytes, and what the schema refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tilemetal.errors import PlanError
from tilemetal.plan import Plan, load_plan, parse_plan, validate_plan, write_plan


def test_the_schema_is_a_valid_draft_2020_12_schema() -> None:
    schema = json.loads(files("tilemetal.plan").joinpath("plan.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)


def test_a_plan_survives_the_way_through_its_document(plan: Plan) -> None:
    validate_plan(plan)
    assert parse_plan(plan.to_json()) == plan
    assert parse_plan(plan.to_json()).to_json() == plan.to_json()


def test_the_text_is_json_of_the_document_in_short_ascii_lines(plan: Plan) -> None:
    text = plan.to_json()
    assert json.loads(text) == plan.to_document()
    assert text.isascii()
    assert max(len(line) for line in text.splitlines()) <= 110
    assert text.endswith("}\n")


def test_data_movement_kernels_have_an_empty_configuration(plan: Plan) -> None:
    kernels = plan.to_document()["kernels"]
    assert [kernel["config"] == {} for kernel in kernels] == [True, False, True]


def test_written_plans_are_loaded_again(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "tt.plan.json"
    path.write_text("old")
    write_plan(plan, path)
    assert load_plan(path) == plan
    assert [entry.name for entry in tmp_path.iterdir()] == ["tt.plan.json"]


def test_a_failed_write_leaves_the_old_file_alone(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "tt.plan.json"
    path.write_text("old")
    broken = replace(plan, kernel={"not": {"json"}})  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        write_plan(broken, path)
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["tt.plan.json"]


def test_load_errors_name_the_file(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "tt.plan.json"
    with pytest.raises(PlanError) as caught:
        load_plan(path)
    assert caught.value.what == f"{path}: cannot read the plan: No such file or directory"
    path.write_text('{"schema_version": 1,\n oops')
    with pytest.raises(PlanError) as caught:
        load_plan(path)
    assert caught.value.what.startswith(f"{path}: line 2, column 2: not JSON")
    document = plan.to_document()
    document["buffers"][0]["num_pages"] = 63
    path.write_text(json.dumps(document))
    with pytest.raises(PlanError) as caught:
        load_plan(path)
    assert caught.value.what.startswith(f"{path}: $.buffers[0].num_pages: ")
    assert caught.value.help is not None


Edit = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("edit", "path", "expected"),
    [
        (lambda d: d.update(schema_version=2), "$.schema_version", "const 1"),
        (lambda d: d.pop("l1"), "$", "the keys schema_version, kernel"),
        (lambda d: d.update(date="today"), "$", "only the keys schema_version, kernel"),
        (
            lambda d: d["target"].update(arch="grayskull"),
            "$.target.arch",
            'one of "wormhole_b0", "blackhole"',
        ),
        (lambda d: d["core_grid"].append(1), "$.core_grid", "maxItems 2"),
        (
            lambda d: d["work_partition"]["cores"][2].update(count=-1),
            "$.work_partition.cores[2].count",
            "minimum 0",
        ),
        (
            lambda d: d["buffers"][1].update(access="write"),
            "$.buffers[1].access",
            'one of "input", "output", "inout"',
        ),
        (lambda d: d["buffers"][1].update(tile_shape=[16, 32]), "$.buffers[1].tile_shape", "const [32, 32]"),
        (lambda d: d["kernels"][0].update(config={"noc": 1}), "$.kernels[0].config", "const {}"),
        (
            lambda d: d["kernels"][1]["config"].update(math_fidelity="HiFi5"),
            "$.kernels[1].config.math_fidelity",
            'one of "LoFi", "HiFi2", "HiFi3", "HiFi4"',
        ),
        (
            lambda d: d["kernels"][0]["runtime_args"][0].update(kind="pointer"),
            "$.kernels[0].runtime_args[0].kind",
            'one of "buffer_address", "work", "value"',
        ),
        (
            lambda d: d["kernels"][0]["runtime_args"][4].update(value=2**32),
            "$.kernels[0].runtime_args[4].value",
            "maximum 4294967295",
        ),
        (
            lambda d: d["kernels"][0]["compile_time_args"][0].pop("buffer"),
            "$.kernels[0].compile_time_args[0]",
            "the keys kind, buffer",
        ),
        (
            lambda d: d["kernels"][0]["runtime_args"][2].update(field="end_id"),
            "$.kernels[0].runtime_args[2].field",
            'one of "start_id", "count"',
        ),
    ],
)
def test_the_schema_refuses(plan: Plan, edit: Edit, path: str, expected: str) -> None:
    document = plan.to_document()
    edit(document)
    with pytest.raises(PlanError) as caught:
        parse_plan(json.dumps(document))
    assert caught.value.what.split(": ")[0] == path
    assert caught.value.expected is not None
    assert caught.value.expected.startswith(expected)
