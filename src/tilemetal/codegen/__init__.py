"""From device IR and plan to text: kernels, host program, reference."""
