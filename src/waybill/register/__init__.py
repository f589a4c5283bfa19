"""The book: readings, left-outs, entries day by day, judgements, withdrawals; two time axes, append-only."""

from waybill.register.book import Register
from waybill.register.entries import Assemble, State, Work
from waybill.register.horizon import NOW, Horizon, end_of

__all__ = ["NOW", "Assemble", "Horizon", "Register", "State", "Work", "end_of"]
