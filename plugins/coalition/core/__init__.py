"""Everything that does not need Pelican: decode, relate, check, plan, view, render, write."""
