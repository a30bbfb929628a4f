"""Names, origins, incidents and differences: what the texts amount to taken together."""

from .decided import applied
from .dossier import Clock, dossier

__all__ = ["Clock", "applied", "dossier"]
