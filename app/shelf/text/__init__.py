"""Full text: one analyser of ours makes the tokens, each database stores and matches them.

`tokens.py` says what is kept of a book; `sqlite.py`, `postgresql.py` and `mariadb.py` each keep it
in their own index and put a search into their own words; `index.py` chooses among them. What is
found is the same in all three, because none of them parts, folds or stems anything by itself.
"""
