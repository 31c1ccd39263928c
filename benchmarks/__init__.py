"""Measurements: `python -m benchmarks NAME [--quick] [--json] [--data FOLDER]`."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as `main.py` does
