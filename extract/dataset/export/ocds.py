"""Open Contracting Data Standard 1.1.5: `ocds.json`, a release package with a release a contract."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from extract.dataset.export import Options
from extract.dataset.files import Replacing
from extract.dataset.opencontracting import EXTENSIONS, moment, release
from extract.dataset.tables import Row
from extract.errors import UsageError
from extract.record import Record

_UNKNOWN = "1970-01-01T00:00:00+08:00"
_PREFIX = re.compile(r"ocds-[0-9a-z]{6}")

FILES = ("ocds.json",)


class Export:
    """Releases are written as they come; the package's own facts follow behind them.

    There is no clock in it: without a date of publication a release has the date of signature, the package that of
    its latest release, and both 1970-01-01 where no date is known.
    """

    def __init__(self, target: Path, options: Options) -> None:
        if not _PREFIX.fullmatch(options.ocid_prefix):
            raise UsageError(
                f"OCID 前缀 {options.ocid_prefix} 不对：应为 ocds- 加六位小写字母或数字",
                f"{options.ocid_prefix} is no OCID prefix: ocds- and six lower-case letters or digits",
            )
        self._published = moment(options.published)
        if options.published and not self._published:
            raise UsageError(
                f"{options.published} 不是日期，应为 YYYY-MM-DD", f"{options.published} is no date as YYYY-MM-DD"
            )
        self._options = options
        self._target = Replacing(target / "ocds.json")
        self._digest = hashlib.sha256()
        self._latest = ""
        head = {"version": "1.1", "extensions": list(EXTENSIONS)}
        self._target.file.write(json.dumps(head)[:-1] + ', "releases": [')

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        if not any(row["counted"] for row in rows.get("contracts", ())):
            return  # another file of a contract that has its release, or no contract
        signed = record.fields.signed_on
        when = self._published or moment(signed.value if signed else None) or _UNKNOWN
        made = release(record, ocid_prefix=self._options.ocid_prefix, when=when)
        text = json.dumps(made, ensure_ascii=False)
        self._target.file.write((",\n" if self._latest else "\n") + text)
        self._digest.update(text.encode())
        self._latest = max(self._latest, when)

    def finish(self, others: Mapping[str, Sequence[Row]]) -> None:
        tail = {
            "publisher": {"name": self._options.publisher or "hetong"},
            "publishedDate": self._published or self._latest or _UNKNOWN,
            "uri": f"urn:sha256:{self._digest.hexdigest()}",
        }
        self._target.file.write("\n], " + json.dumps(tail, ensure_ascii=False)[1:] + "\n")

    def commit(self) -> list[Path]:
        return [self._target.commit()]

    def discard(self) -> None:
        self._target.discard()
