"""What a reader typed, checked."""
