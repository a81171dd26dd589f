"""Running compiled kernels from Python."""
