"""What is kept of names looked up does not grow with the texts read."""

from holdfire.read import gazetteer


def test_names_looked_up_are_kept_within_bounds():
    for kept in (gazetteer.lookup, gazetteer.abbreviated):
        assert kept.cache_info().maxsize is not None
