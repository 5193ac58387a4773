"""`python -m bench`: the program behind `python3 tasks.py bench`, which checks the options."""

from __future__ import annotations

import argparse
import gc
from pathlib import Path

from bench.generate import Sizes
from bench.large import bench_large
from bench.podcast_size import podcast
from bench.registry_size import registry
from bench.run import Course, bench

_ROOT = Path(__file__).resolve().parent.parent
_GARBAGE_THRESHOLD = 50_000


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("what", choices=("site", "registry", "podcast"))
    for name in ("articles", "episodes", "partners", "runs", "edits"):
        parser.add_argument(f"--{name}", type=int, required=True)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--no-hugo", dest="hugo", action="store_false")
    return parser.parse_args()


def _main(options: argparse.Namespace) -> int:
    if options.what != "site":
        gc.set_threshold(_GARBAGE_THRESHOLD)  # as in a build
        subject = registry() if options.what == "registry" else podcast()
        return bench_large(_ROOT, subject, options.runs)
    sizes = Sizes(options.articles, options.episodes, options.partners)
    course = Course(sizes, options.runs, options.edits, growth=options.growth, hugo=options.hugo)
    return bench(_ROOT, course)


raise SystemExit(_main(_options()))
