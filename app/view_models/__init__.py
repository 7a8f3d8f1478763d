"""What a page or an answer shows, shaped from what the catalogue gives."""
