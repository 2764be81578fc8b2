"""Records against gold files made by people: precision, recall and F1 of every part.

A gold file names its contract by `file` and holds values of the record; a list of values means “any of these”.
"""

from extract.evaluate.folders import Evaluation, evaluate_folders, evaluate_records
from extract.evaluate.report import as_json, report
from extract.evaluate.score import score

__all__ = ["Evaluation", "as_json", "evaluate_folders", "evaluate_records", "report", "score"]
