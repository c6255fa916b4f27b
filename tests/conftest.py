"""Hypothesis profiles: ``WIRECOPY_HYPOTHESIS=dev`` draws more examples, and others each time."""

import os

from hypothesis import HealthCheck, settings

from chromium import browser  # noqa: F401 - a fixture, for all the tests that want it

# The first text makes the house styles and the word lists, so that no example has a deadline.
_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile(
    "ci", max_examples=60, derandomize=True, deadline=None, suppress_health_check=_SLOW
)
settings.register_profile(
    "dev", max_examples=600, deadline=None, suppress_health_check=_SLOW, print_blob=True
)
settings.load_profile(os.environ.get("WIRECOPY_HYPOTHESIS", "ci"))
