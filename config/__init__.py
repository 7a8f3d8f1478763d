"""What can be set, how it is read and checked, and the server's own configuration."""
