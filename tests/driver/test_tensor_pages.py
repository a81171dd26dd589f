"""Arrays become device pages and come back: face order, row-major pages, block formats."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tilemetal.driver.tensor_pages import FORMATS, from_pages, to_pages

_ELEMENTWISE = [name for name, layout in FORMATS.items() if not layout.magnitude_bits]
_BLOCK = [name for name, layout in FORMATS.items() if layout.magnitude_bits]


@pytest.mark.parametrize("name", _ELEMENTWISE)
@pytest.mark.parametrize("tiled", [True, False])
@pytest.mark.parametrize("shape", [(32, 32), (64, 96), (2, 3, 32, 64)])
def test_elements_come_back_unchanged(name: str, tiled: bool, shape: tuple[int, ...]) -> None:
    layout = FORMATS[name]
    array = np.random.default_rng(3).integers(0, 200, shape).astype(layout.dtype)
    pages = to_pages(array, layout, tiled)
    assert pages.shape[1] == (layout.tile_bytes if tiled else shape[-1] * array.itemsize)
    np.testing.assert_array_equal(from_pages(pages, shape, layout, tiled), array)


def test_a_tile_holds_its_faces_one_after_another() -> None:
    rows, columns = np.indices((32, 32))
    tile = to_pages((rows * 32 + columns).astype(np.float32), FORMATS["Float32"], tiled=True)
    order = tile.view(np.float32).reshape(4, 16, 16)
    assert order[0, 0, 1] == 1
    assert order[1, 0, 0] == 16
    assert order[2, 0, 0] == 16 * 32
    assert order[3, 15, 15] == 31 * 32 + 31


@pytest.mark.parametrize("name", _BLOCK)
@settings(max_examples=25, deadline=None)
@given(values=hnp.arrays(np.float32, (32, 32), elements=st.floats(-1e6, 1e6, width=32)))
def test_block_formats_round_to_a_unit_of_the_shared_exponent(name: str, values: np.ndarray) -> None:
    layout = FORMATS[name]
    back = from_pages(to_pages(values, layout, True), (32, 32), layout, True)
    blocks = np.where(np.abs(values) >= np.finfo(np.float32).tiny, values, 0).reshape(32, 2, 16)
    largest = np.abs(blocks).max(axis=2, keepdims=True).astype(np.float64)
    exponent = np.floor(np.log2(np.where(largest > 0, largest, 1)))
    unit = np.exp2(exponent - layout.magnitude_bits + 1)
    # Half a unit, or a whole one where rounding up does not fit and saturates.
    assert np.all(np.abs(back.reshape(32, 2, 16) - blocks) <= unit)


def test_a_block_keeps_exponent_bytes_before_elements() -> None:
    values = np.full((32, 32), 1.5, np.float32)
    page = to_pages(values, FORMATS["Bfp8_b"], True)[0]
    assert len(page) == 1088
    assert set(page[:64]) == {127}
    assert set(page[64:]) == {0b01100000}
