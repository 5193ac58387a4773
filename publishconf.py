"""The settings for the web: those of pelicanconf.py, with what differs when the site is published."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403

SITEURL = "https://1mfwf.example.org"
COALITION_PREVIEW = False
COALITION_BUNDLE = True
