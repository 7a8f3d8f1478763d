"""JSON as a script: a call of the function that a page has named."""

_LINE_ENDS = {"\N{LINE SEPARATOR}": "\\u2028", "\N{PARAGRAPH SEPARATOR}": "\\u2029"}
"""JSON may hold these as they are; in a script of before 2019 they end the line."""


def jsonp(callback: str, body: str) -> str:
    """Give the script that hands this JSON to the function.

    >>> jsonp("show", '{"count":0}')
    'show({"count":0});'
    """
    for sign, escaped in _LINE_ENDS.items():
        body = body.replace(sign, escaped)
    return f"{callback}({body});"
