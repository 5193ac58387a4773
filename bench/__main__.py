"""`python -m bench ARTICLES EPISODES PARTNERS RUNS`."""

import sys
from pathlib import Path

from bench.generate import Sizes
from bench.run import bench

articles, episodes, partners, runs = map(int, sys.argv[1:])
raise SystemExit(bench(Path(__file__).resolve().parent.parent, Sizes(articles, episodes, partners), runs))
