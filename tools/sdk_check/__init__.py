"""Checks device kernels against the device headers of the TT-Metalium SDK, without the vendor's compiler.

The headers come from the ``ttnn`` wheel, the compiler is a plain RISC-V GCC; ``docs/sdk-check.md`` says how.
"""
