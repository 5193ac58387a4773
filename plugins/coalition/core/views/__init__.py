"""What templates receive: frozen, complete and small. Only the views decide; the templates place."""
