"""Results for people to read: ratios first, as a Markdown table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.kinds import KINDS, OTHER
from bench.results import Results
from bench.rows import ROWS, Row
from bench.targets import verdicts

_NOTHING = "–"


def table(results: Results) -> str:
    """Return the whole report."""
    parts = (_head(results), _figures(results), results.notes, verdicts(results), _files(results))
    return "\n\n".join("\n".join(part) for part in (tuple(part) for part in parts) if part)


def _head(results: Results) -> Iterator[str]:
    sizes = results.sizes
    yield (
        f"{sizes.articles:,} articles, {sizes.episodes:,} episodes, {sizes.partners:,} partners, "
        f"{sizes.people:,} people, {sizes.topics} topics"
    )
    yield results.machine.summary
    yield f"every build {results.runs} × in a new process, by turns; medians"


def _figures(results: Results) -> Iterator[str]:
    ours, *others = results.tools
    names = ("", *(f"{ours} : {other}" for other in others), *results.tools)
    rows = [_row(results, row) for row in ROWS]
    yield from markdown(names, [row for row in rows if any(cell != _NOTHING for cell in row[1:])])


def _row(results: Results, row: Row) -> Sequence[str]:
    figures = [row.figure(results, tool) for tool in results.tools]
    ratios = (_ratio(figures[0], other) for other in figures[1:])
    return (row.name, *ratios, *(_NOTHING if one is None else row.form.format(one) for one in figures))


def _ratio(ours: float | None, theirs: float | None) -> str:
    if ours is None or not theirs:
        return _NOTHING
    ratio = ours / theirs
    return f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.3f}"


def _files(results: Results) -> Iterator[str]:
    tools = results.tools
    names = ("files", *tools, "")
    kinds = (*(kind for kind, _ in KINDS), OTHER)
    yield from markdown(names, [_kind(results, kind) for kind in kinds])


def _kind(results: Results, kind: str) -> Sequence[str]:
    counts = [results.files[tool][kind] for tool in results.tools]
    return (kind, *(f"{count:,}" for count in counts), "differ" if len(set(counts)) > 1 else "")


def markdown(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table whose columns, but for the first, are aligned to the right."""
    widths = [max(2, *map(len, column)) for column in zip(names, *rows, strict=True)]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    for cells in (names, rule, *rows):
        first, *rest = (f"{cell:{'>' if n else '<'}{widths[n]}}" for n, cell in enumerate(cells))
        yield f"| {' | '.join((first, *rest))} |"
