"""The book: readings, left-outs, transfers' revisions and judgements; two time axes, append-only."""

from waybill.register.book import Register
from waybill.register.horizon import NOW, Horizon, end_of

__all__ = ["NOW", "Horizon", "Register", "end_of"]
