"""What can go wrong with what a reader typed, or with what a catalogue said.

FisherError
├── NotAnIsbn            what was typed is no ISBN, and why
├── BadQuestion          what was typed cannot be searched for, and why
└── SourceFailed         an upstream did not answer usefully (its kinds: app/spider/errors.py)
"""


class FisherError(Exception):
    """Anything Fisher says no to; its text is a sentence for the person who meets it."""
