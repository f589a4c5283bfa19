"""Plain frozen records that travel between the rooms; standard library only."""
