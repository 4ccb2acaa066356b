"""Any plan, written as a workbook and read again, is the same plan."""

from hypothesis import HealthCheck, given, settings

from lfa.io.excel.reader import read_workbook
from lfa.io.excel.writer import workbook
from lfa.io.source import Source
from tests.strategies import plans


def again(plan, **options):
    return read_workbook(Source(workbook(plan, **options), "plan.xlsx"))


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(plans())
def test_any_plan_comes_back_equal(plan):
    assert plan == again(plan)


@settings(deadline=None, max_examples=3, suppress_health_check=list(HealthCheck))
@given(plans())
def test_same_plan_gives_the_same_bytes(plan):
    assert workbook(plan) == workbook(plan)
