"""Pelican Coalition: publish a coalition's articles, podcast and registry of partners as one static site."""

__version__ = "0.1.0"
