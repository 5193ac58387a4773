"""What the tasks do: one module per command, a function from the project's root to an exit code.

0 good, 1 the content has errors (or a test failed), 2 wrong usage or settings, 70 our own fault,
75 another build holds the lock.
"""
