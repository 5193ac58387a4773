"""Measures builds of one generated site with this project and with other tools: `python3 tasks.py bench`.

Each module is a step: `generate` invents the content, a `…_site` module writes it down as one tool wants it,
`tools` lists the tools, `measure` runs a build, `kinds` counts what it made, `run` puts them in order, and
`table` prints `results`.
"""
