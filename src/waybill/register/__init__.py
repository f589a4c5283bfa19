"""The book: the only writer; append-only, with two time axes."""
