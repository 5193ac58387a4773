"""Measures builds of one generated site with this project and with other tools: `python3 tasks.py bench`.

Each module is a step: `generate` invents the content, a `…_site` module writes it down as one tool wants it,
`tools` lists the tools, `workplace` is where their sites lie, `measure` runs a build, `resident` edits beside
a process that watches, `kinds` counts what was made, `run` puts them in order, and `table` prints `results`,
of which `rows` and `targets` say what is shown and wanted. `search_index` measures what has a row of its own,
as other tools make no index for searching. `large` does the same for a site of one kind.
"""
