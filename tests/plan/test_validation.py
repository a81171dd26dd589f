"""Each rule of a consistent plan, broken once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tilemetal.errors import PlanError
from tilemetal.plan import Plan, parse_plan

Document = dict[str, Any]


def _core(document: Document, index: int) -> Document:
    return document["work_partition"]["cores"][index]


def _output(document: Document) -> Document:
    return document["work_partition"]["outputs"][0]


def _duplicate_output(document: Document) -> None:
    document["work_partition"]["outputs"].append(_output(document))


def _add_buffer(document: Document) -> None:
    document["buffers"].append({**document["buffers"][0], "name": "D", "access": "output"})


def _fill_l1(document: Document) -> None:
    document["circular_buffers"][0]["num_pages"] = 1000
    document["l1"]["circular_buffer_bytes"] += 992 * 2048


CASES: dict[str, tuple[Callable[[Document], object], str]] = {
    "grid larger than the target": (
        lambda d: d.update(core_grid=[9, 8]),
        "$.core_grid: core grid 9x8 does not fit wormhole_b0",
    ),
    "two buffers of one name": (
        lambda d: d["buffers"][1].update(name="A"),
        "$.buffers[1].name: buffer name A is used twice",
    ),
    "unknown dtype": (
        lambda d: d["buffers"][0].update(dtype="float8"),
        "$.buffers[0].dtype: unknown dtype float8 of A",
    ),
    "format of another dtype": (
        lambda d: d["buffers"][0].update(data_format="Float32"),
        "$.buffers[0].data_format: bfloat16 is not stored as Float32",
    ),
    "page that is no tile": (
        lambda d: d["buffers"][0].update(page_size=1024),
        "$.buffers[0].page_size: a page is one Float16_b tile",
    ),
    "wrong number of pages": (
        lambda d: d["buffers"][0].update(shape=[256, 288]),
        "$.buffers[0].num_pages: A of shape [256, 288] has another number of tiles",
    ),
    "no output": (
        lambda d: d["buffers"][2].update(access="input"),
        "$.buffers: no buffer is written",
    ),
    "empty core range": (
        lambda d: d["core_ranges"][0].update(start=[2, 0]),
        "$.core_ranges[0]: the range is empty",
    ),
    "range outside the grid": (
        lambda d: d["core_ranges"][0].update(end=[8, 1]),
        "$.core_ranges[0].end: core (8, 1) lies outside the core grid",
    ),
    "overlapping ranges": (
        lambda d: d["core_ranges"].append({"start": [1, 1], "end": [2, 2]}),
        "$.core_ranges[1]: core (1, 1) is in two ranges",
    ),
    "core listed twice": (
        lambda d: _core(d, 3).update(core=[0, 0]),
        "$.work_partition.cores[3].core: core (0, 0) is used twice",
    ),
    "core outside the ranges": (
        lambda d: _core(d, 3).update(core=[2, 1]),
        "$.work_partition.cores[3].core: core (2, 1) lies outside the core ranges",
    ),
    "core without an entry": (
        lambda d: d["core_ranges"].append({"start": [3, 0], "end": [3, 0]}),
        "$.work_partition.cores: core (3, 0) of the core ranges has no entry",
    ),
    "block on no core": (
        lambda d: _core(d, 1).update(count=0),
        "$.work_partition.cores: block 1 is on no core",
    ),
    "last blocks on no core": (
        lambda d: d["work_partition"].update(grid=[2, 2, 2]),
        "$.work_partition.cores: blocks 4 to 7 are on no core",
    ),
    "block on two cores": (
        lambda d: _core(d, 1).update(count=2),
        "$.work_partition.cores: block 2 is on two cores, (1, 0) and (0, 1)",
    ),
    "block that does not exist": (
        lambda d: _core(d, 3).update(count=2),
        "$.work_partition.cores: core (1, 1) runs up to block 4, which does not exist",
    ),
    "output without an entry": (
        _add_buffer,
        "$.work_partition.outputs: no entry for D",
    ),
    "output with two entries": (
        _duplicate_output,
        "$.work_partition.outputs[1]: tile [0, 0] of C is written twice",
    ),
    "entry for an input": (
        lambda d: d["work_partition"]["outputs"].append({**_output(d), "buffer": "A"}),
        "$.work_partition.outputs[1].buffer: A is not an output",
    ),
    "extent of another rank": (
        lambda d: _output(d)["extent"].append(1),
        "$.work_partition.outputs[0]: C has 2 dimensions",
    ),
    "factors for other axes": (
        lambda d: _output(d)["origin"][0].update(per_axis=[0, 4]),
        "$.work_partition.outputs[0].origin[0].per_axis: the grid has 3 axes",
    ),
    "block out of bounds": (
        lambda d: _output(d)["origin"][0].update(per_axis=[0, 5, 0]),
        "$.work_partition.outputs[0]: block 2 [0, 1, 0] on core (0, 1) writes outside C",
    ),
    "block before the tensor": (
        lambda d: _output(d)["origin"][1].update(constant=-1),
        "$.work_partition.outputs[0]: block 0 [0, 0, 0] on core (0, 0) writes outside C",
    ),
    "tile written twice": (
        lambda d: _output(d)["origin"][1].update(per_axis=[3, 0, 0]),
        "$.work_partition.outputs[0]: tile [0, 3] of C is written twice",
    ),
    "tile written by no block": (
        lambda d: _output(d).update(extent=[4, 3]),
        "$.work_partition.outputs: tile [0, 3] of C is written by no block",
    ),
    "one id for two circular buffers": (
        lambda d: d["circular_buffers"][1].update(cb_id=0),
        "$.circular_buffers[1].cb_id: circular buffer id 0 is used twice",
    ),
    "one name for two circular buffers": (
        lambda d: d["circular_buffers"][1].update(name="A_s"),
        "$.circular_buffers[1].name: circular buffer name A_s is used twice",
    ),
    "circular buffer id the target lacks": (
        lambda d: d["circular_buffers"][3].update(cb_id=32),
        "$.circular_buffers[3].cb_id: wormhole_b0 has no circular buffer 32",
    ),
    "unknown circular buffer format": (
        lambda d: d["circular_buffers"][0].update(data_format="Tf32"),
        "$.circular_buffers[0].data_format: unknown data format Tf32",
    ),
    "circular buffer page that is no tile": (
        lambda d: d["circular_buffers"][2].update(page_size=2048),
        "$.circular_buffers[2].page_size: a page is one Float32 tile",
    ),
    "depth that splits a block": (
        lambda d: d["circular_buffers"][0].update(depth=3),
        "$.circular_buffers[0].num_pages: 8 pages are no whole blocks at depth 3",
    ),
    "wrong sum of circular buffers": (
        lambda d: d["l1"].update(circular_buffer_bytes=1),
        "$.l1.circular_buffer_bytes: not the sum of the circular buffers",
    ),
    "more L1 than the target has": (
        lambda d: d["l1"].update(capacity=2_000_000),
        "$.l1.capacity: more than wormhole_b0 has",
    ),
    "circular buffers beyond L1": (_fill_l1, "$.circular_buffers: the circular buffers do not fit in L1"),
    "missing kernel": (
        lambda d: d["kernels"].pop(),
        "$.kernels: 0 kernels have the role writer",
    ),
    "two kernels of one role": (
        lambda d: d["kernels"].append({**d["kernels"][0], "source": "other.cpp"}),
        "$.kernels: 2 kernels have the role reader",
    ),
    "two kernels of one source": (
        lambda d: d["kernels"][2].update(source="matmul.reader.cpp"),
        "$.kernels[2].source: source file matmul.reader.cpp is used twice",
    ),
    "accessor of no buffer": (
        lambda d: d["kernels"][0]["compile_time_args"][1].update(buffer="X"),
        "$.kernels[0].compile_time_args[1].buffer: there is no buffer X",
    ),
    "address of no buffer": (
        lambda d: d["kernels"][2]["runtime_args"][0].update(buffer="X"),
        "$.kernels[2].runtime_args[0].buffer: there is no buffer X",
    ),
    "two runtime arguments of one name": (
        lambda d: d["kernels"][0]["runtime_args"][1].update(name="A_addr"),
        "$.kernels[0].runtime_args[1].name: argument name A_addr is used twice",
    ),
    "too many runtime arguments": (
        lambda d: d["kernels"][0].update(
            runtime_args=[{"name": f"v{i}", "kind": "value", "value": i} for i in range(342)]
        ),
        "$.kernels[0].runtime_args: too many runtime arguments",
    ),
    "unpack to DST of a 16-bit buffer": (
        lambda d: d["kernels"][1]["config"].update(unpack_to_dest_fp32=[2, 0]),
        "$.kernels[1].config.unpack_to_dest_fp32[1]: circular buffer 0 cannot be unpacked to DST as fp32",
    ),
}


@pytest.mark.parametrize(("edit", "what"), CASES.values(), ids=CASES.keys())
def test_an_inconsistent_plan_is_refused(plan: Plan, edit: Callable[[Document], object], what: str) -> None:
    document = plan.to_document()
    edit(document)
    with pytest.raises(PlanError) as caught:
        parse_plan(json.dumps(document))
    assert caught.value.what == what
    assert caught.value.expected
    assert caught.value.help


def test_both_writers_of_a_tile_are_named(plan: Plan) -> None:
    document = plan.to_document()
    _output(document)["origin"][1]["per_axis"] = [3, 0, 0]
    with pytest.raises(PlanError) as caught:
        parse_plan(json.dumps(document))
    assert caught.value.found == "block 1 [1, 0, 0] on core (1, 0) and block 0 [0, 0, 0] on core (0, 0)"


def test_blackhole_has_more_circular_buffers(plan: Plan) -> None:
    document = plan.to_document()
    document["target"]["arch"] = "blackhole"
    document["circular_buffers"][3]["cb_id"] = 63
    assert parse_plan(json.dumps(document)).circular_buffers[3].cb_id == 63
