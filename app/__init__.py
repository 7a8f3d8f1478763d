"""Fisher: many public book catalogues asked at once, one record per edition, kept."""
