"""Runs the vendor's programming examples on the mock device."""
