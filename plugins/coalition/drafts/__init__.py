"""What `new` writes: texts and registry entries that an editor goes on with, and that pass `check`."""
