"""What comes from elsewhere, made into the files that editors write."""
