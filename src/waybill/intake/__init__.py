"""Pages, PDFs, feeds and archives come in; reports go out."""
