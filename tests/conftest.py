"""What all tests share: how hypothesis behaves, and where the reference material lies."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

# In CI the same examples every time, so that a red run can be repeated; at the desk, new ones each time.
# No deadline: a slow machine is no fault of the code.
_QUIET = (HealthCheck.too_slow,)
settings.register_profile(
    "ci", derandomize=True, deadline=None, print_blob=True, max_examples=25, suppress_health_check=_QUIET
)
settings.register_profile("desk", deadline=None, max_examples=25, suppress_health_check=_QUIET)
# Before a release, or after a change to what everything stands on: pytest --hypothesis-profile=thorough
settings.register_profile("thorough", deadline=None, max_examples=500, suppress_health_check=_QUIET)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material beside the checkout; a test that asks for it is skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "design.md").is_file():
        pytest.skip("the reference material (../shared) is not beside this checkout")
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that asks for the reference material, so that ``-m "not shared"`` leaves it out."""
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.shared)
