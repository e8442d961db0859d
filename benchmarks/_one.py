"""Measure one figure in this process and print it as one JSON line: `python -m benchmarks._one NAME`."""

import json
import sys
from dataclasses import asdict

from benchmarks.registry import all_figures

if __name__ == "__main__":
    print(json.dumps(asdict(all_figures()[sys.argv[1]].measure())))
