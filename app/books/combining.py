"""Marks that combine with the letter before them, and how many of them a text may pile up."""

import unicodedata

MOST_MARKS = 30


def safe_to_order(text: str) -> str:
    """Cut runs of combining marks: putting a run into order takes the square of its length.

    No language needs more than 30 (https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format).
    """
    if text.isascii():
        return text
    kept, run = [], 0
    for sign in text:
        run = run + 1 if unicodedata.combining(sign) else 0
        if run <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)
