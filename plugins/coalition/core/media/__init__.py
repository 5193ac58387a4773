"""What lies beside an episode's text: its audio, its transcript and its chapters."""
