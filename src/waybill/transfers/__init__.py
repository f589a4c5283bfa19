"""Claims and lineage come in; transfers go out."""
