"""Tables of the field and the look-ups over them."""
