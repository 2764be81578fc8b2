"""Records → files: JSON as records come, every other format by one writer a module (`extract/dataset/writers/`)."""

from extract.dataset.collect import Dataset
from extract.dataset.failure import Failure

__all__ = ["Dataset", "Failure"]
