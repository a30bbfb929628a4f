"""Names, origins, incidents and differences: what the texts amount to taken together."""

from .decided import applied
from .dossier import Clock, Known, dossier

__all__ = ["Clock", "Known", "applied", "dossier"]
