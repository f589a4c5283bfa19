"""What readers ask: tables, dossiers, comparisons; they only read."""
