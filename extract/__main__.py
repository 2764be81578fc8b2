"""`python -P -m extract` is the same as `hetong`.

Without `-P` Python itself looks into the current folder first, for its own modules and for ours, before a line of ours
is run: that cannot be undone here. What it took from there is told, and nothing more is done. No import may stand in
front of that, not even one from `__future__`.
"""

import sys


def _taken(folder: str) -> list[str]:
    """Modules that came from a folder: none of those that Python needs to start us may."""
    from pathlib import Path

    files = ((name, getattr(module, "__file__", None)) for name, module in list(sys.modules.items()))
    places = [(name, Path(file)) for name, file in files if file and name not in ("__main__", "extract")]
    own = (name for name, file in places if file.parent == Path(folder) and file.stem == name)
    packages = (name for name, file in places if file.parent == Path(folder, name) and file.stem == "__init__")
    return sorted({*own, *packages})


if __name__ == "__main__":
    if not sys.flags.safe_path and len(sys.path) > 1:
        here = sys.path.pop(0)  # the current folder; what is installed, in a tree of its own too, is found without it
        if taken := _taken(here):
            print(
                f"当前文件夹里的 {', '.join(taken)} 被 Python 当作程序运行了，已停止。请用 hetong 命令，或 python -P -m extract\n"
                f"Python ran {', '.join(taken)} of the current folder: stopped. Use `hetong`, or `python -P -m extract`",
                file=sys.stderr,
            )
            sys.exit(2)
    try:
        from extract.start import script
    except ModuleNotFoundError:  # run in a tree that is not installed
        from pathlib import Path

        sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
        from extract.start import script
    script()
