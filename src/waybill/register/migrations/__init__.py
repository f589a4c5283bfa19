"""How the book's tables came to be, one step a file; alembic walks them."""
