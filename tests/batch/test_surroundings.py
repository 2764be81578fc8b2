"""Nothing that lies beside the contracts is ever run, whatever it is called and however processes are started."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from batch.helpers import PATIENCE, Running, dataset, folder

from extract import surroundings

NAMES = (
    "regex", "extract", "random", "sitecustomize", "usercustomize", "pandas", "typing", "socket", "json", "signal", "numpy",
    "multiprocessing", "threading", "lxml", "jieba", "ray", "pydantic", "tomllib", "decimal",
)  # fmt: skip
TEXT = "采购合同\n甲方：青禾县实验小学\n乙方：远山商贸有限公司\n一、合同总价为壹万元整（¥10000.00）。\n"


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A folder of a contract and of modules that would leave a file `run` beside it."""
    there = folder(tmp_path / "received", contract=TEXT)
    for name in NAMES:
        (there / f"{name}.py").write_text(f"open({str(tmp_path / 'run')!r}, 'a').write('{name} ')\n")
    program = there / "soffice"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path / 'run'}\n")
    program.chmod(0o755)
    return there


def _start(trap: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "HETONG_LANG": "zh"}
    for name in ("PYTHONPATH", "PYTHONSAFEPATH"):
        env.pop(name, None)
    return subprocess.run(
        [sys.executable, *arguments], cwd=trap, env=env, capture_output=True, encoding="utf-8", timeout=PATIENCE
    )


COMMAND = ("-P", "-m", "extract")
SPAWN = """
import sys
from extract.batch.executors import process
process.sys = type(sys)("sys")
process.sys.platform = "other"
from extract.cli import main
if __name__ == "__main__":
    sys.exit(main(["run", "contract.txt", "-o", "out"]))
"""


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param((*COMMAND, "run", ".", "--exclude", "*.py", "--exclude", "soffice", "-o", "out"), id="forkserver"),
        pytest.param(("-P", "-c", SPAWN), id="spawn"),
        pytest.param((*COMMAND, "facts", "contract.txt"), id="facts"),
    ],
)
def test_nothing_in_the_folder_is_run(trap: Path, arguments: tuple[str, ...]) -> None:
    done = _start(trap, *arguments)
    assert done.returncode == 0, done.stderr
    assert not (trap.parent / "run").exists(), (trap.parent / "run").read_text()
    assert "facts" in arguments or list((trap / "out" / "json").glob("*.json"))


@pytest.mark.parametrize("name", ["warnings", "types"])
def test_what_python_itself_took_from_the_folder_stops_the_command(tmp_path: Path, name: str) -> None:
    """Without `-P` Python looks there before a line of ours is run: said in one line, and nothing is read."""
    there = folder(tmp_path / "received", contract=TEXT)
    real = Path(next(one for one in (getattr(sys.modules[name], "__file__", ""),) if one))
    (there / f"{name}.py").write_text(real.read_text())
    done = _start(there, "-m", "extract", "run", "contract.txt", "-o", "out")
    assert done.returncode == 2 and "-P -m extract" in done.stderr and name in done.stderr
    assert "Traceback" not in done.stderr and not (there / "out").exists()


def test_without_a_module_in_the_way_the_short_form_works(tmp_path: Path) -> None:
    there = folder(tmp_path / "received", contract=TEXT)
    for name in ("regex", "random", "pandas", "typing", "pathlib", "__future__"):
        (there / f"{name}.py").write_text("raise SystemExit(9)")
    done = _start(there, "-m", "extract", "facts", "contract.txt")
    assert done.returncode == 0, done.stderr


def test_an_empty_entry_of_the_path_is_the_folder_and_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`PYTHONPATH=:/elsewhere`: the process that the user starts is the user's, those that we start are not."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", str(tmp_path), ".", "lib"]))
    with surroundings.safe():
        assert os.environ["PYTHONPATH"].split(os.pathsep)[-1] == str(tmp_path)
        assert all(Path(one).is_absolute() for one in os.environ["PYTHONPATH"].split(os.pathsep))


def test_a_program_of_that_name_in_the_folder_is_not_libreoffice(trap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from extract.ingest import office

    monkeypatch.chdir(trap)
    for path in (".", "", str(Path())):
        monkeypatch.setenv("PATH", path)
        assert office.program() is None
    monkeypatch.setenv("PATH", str(trap))  # whoever names the folder means it
    assert office.program() == str(trap / "soffice")


def test_the_path_is_as_it_was_afterwards() -> None:
    path, environment, main = list(sys.path), dict(os.environ), sys.modules["__main__"]
    sys.path.insert(0, "")
    try:
        with surroundings.safe():
            assert "" not in sys.path and os.environ["PYTHONSAFEPATH"] == "1" and sys.modules["__main__"] is not main
    finally:
        sys.path.remove("")
    assert (sys.path, dict(os.environ), sys.modules["__main__"]) == (path, environment, main)


def test_a_worker_of_the_main_module_is_found(tmp_path: Path) -> None:
    """A program of somebody's own may have its worker beside its `if __name__ == "__main__":`."""
    script = tmp_path / "own.py"
    script.write_text(
        "import sys\nfrom batch.misbehaving import misbehaving\nfrom extract.batch import Options, run_job\n"
        "def own(config):\n    return misbehaving(config)\n"
        "if __name__ == '__main__':\n    run_job([sys.argv[1]], sys.argv[2], options=Options(jobs=1, worker=own))\n"
    )
    done = Running(script, folder(tmp_path / "in", a="ok 1"), tmp_path / "out")
    code, errors = done.wait()
    assert code == 0, errors
    assert [name for name in dataset(tmp_path / "out") if name.startswith("json/")]
