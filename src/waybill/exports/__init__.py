"""What leaves the house: one format a file, each with the report of what it could not carry."""
