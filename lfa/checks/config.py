"""What somebody asked of the check: a profile, rules to look for and to leave out, severities, limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from lfa.checks.profiles import Profile, load, profile
from lfa.checks.profiles import names as profile_names
from lfa.errors import InvalidValue
from lfa.model.nearest import Nearest
from lfa.model.plan import Plan

__all__ = ["Config", "codes"]

Names = Iterable[str] | str | None


def codes(names: Names) -> tuple[str, ...] | None:
    """Return codes as they are compared: in capitals, without a dash or a star at the end; None stays None.

    Examples
    --------
    >>> codes("prb, TRE-ORPHAN"), codes(["IND-*"]), codes(None)
    (('PRB', 'TRE-ORPHAN'), ('IND',), None)
    """
    if names is None:
        return None
    given = names.split(",") if isinstance(names, str) else names
    plain = (one.strip().rstrip("*").rstrip("-").upper() for one in given)
    return tuple(dict.fromkeys(one for one in plain if one))


@attrs.frozen
class Config:
    """What a configuration file may say: ``[check]`` in ``lfa.toml``, ``[tool.lfa.check]`` in ``pyproject.toml``.

    Parameters
    ----------
    profile : str, optional
        Name of a profile; else the plan's own, else its dialect's.
    select, ignore : tuple of str
        Codes or their beginnings. None selects all.
    severity, limits : mapping
        As in a profile, and stronger.
    profiles : mapping
        Profiles of the user's own, by name.

    Examples
    --------
    >>> Config.of({"profile": "sida", "ignore": ["PRB-LENGTH"]}).ignore
    ('PRB-LENGTH',)
    """

    profile: str | None = None
    select: tuple[str, ...] | None = attrs.field(default=None, converter=codes)
    ignore: tuple[str, ...] | None = attrs.field(default=(), converter=codes)
    severity: Mapping[str, str] = attrs.field(factory=dict)
    limits: Mapping[str, float] = attrs.field(factory=dict)
    profiles: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, given: Mapping[str, Any] | Config | None) -> Config:
        """Make a configuration of what a file says.

        Raises
        ------
        InvalidValue
            When it says something that cannot be: the key, the rule and the value.
        """
        if isinstance(given, Config):
            return given
        known = [one.name for one in attrs.fields(cls)]
        for key, value in (given or {}).items():
            if key not in known:
                near = Nearest().to(key, known)
                hint = f"; did you mean {near!r}?" if near else f"; there are {', '.join(known)}"
                raise InvalidValue(f"configuration of the check: {key!r} is unknown{hint}")
            _verify(key, value)
        return cls(**(given or {}))

    def profile_for(self, plan: Plan, name: str | Profile | None = None) -> Profile:
        """Return the profile that holds for a plan: the one asked for, else the plan's, else its dialect's.

        Parameters
        ----------
        plan : Plan
        name : str or Profile, optional

        Raises
        ------
        UnknownId
            When one was asked for that is not there.
        """
        chosen = name or self.profile
        if isinstance(chosen, Profile):
            base = chosen
        elif chosen:
            base = profile(chosen, self.profiles)
        else:
            known = {*profile_names(), *self.profiles}
            base = profile(next((one for one in (plan.profile, plan.dialect) if one in known), None), self.profiles)
        if not (self.severity or self.limits):
            return base
        mine = {"title": base.title, "severity": self.severity, "limits": self.limits}
        return load(mine, base.name, below=base)


def _verify(key: str, value: object) -> None:
    """Refuse a value of the wrong kind before it is looked into."""
    if key == "profile":
        _refuse_unless(isinstance(value, str), key, "the name of a profile", value)
    elif key in {"select", "ignore"}:
        listed = isinstance(value, list | tuple | set) and all(isinstance(one, str) for one in value)
        _refuse_unless(isinstance(value, str) or listed, key, "a list of codes", value)
    else:
        _refuse_unless(isinstance(value, Mapping), key, "a table", value)
    if key == "profiles" and isinstance(value, Mapping):
        for name, inner in value.items():
            _refuse_unless(isinstance(inner, Mapping), f"profiles.{name}", "a table", inner)


def _refuse_unless(fits: bool, key: str, rule: str, value: object) -> None:
    if not fits:
        raise InvalidValue(f"configuration of the check: {key} must be {rule} (got {value!r})")
