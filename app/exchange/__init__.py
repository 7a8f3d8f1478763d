"""Readers and what they do with each other: accounts, and the mails they are sent."""
