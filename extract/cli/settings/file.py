"""Which `hetong.toml` counts, and what it says, checked.

A file that was named (`--config`, `HETONG_CONFIG`) is the user's own. One that lies beside contracts or in the current
folder may have come with them: it chooses how they are read, and neither where data goes nor what is read elsewhere.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from extract.cli.settings.schema import GLOBAL, Schema, Setting
from extract.errors import UsageError

NAME = "hetong.toml"
VARIABLE = "HETONG_CONFIG"
NONE = "none"
"""As the name of a file: none at all."""
_ELSEWHERE = frozenset({"executor", "address"})
_VARIABLES = {"lang": "HETONG_LANG", "rules": "HETONG_RULES"}
_LARGEST = 1 << 20
"""Bytes: no file of settings is as long."""


@dataclass(frozen=True)
class Loaded:
    """The settings in force: section → name of the parameter → value. `verb` is that of the command line."""

    path: Path | None = None
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    verb: str = ""

    def defaults(self) -> dict[str, Any]:
        """What the parser of the command line takes for what it does not say, sections within sections.

        What the environment says stands above the file.
        """
        told = {name for name, variable in _VARIABLES.items() if os.environ.get(variable)}
        made: dict[str, Any] = {name: value for name, value in self.values.get(GLOBAL, {}).items() if name not in told}
        for section, values in self.values.items():
            if section != GLOBAL:
                inner = made
                for step in section.split("."):
                    inner = inner.setdefault(step, {})
                inner.update(values)
        return made


def named(arguments: Sequence[str]) -> str | None:
    """The file that a command line or the environment names.

    >>> named(["run", "--config", "a.toml"]), named(["--config=b.toml"]), named(["run", "--", "--config"])
    ('a.toml', 'b.toml', None)
    """
    told = list(arguments[: arguments.index("--")] if "--" in arguments else arguments)
    for i, argument in enumerate(told):
        if argument.startswith("--config="):
            return argument.removeprefix("--config=")
        if argument == "--config" and i + 1 < len(told):
            return told[i + 1]
    return os.environ.get(VARIABLE) or None


def find(wanted: str | None, beside: Iterable[Path]) -> tuple[Path | None, bool]:
    """The file that counts, and whether it was named. Raises `UsageError` for a named one that is not there."""
    if wanted is not None and wanted.lower() == NONE:
        return None, True
    if wanted:
        path = Path(wanted)
        if not path.is_file():
            raise UsageError(f"--config：没有文件 {wanted}，请检查路径", f"--config: no such file {wanted}")
        return path, True
    for place in beside:
        path = (place if place.is_dir() else place.parent) / NAME
        if path.is_file():
            return path, False
    return None, False


def load(path: Path, known: Schema, *, trusted: bool) -> Loaded:
    """Read and check a file. Raises `UsageError`: one line that names file and key, and the nearest known key."""
    data = _parsed(path)
    sections: dict[str, dict[str, Any]] = {}
    _collect(data, "", sections, known, path)
    values: dict[str, dict[str, Any]] = {}
    for section, keys in sections.items():
        for key, value in keys.items():
            setting = known[section].get(key.replace("_", "-"))
            if setting is None:
                raise _unknown(path, section, key, known)
            checked = _checked(path, section, setting, value)
            if not trusted:
                _harmless(path, section, setting, checked)
            values.setdefault(section, {})[setting.name] = _placed(path, setting, checked)
    return Loaded(path, values)


def language(arguments: Sequence[str]) -> str | None:
    """The language of the messages that the file asks for, before anything is checked."""
    try:
        path, _ = find(named(arguments), [Path()])
        said = _parsed(path).get("lang") if path else None
    except (UsageError, OSError):
        return None  # told later, with its reason
    return said if isinstance(said, str) else None


def _parsed(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"{path}：太大，不是设置文件", f"{path}: too large for a file of settings")
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{path}：不是正确的 TOML（{error}）", f"{path}: not valid TOML ({error})") from error
    except OSError as error:
        raise UsageError(f"{path}：读不了（{error.strerror}）", f"{path}: cannot be read ({error.strerror})") from error


def _collect(
    data: Mapping[str, Any], section: str, into: dict[str, dict[str, Any]], known: Schema, path: Path
) -> None:
    for key, value in data.items():
        inner = f"{section}.{key}" if section else key
        if not isinstance(value, dict):
            if section not in known:  # a key in a group of verbs, such as [rules]
                raise _unknown(path, section, key, known)
            into.setdefault(section, {})[key] = value
        elif inner in known or any(one.startswith(f"{inner}.") for one in known):
            _collect(value, inner, into, known, path)
        elif section in known and key in known[section]:
            raise UsageError(f"{path}：{inner} 不是一节，应写成 {key} = …", f"{path}: {inner} is a key, not a section")
        else:
            near = get_close_matches(inner, [one for one in known if one], n=1, cutoff=0.4)
            hint = (f"，是不是 [{near[0]}]？", f"; did you mean [{near[0]}]?") if near else ("", "")
            raise UsageError(f"{path}：没有 [{inner}] 这一节{hint[0]}", f"{path}: no section [{inner}]{hint[1]}")


def _unknown(path: Path, section: str, key: str, known: Schema) -> UsageError:
    wanted = key.replace("_", "-")
    near = get_close_matches(wanted, list(known.get(section, {})), n=1, cutoff=0.6)
    others = {one: place for place, settings in known.items() for one in settings}
    far = get_close_matches(wanted, list(others), n=1, cutoff=0.6)
    where = f"[{section}] " if section else ""
    if near:
        hint = (f"，是不是 {near[0]}？", f"; did you mean {near[0]}?")
    elif far:
        place = f"[{others[far[0]]}]" if others[far[0]] else "最上面"
        hint = (f"，是不是 {place} 的 {far[0]}？", f"; did you mean {far[0]} of [{others[far[0]]}]?")
    else:
        hint = ("；hetong config show --all 列出全部", "; hetong config show --all lists them")
    return UsageError(f"{path}：不认识 {where}{key}{hint[0]}", f"{path}: unknown key {where}{key}{hint[1]}")


_WANTED = {
    "bool": ("true 或 false", "true or false"),
    "int": ("整数", "a whole number"),
    "float": ("数字", "a number"),
    "text": ("文字（加引号）", "a text in quotes"),
    "path": ("路径（加引号）", "a path in quotes"),
}


def _checked(path: Path, section: str, setting: Setting, value: Any) -> Any:
    values = value if setting.many and isinstance(value, list) else [value]
    if not all(_fits(setting, one) for one in values):
        zh, en = _WANTED[setting.kind]
        zh, en = (f"{zh}或它们的列表", f"{en}, or a list of them") if setting.many else (zh, en)
        name = f"[{section}] {setting.key}" if section else setting.key
        raise UsageError(f"{path}：{name} 应是{zh}", f"{path}: {name} must be {en}")
    name = f"[{section}] {setting.key}" if section else setting.key
    if setting.least is not None and not all(one >= setting.least for one in values):  # nan is neither
        raise UsageError(f"{path}：{name} 不能小于 {setting.least:g}", f"{path}: {name} must be at least {setting.least:g}")
    if setting.most is not None and any(one > setting.most for one in values):
        raise UsageError(f"{path}：{name} 不能大于 {setting.most:.0f}", f"{path}: {name} must be at most {setting.most:.0f}")
    return values if setting.many else value


def _fits(setting: Setting, value: Any) -> bool:
    if setting.kind == "bool":
        return isinstance(value, bool)
    if setting.kind == "int":
        return isinstance(value, int) and not isinstance(value, bool)
    if setting.kind == "float":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, str)


def _harmless(path: Path, section: str, setting: Setting, value: Any) -> None:
    """Raises `UsageError` for what only a file that was named may say."""
    for one in value if setting.many else [value]:
        away = setting.kind == "path" and ("://" in one or not _inside(path.parent, one))
        if setting.name in _ELSEWHERE or away:
            name = f"[{section}] {setting.key}" if section else setting.key
            raise UsageError(
                f"{path}：{name} 指向这个文件夹以外，只有用 --config {path} 指名这个文件才有效",
                f"{path}: {name} leads out of this folder; it counts only with --config {path}",
            )


def _inside(folder: Path, name: str) -> bool:
    try:
        return (folder / name).resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):
        return False


def _placed(path: Path, setting: Setting, value: Any) -> Any:
    """A path is relative to the file that it stands in."""
    if setting.kind != "path":
        return value
    if setting.many:
        return [one if "://" in one else str(path.parent / one) for one in value]
    return value if "://" in value else str(path.parent / value)
