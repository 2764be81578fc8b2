"""hetong (合同): Chinese government procurement contracts become a dataset.

The library in a few calls::

    from extract.api import audit, compare, extract_file, extract_folder, load, read_run
    record = extract_file("contract.docx")       # one contract -> Record
    records = list(extract_folder("contracts"))  # a folder, one record after the other
    findings = audit(records)                    # contract id -> what the checks found
    same = compare(records[0], records[1])       # two contracts -> what one says and the other does not
    tables = load("output")                      # a finished `hetong run` -> {name: pandas.DataFrame}
    again = read_run("output")                   # the same as records, with corrections and audit applied

`extract.api` holds all of them, typed and documented, and `docs/api.md` shows them at work. Those that no folder of the
package is called by are here as well.
"""

TYPE_CHECKING = False  # nothing is imported here: `python -m extract` runs this before it can leave the current folder

__version__ = "0.1.0"
__all__ = [
    "Finding",
    "Record",
    "Settings",
    "__version__",
    "extract_file",
    "extract_folder",
    "load",
    "read_run",
]

if TYPE_CHECKING:
    from extract.api import extract_file, extract_folder, read_run
    from extract.dataset.load import load
    from extract.record import Finding, Record
    from extract.settings import Settings

_HOMES = {
    "load": "extract.dataset.load",
    "Record": "extract.record",
    "Finding": "extract.record",
    "Settings": "extract.settings",
}
"""Names that are not of `extract.api`."""


def __getattr__(name: str) -> object:
    """Import the public names when they are asked for: `hetong --help` must not pay for them."""
    if name in __all__ and name != "__version__":
        from importlib import import_module

        return getattr(import_module(_HOMES.get(name, "extract.api")), name)
    raise AttributeError(f"module 'extract' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
