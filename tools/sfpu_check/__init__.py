"""Compares the mock's functions of the vector unit with the SDK's own programs for them, bit by bit."""
