"""The live preview: serves the preview tree and tells the editor's browser what changed."""
