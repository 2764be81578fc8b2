"""Records → files: JSON as records come, every other format by one writer a module (`extract/dataset/writers/`)."""

from extract.dataset.failure import Failure
from extract.dataset.store import Dataset

__all__ = ["Dataset", "Failure"]
