"""What a Site answers, by the noun that is asked about. Nobody but the Site is asked."""
