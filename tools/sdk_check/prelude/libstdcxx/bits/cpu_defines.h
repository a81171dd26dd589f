// Empty: the host processor has no say in kernels.
