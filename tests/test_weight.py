"""What is heavy is loaded where it is used and nowhere else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples"
HEAVY = ("spacy", "thinc", "pandas", "cv2", "openvino", "onnxruntime", "ray", "duckdb", "starlette", "docx", "pypdf")
ASK = """
import json, sys
from extract.pipeline import examine
from extract.ner.show import render_html

loaded = {}
for name in sys.argv[1:]:
    found = examine(name)
    render_html(found.document, found.record)
    loaded[name] = [name for name in {heavy} if name in sys.modules]
print(json.dumps(loaded))
"""
CONTRACTS = "goods_vehicle_ningxia.txt", "works_renovation_jiangxi.docx", "design_hospital_yunnan.pdf"


def test_reading_and_showing_a_contract_loads_nothing_heavy() -> None:
    code, names = ASK.replace("{heavy}", repr(HEAVY)), [str(SAMPLES / name) for name in CONTRACTS]
    done = subprocess.run([sys.executable, "-c", code, *names], capture_output=True, text=True, check=True, timeout=600)
    assert json.loads(done.stdout) == {name: [] for name in names}
