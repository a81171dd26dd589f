"""Measures how much of the device API that the SDK's own kernels use the mock provides.

Reads the unpacked ``ttnn`` wheel; nothing of it is copied. ``docs/api-coverage.md`` is the result.
"""
