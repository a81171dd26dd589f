"""Compares the mock device with recorded bits of the simulated hardware."""
