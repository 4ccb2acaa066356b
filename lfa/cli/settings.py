"""Configuration of the check: an ``lfa.toml`` or a ``pyproject.toml`` in the plan's folder or above it.

Only the command line looks for such files, and says which it used.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from lfa.checks import Config
from lfa.errors import InvalidValue, MissingFile, reason
from lfa.terms import term

__all__ = ["found", "named", "with_profile"]

#: The files that are looked for in each folder, the first first, with the table that is ours.
_FILES: Mapping[str, tuple[str, ...]] = {"lfa.toml": ("check",), "pyproject.toml": ("tool", "lfa", "check")}
_MOST = 1_000_000


def found(plan: str) -> tuple[Config, Path | None]:
    """Return the configuration that holds for a plan's file, and the file it stands in.

    Raises
    ------
    InvalidValue
        When the file is no TOML, or says what cannot be.
    """
    for path in _candidates(Path(plan)):
        table = _table(_parsed(path), _FILES[path.name])
        if table is not None:
            return _config(table, path), path
    return Config(), None


def _candidates(plan: Path) -> Iterator[Path]:
    folder = plan.resolve().parent
    for one in (folder, *folder.parents):
        for name in _FILES:
            if (path := one / name).is_file():
                yield path


def named(path: str) -> Config:
    """Return the configuration in a file that was named: a table of ours, or nothing but its content.

    Raises
    ------
    MissingFile
        When there is no such file.
    InvalidValue
        When it is no TOML, or says what cannot be.
    """
    file = Path(path)
    if not file.is_file():
        raise MissingFile(term("messages", "file_missing", name=path))
    given = _parsed(file)
    tables = (_table(given, where) for where in _FILES.values())
    return _config(next((one for one in tables if one is not None), given), file)


def with_profile(config: Config, name: str, folder: Path) -> Config:
    """Return the configuration with a profile, which may be a file of the user's own.

    Raises
    ------
    MissingFile, InvalidValue
    """
    if not name.endswith(".toml"):
        return attrs.evolve(config, profile=name)
    path = folder / name
    if not path.is_file():
        raise MissingFile(term("messages", "file_missing", name=str(path)))
    return attrs.evolve(config, profile=path.stem, profiles={**config.profiles, path.stem: _parsed(path)})


def _config(table: Mapping[str, Any], path: Path) -> Config:
    try:
        config = Config.of(table)
        return with_profile(config, config.profile, path.parent) if config.profile else config
    except InvalidValue as error:
        raise InvalidValue(f"{path}: {error}") from error


def _table(given: Mapping[str, Any], where: tuple[str, ...]) -> Mapping[str, Any] | None:
    table: Any = given
    for name in where:
        table = table.get(name) if isinstance(table, Mapping) else None
    return table if isinstance(table, Mapping) else None


def _parsed(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST + 1)
        if len(data) > _MOST:
            raise InvalidValue(f"{path}: a configuration of over {_MOST // 1000} kB is none")
        return tomllib.loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise InvalidValue(f"{path}: {reason(error)}") from error
    except UnicodeDecodeError as error:
        raise InvalidValue(f"{path}: this is no TOML file; its text is not UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InvalidValue(f"{path}: {error}") from error
