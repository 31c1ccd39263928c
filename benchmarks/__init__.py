"""Measurements: `python -m benchmarks NAME [--quick] [--json] [--data FOLDER]`."""
