"""A new field is one line of `extract/record/fields.py` and its rule: everything else takes it from there."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LINE = '    insured_amount: ExactFact | None = declared("保险金额", "money", group="money")\n'
RULE = """
[[rule]]
id = "price.insured"
kind = "field.insured_amount"
pattern = '''(?:保险金额|投保金额)(?:为|：)%{money:value}'''
examples = [{ text = "保险金额为50000元", value = "50000" }]
counter = ["保险费由乙方承担"]
"""
ASK = """
import json
from extract import labels
from extract.dataset.columns import TABLES
from extract.labels import FIELDS
from extract.pipeline import examine_bytes
from extract.record import json_schema

text = "苗木养护合同\\n甲方：白沙县林业局\\n乙方：溪口园艺有限公司\\n一、价款\\n合同总价为20000元，保险金额为50000元。\\n"
record = examine_bytes(text.encode(), "a.txt").record
columns = {column.name: column for column in TABLES["contracts"]}
print(json.dumps({
    "value": str(record.fields.insured_amount.value),
    "json": record.to_json()["fields"]["insured_amount"]["value"],
    "column": columns["insured_amount"].measure,
    "label": labels.column("contracts", "insured_amount"),
    "page": FIELDS["insured_amount"],
    "schema": "insured_amount" in json.dumps(json_schema()),
}))
"""


def test_a_new_field_is_declared_once(tmp_path: Path) -> None:
    for folder in ("extract", "rules"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    record = tmp_path / "extract" / "record" / "fields.py"
    source = record.read_text(encoding="utf-8")
    place = source.index("    governing_law: ")
    record.write_text(source[:place] + LINE + source[place:], encoding="utf-8")
    price = tmp_path / "rules" / "price.toml"
    price.write_text(price.read_text(encoding="utf-8") + RULE, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", ASK], cwd=tmp_path, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "value": "50000.00",
        "json": "50000.00",
        "column": "money",
        "label": "保险金额",
        "page": "保险金额",
        "schema": True,
    }
