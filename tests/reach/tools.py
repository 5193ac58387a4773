"""What others made to check pages with: html-validate, the Nu checker, axe and Lighthouse."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from tests.site.hosted import CHROMIUM, FLAGS

SLOW_4G = "simulate"
"""Lighthouse's own way of throttling: it loads at full speed and computes what slow 4G makes of that."""


@dataclass(frozen=True)
class Tools:
    """The tools that are installed below `root`."""

    root: Path

    @property
    def axe(self) -> str:
        """The script of axe-core."""
        return self._module("axe-core/axe.min.js").read_text(encoding="utf-8")

    def html_validate(self, pages: list[Path]) -> list[str]:
        """Return what html-validate finds wrong."""
        program = self._module("html-validate/bin/html-validate.mjs")
        config = self.root / "html-validate.config.mjs"
        printed = _run("node", program, "--config", config, "--formatter", "json", *pages)
        return [
            f"{file['filePath']}:{one['line']}: {one['message']} [{one['ruleId']}]"
            for file in json.loads(printed)
            for one in file["messages"]
        ]

    def nu(self, pages: list[Path]) -> list[str]:
        """Return the errors that the Nu checker finds."""
        jar = self._module("vnu-jar/build/dist/vnu.jar")
        options = ("--errors-only", "--exit-zero-always", "--stdout", "--format", "json")
        printed = _run("java", "-jar", jar, *options, *pages)
        return [
            f"{one.get('url', '')}:{one.get('lastLine', '')}: {one['message']}"
            for one in json.loads(printed)["messages"]
        ]

    def lighthouse(self, url: str, flag: str) -> dict[str, Any]:
        """Return the report of Lighthouse on a page, as a phone on slow 4G gets it.

        `flag` is one more for the browser. Raises AssertionError when the page could not be had.
        """
        program = self._module("lighthouse/cli/index.js")
        name, _, value = flag.partition("=")
        flags = " ".join([*FLAGS, f'{name}="{value}"'])
        options = (f"--chrome-flags={flags}", f"--throttling-method={SLOW_4G}", "--output=json", "--quiet")
        with TemporaryDirectory() as folder:
            path = Path(folder) / "report.json"
            _run("node", program, url, *options, "--output-path", path)
            report: dict[str, Any] = json.loads(path.read_bytes())
        assert "runtimeError" not in report, report["runtimeError"]
        return report

    @property
    def has_java(self) -> bool:
        """Whether there is a Java to run the Nu checker with."""
        return shutil.which("java") is not None

    def _module(self, name: str) -> Path:
        return self.root / "node_modules" / name


def _run(program: str, *arguments: str | Path) -> str:
    """Run a program and return what it printed, to a file: Node programs end before a pipe has it all."""
    found = shutil.which(program)
    assert found, program
    with TemporaryFile("w+", encoding="utf-8") as printed:
        subprocess.run(
            [found, *map(str, arguments)],
            env={**os.environ, "CHROME_PATH": CHROMIUM or ""},
            stdout=printed,
            timeout=300,
            check=False,
        )
        printed.seek(0)
        return printed.read()
