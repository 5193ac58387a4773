"""Pictures, and what is made of them: smaller ones in several formats, icons, cards for social networks."""
