"""Writes the reduced golden set next to this folder: `python write_golden_subset.py <full golden folder>`."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np

TARGET = Path(__file__).resolve().parents[1] / "golden_subset"
# Iterations kept: wide-range and special values; only special ones where other cases cover the arithmetic.
KEPT = (2, 3)
KEPT_SPECIAL = (3,)
# Covered by another kept case of the same arithmetic.
DROPPED = re.compile(
    r"^matmul_(HiFi|LoFi).*_kt4|^matmul_.*fp32dest_out-bf16|xbfp4_LoFi|xbfp._HiFi2|xbfp._\w+_bf16dest"
    r"|_twice|(mul|sub)_acc|HiFi[23].*bf16dest|mul_.*fp32dest_out-bf16|sub_fp32dest"
    r"|sub_(bcast|reuse)|mul_bcast_(rows_LoFi|cols|scalar)|add_bcast_.*bf16dest|reuse.*LoFi|add_reuse.*fp32dest"
    r"|copy_bf16_bf16dest_out-fp32|copy_fp32_srca_fp32dest_out-bf16|copy_bfp4_bf16|copy_bfp8_fp32"
    r"|l1acc.*(fp32dest_out-bf16|bf16_fp32dest)|pack_bf16_fp32dest|reduce_AVG|reduce_.*LoFi_fp32|reduce_SUM.*fp32dest_out-bf16"
)
FIELDS = (
    "name", "family", "file", "init", "body", "pack", "math_fidelity", "fp32_dest_acc_en",
    "bfp8_pack_precise",
)  # fmt: skip


INPUT_FIELDS = ("cb", "array", "data_format", "tiles_per_iteration")
OUTPUT_FIELDS = ("array", "data_format")


def iterations_kept(case: dict[str, Any]) -> tuple[int, ...]:
    several_tiles = any(entry["tiles_per_iteration"] > 1 for entry in case["inputs"])
    return KEPT_SPECIAL if several_tiles or case["family"] in ("matmul", "bcast", "sfpu") else KEPT


def kept(array: np.ndarray[Any, Any], tiles: int, iterations: tuple[int, ...]) -> np.ndarray[Any, Any]:
    return np.concatenate([array[t * tiles : (t + 1) * tiles] for t in iterations])


def main(full: Path) -> None:
    manifest = json.loads((full / "manifest.json").read_text())
    TARGET.mkdir(exist_ok=True)
    cases = []
    files: dict[str, dict[str, np.ndarray[Any, Any]]] = {}
    for case in manifest["cases"]:
        if DROPPED.search(case["name"]):
            continue
        iterations = iterations_kept(case)
        reduced = {field: case[field] for field in FIELDS} | {"iterations": len(iterations)}
        reduced["inputs"] = [{field: entry[field] for field in INPUT_FIELDS} for entry in case["inputs"]]
        reduced["output"] = {field: case["output"][field] for field in OUTPUT_FIELDS}
        arrays = files.setdefault(case["file"], {})
        with np.load(full / case["file"]) as stored:
            arrays[case["output"]["array"]] = kept(stored[case["output"]["array"]], 1, iterations)
            # One tile per iteration may be shared by cases that keep different iterations.
            for entry in reduced["inputs"]:
                source = entry["array"]
                entry["array"] = f"{source}.{len(iterations)}"
                arrays[entry["array"]] = kept(stored[source], entry["tiles_per_iteration"], iterations)
        cases.append(reduced)
    for name, arrays in files.items():
        np.savez_compressed(TARGET / name, **arrays)
    origin = {key: manifest[key] for key in ("device", "sdk_device_headers", "seed")}
    text = json.dumps({"set": "subset", **origin, "cases": cases}, separators=(",", ":"))
    (TARGET / "manifest.json").write_text(text.replace('{"name"', '\n{"name"') + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
