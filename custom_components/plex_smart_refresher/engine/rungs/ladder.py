"""The table of rungs, the gentlest first."""

from .refresh import RefreshRung
from .rung import Rung

RUNGS: tuple[type[Rung], ...] = (RefreshRung,)
