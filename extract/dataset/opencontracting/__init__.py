"""A record as a release of the Open Contracting Data Standard 1.1."""

from extract.dataset.opencontracting.moments import moment
from extract.dataset.opencontracting.release import EXTENSIONS, release

__all__ = ["EXTENSIONS", "moment", "release"]
