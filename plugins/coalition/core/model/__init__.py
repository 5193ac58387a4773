"""The records: what editors write, as frozen typed values that hold slugs and never each other."""
