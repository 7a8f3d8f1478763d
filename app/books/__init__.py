"""The trade's own words: ISBNs, queries, records, books. No HTTP, no database, no Flask."""
