"""Upstream catalogues: how each is asked and read, and the one client that asks them all.

How to add a source
-------------------
One that answers by SRU, or with MARC records in XML, needs settings only (docs/sources.md). Any
other is one file of pure functions and one value, `SOURCE = Source(...)`, added to `SOURCES` in
`app/spider/all.py`; docs/adding-a-source.md has a whole one with its body and its test.
"""
