"""What functions are compared on: special values with each other, and random ones, the same every time."""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint32]

_TILE = 1024
_SEED = 81
_RANDOM = 1 << 17

# Zero, the smallest and largest denormals, the smallest normal numbers, ordinary ones, ones halfway between
# two of bf16, the largest, infinity, NaN of several payloads.
_MAGNITUDES = (
    *(0x00000000, 0x00000001, 0x00010000, 0x007F0000, 0x007FFFFF, 0x00800000, 0x00800001, 0x00810000),
    *(0x01000000, 0x1F800000, 0x20000000, 0x34000000, 0x3EAAAAAB, 0x3F000000, 0x3F7F0000, 0x3F7FFFFF),
    *(0x3F800000, 0x3F800001, 0x3F808000, 0x3F818000, 0x3F810000, 0x3FC00000, 0x40000000, 0x40400000),
    *(0x40490FDB, 0x40A00000, 0x41200000, 0x42C80000, 0x43000000, 0x447FE000, 0x4B000000, 0x4B7FFFFF),
    *(0x4F000000, 0x5F000000, 0x7E800000, 0x7F000000, 0x7F7F0000, 0x7F7FFFFF, 0x7F800000, 0x7F800001),
    *(0x7F810000, 0x7FC00000, 0x7FC10000, 0x7FFF0000, 0x7FFFFFFF),
)
_FEW_MAGNITUDES = (
    *(0x00000000, 0x00010000, 0x00800000, 0x3F000000, 0x3F800000, 0x3F810000, 0x3FC00000, 0x40490FDB),
    *(0x4B000000, 0x7F7F0000, 0x7F800000, 0x7FC00000),
)
_INTEGERS = (
    *(0, 1, 2, 3, 4, 5, 7, 8, 10, 15, 16, 31, 32, 33, 63, 64, 100, 127, 128, 255, 256, 1000, 4095, 4096),
    *(32767, 32768, 46340, 46341, 65535, 65536, 65537, 1 << 22, 1 << 23, (1 << 23) + 1, 1 << 24),
    *((1 << 24) + 1, (1 << 25) + 2, (1 << 30) - 1, 1 << 30, (1 << 31) - 129, (1 << 31) - 2, (1 << 31) - 1),
)


def all_bf16() -> Words:
    """Every bf16 number, as fp32 words."""
    return np.arange(65536, dtype=np.uint32) << 16


def some_fp32(count: int = 16384) -> Words:
    """Numbers of all exponents."""
    return np.random.default_rng(_SEED).integers(0, 1 << 32, count, dtype=np.uint32)


def _signed(magnitudes: tuple[int, ...]) -> Words:
    values = np.array(magnitudes, np.uint32)
    return np.concatenate([values, values | np.uint32(0x80000000)])


def special(kind: str, few: bool = False) -> Words:
    """The values that meet all others."""
    if kind == "float":
        return _signed(_FEW_MAGNITUDES if few else _MAGNITUDES)
    values = np.array(_INTEGERS[:: 4 if few else 1], np.int64)
    words = np.unique(np.concatenate([values, -values, [-(1 << 31)]]) & 0xFFFFFFFF).astype(np.uint32)
    return np.unique(_fitting(words, kind))


def _fitting(words: Words, kind: str) -> Words:
    bits = {"uint16": 16, "uint8": 8, "int8": 8}.get(kind, 32)
    return words & np.uint32((1 << bits) - 1)


def _random(kind: str, count: int, generator: np.random.Generator) -> Words:
    """Half of all words, half of numbers of ordinary magnitude."""
    words = generator.integers(0, 1 << 32, count, dtype=np.uint32)
    if kind == "float":
        ordinary = generator.normal(size=count) * np.exp2(generator.integers(-6, 7, count))
        near = ordinary.astype(np.float32).view(np.uint32)
    else:
        near = words >> generator.integers(0, 32, count, dtype=np.uint32)
        near = np.where(generator.random(count) < 0.5, near, (~near + np.uint32(1)))
    return _fitting(np.where(generator.random(count) < 0.5, words, near), kind)


def _related(first: Words, other: Words, generator: np.random.Generator) -> Words:
    """Some of the second operands equal to the first, next to them, or with their exponent."""
    choice = generator.random(len(first))
    other = np.where(choice < 0.05, first, other)
    other = np.where((choice >= 0.05) & (choice < 0.1), first ^ np.uint32(0x10000), other)
    other = np.where((choice >= 0.1) & (choice < 0.15), first ^ np.uint32(0x80000000), other)
    return np.where((choice >= 0.15) & (choice < 0.25), first & 0x7F800000 | other & 0x807FFFFF, other)


def inputs_of(operands: tuple[str, ...], wide: bool) -> list[Words]:
    """One array for each operand, of whole tiles; fp32 words or integers."""
    generator = np.random.default_rng(_SEED)
    if len(operands) == 1 and operands[0] == "float":
        found = [np.concatenate([all_bf16(), some_fp32()]) if wide else all_bf16()]
    elif len(operands) == 1:
        values = special(operands[0])
        found = [np.concatenate([values, _random(operands[0], _RANDOM, generator)])]
    else:
        few = len(operands) > 2
        crossed = np.array(list(product(*(special(kind, few) for kind in operands))), np.uint32).T
        random = [_random(kind, _RANDOM, generator) for kind in operands]
        if set(operands[:2]) == {"float"}:
            random[1] = _related(random[0], random[1], generator)
        elif operands[0] == operands[1]:
            random[1] = np.where(generator.random(_RANDOM) < 0.05, random[0], random[1])
        found = [np.concatenate([a, b]) for a, b in zip(crossed, random, strict=True)]
    missing = -len(found[0]) % _TILE
    padded = [np.concatenate([words, np.zeros(missing, np.uint32)]) for words in found]
    if wide:
        return padded
    return [
        words & np.uint32(0xFFFF0000) if kind == "float" else words
        for words, kind in zip(padded, operands, strict=True)
    ]
