"""Upstream catalogues: how each is asked and read, and the one client that asks them all.

How to add a source
-------------------
1. Write `app/spider/<name>.py` with two kinds of pure functions and one value::

       def search_by_isbn(isbn: Isbn) -> Request: ...          # how to ask for one book
       def search_by_keyword(query: KeywordQuery) -> Request: ...   # how to ask by words
       def read(reply: Reply) -> SourcePage: ...               # what the answer says

       SOURCE = Source(name="<name>", title="…", url="https://…", read=read, …)

   `read` opens the body with `reply.json()` or `reply.xml()`, hands each field as it came to
   `said(...)`, which cleans it, and raises `Complaint` where the body itself reports an error.
   "Not found" is an empty `SourcePage`. It never raises for a field of the wrong type. An answer
   that only links to what a record needs leads on by `SourcePage(then=Step(request, read))`.
2. Add the module to `SOURCES` in `app/spider/all.py`.
3. Put a small body in the source's real shape into `tests/spider/bodies/<name>/`, and say in
   `tests/spider/test_<name>.py` what it must be read as.
4. Teach `tests/standin/shapes/` how it answers: `tests/trouble/` then puts it through every fault,
   and mutates its bodies, without being told of it.
5. Say on which terms it lends its data (`terms=Terms(…)`), and write them and the source into
   docs/sources.md: `python -m tests.spider.sources_page`.
"""
