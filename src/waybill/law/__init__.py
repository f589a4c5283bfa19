"""A question of parties, item and days comes in; findings go out."""
