"""What Fisher holds: what every source said, the books made of it, and the words they hold."""
