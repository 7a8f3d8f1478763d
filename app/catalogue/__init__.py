"""The search: ask everyone, merge what they say, rank it, keep it."""
