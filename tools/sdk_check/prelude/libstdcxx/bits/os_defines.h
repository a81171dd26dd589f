// Empty: kernels run without an operating system.
