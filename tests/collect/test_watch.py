"""Whether silence means anything: worked weeks of one invented outlet."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.collect.watch import watched
from holdfire.record import Look, Seen, Source, Tri
from tests.helpers import LAW

RIVER = Source(id="river", name="River Dispatch", expected=(3, 10), lag=30.0)
START, END = datetime(2031, 3, 3, tzinfo=UTC), datetime(2031, 3, 8, tzinfo=UTC)


def at(day: int, hour: int = 18, month: int = 3) -> datetime:
    return datetime(2031, month, day, hour, tzinfo=UTC)


def look(day: int, fresh: int = 4, hour: int = 18, **given) -> Look:
    when = at(day, hour)
    seen, newest = (Seen.NEW, when - timedelta(hours=1)) if fresh else (Seen.SAME, None)
    own = {"seen": seen, "fresh": fresh, "count": 20, "newest": newest}
    return Look(id=f"look_{day}_{hour}", source="river", at=when, by="Ada", **{**own, **given})


def failed(day: int, hour: int = 18, seen: Seen = Seen.FAILED) -> Look:
    return look(day, 0, hour, seen=seen, problem="it answers 404", count=0)


WEEK = [look(day) for day in range(3, 8)]


def judged(looks, source=RIVER, start=START, end=END):
    return watched(source, looks, start, end)


def test_a_week_well_watched():
    watch = judged(WEEK)
    assert (watch.adequate, watch.issues, watch.missed) == (Tri.YES, (), ())
    assert (watch.first, watch.last) == (date(2031, 3, 3), date(2031, 3, 7))
    assert watch.shown == tuple((date(2031, 3, day), 4) for day in range(3, 8))


def test_nobody_looked():
    watch = judged([])
    assert watch.adequate is Tri.NO
    assert watch.issues == ("Nobody looked at River Dispatch from 3 March 2031 to 7 March 2031",)
    assert len(watch.missed) == 5
    assert judged([look(9)]).issues == watch.issues, "what is seen later was not seen then"


def test_a_day_without_a_look():
    watch = judged([k for k in WEEK if k.at.day != 5])
    assert (watch.adequate, watch.missed) == (Tri.NO, (date(2031, 3, 5),))
    assert watch.issues == ("Nobody looked at River Dispatch on 5 March 2031",)


def test_a_day_that_failed():
    looks = [*WEEK[:2], failed(5), failed(6, seen=Seen.REFUSED), WEEK[4]]
    watch = judged(looks)
    assert (watch.adequate, watch.missed) == (Tri.NO, (date(2031, 3, 5), date(2031, 3, 6)))
    assert watch.issues == (
        "River Dispatch could not be had on 5 March 2031, 6 March 2031 (it answers 404)",
    )
    assert judged([*WEEK, failed(5, 3)]).adequate is Tri.YES, "one answer a day is enough"


@pytest.mark.parametrize("how", ["unchanged", "same dates"])
def test_a_dead_feed_is_no_lull(how):
    newest = None if how == "unchanged" else at(4, 17)
    watch = judged([look(3), look(4), *(look(day, 0, newest=newest) for day in (5, 6, 7))])
    assert watch.adequate is Tri.NO
    assert watch.issues[0] == (
        "River Dispatch has shown nothing new since 4 March 2031 (expected at least 3 a day):"
        " a dead or lagging feed, not a lull"
    )


def test_old_entries_met_for_the_first_time_are_not_new():
    """A feed that lags: each look brings documents, all of them dated days ago."""
    watch = judged([look(day, newest=at(day) - timedelta(days=3)) for day in range(3, 8)])
    assert watch.adequate is Tri.NO
    assert "nothing new since 4 March 2031" in watch.issues[0]


def test_a_feed_that_never_showed_anything():
    watch = judged([look(day, 0, seen=Seen.EMPTY) for day in range(3, 8)])
    assert watch.issues[0] == "River Dispatch has never shown a document: a dead feed, not a lull"


def test_a_page_is_silent_by_the_looks_alone():
    page = Source(id="river", name="River Dispatch", expected=(0, 5), lag=48.0)
    looks = [look(3, 1, newest=None), *(look(day, 0) for day in (4, 5))]
    assert judged(looks, page, end=at(6, 0)).adequate is Tri.YES
    watch = judged([*looks, look(6, 0), look(7, 0)], page)
    assert watch.issues == (
        "River Dispatch has shown nothing new since 3 March 2031 (expected something every 48"
        " hours): a dead or lagging feed, not a lull",
    )


def test_the_news_of_the_week_before_is_remembered():
    before = look(2, 30)
    assert judged([before, *WEEK]).adequate is Tri.YES
    quiet = judged([before, *(look(day, 0) for day in range(3, 8))])
    assert "since 2 March 2031" in quiet.issues[0]
    assert quiet.shown[0] == (date(2031, 3, 3), 0)


def test_without_a_stated_volume_silence_means_nothing():
    watch = judged(WEEK, Source(id="river", name="River Dispatch"))
    assert watch.adequate is Tri.NO
    assert watch.issues == (
        "No volume is stated for River Dispatch, so its silence cannot be told from a lull:"
        " add expected = [least, most] to sources.toml",
    )


def test_a_short_day_is_doubtful():
    watch = judged([look(day, 2 if day == 5 else 4) for day in range(3, 8)])
    assert watch.adequate is Tri.UNCLEAR
    assert watch.issues == (
        "River Dispatch brought fewer documents than the 3 a day expected on 5 March 2031",
    )


def test_a_day_that_is_not_over_is_not_short():
    assert judged([*WEEK[:4], look(7, 1, hour=9)], end=at(7, 12)).adequate is Tri.YES


def test_a_flood_is_doubtful_and_a_backlog_is_none():
    assert judged([look(3, 99), *WEEK[1:]]).adequate is Tri.YES
    watch = judged([*WEEK[:3], look(6, 6), look(6, 6, hour=20), WEEK[4]])
    assert watch.adequate is Tri.UNCLEAR
    assert watch.issues == (
        "River Dispatch brought more documents than the 10 a day expected on 6 March 2031:"
        " a flood, or two feeds in one",
    )


def test_days_away_may_bring_what_they_held():
    watch = judged([WEEK[0], look(7, 40)])
    assert watch.issues == (
        "Nobody looked at River Dispatch on 4 March 2031, 5 March 2031, 6 March 2031",
    )


def test_a_date_ahead_of_the_clock_is_doubtful_and_proves_nothing():
    ahead = [look(day, newest=at(8) + timedelta(days=40)) for day in range(3, 8)]
    watch = judged(ahead)
    assert watch.adequate is Tri.UNCLEAR
    assert watch.issues == (
        "River Dispatch dated a document ahead of the clock on 7 March 2031: its dates cannot be"
        " relied on",
    )
    dead = [*ahead[:1], *(look(day, 0, newest=ahead[0].newest) for day in range(4, 8))]
    assert "nothing new since 3 March 2031" in judged(dead).issues[0]


def test_days_are_those_of_the_source():
    own = Source(id="river", name="River Dispatch", expected=(3, 10), zone="Asia/Tokyo")
    looks = [look(day, hour=16) for day in range(2, 7)]
    start, end = at(2, 15), at(7, 15)
    watch = judged(looks, own, start, end)
    assert (watch.first, watch.last) == (date(2031, 3, 3), date(2031, 3, 7))
    assert watch.adequate is Tri.YES


def test_other_sources_do_not_count():
    other = [
        Look(id=k.id, source="other", at=k.at, by=k.by, seen=k.seen, fresh=k.fresh) for k in WEEK
    ]
    assert judged(other).adequate is Tri.NO


LOOKS = st.lists(
    st.builds(
        look,
        st.integers(1, 9),
        st.integers(0, 30),
        st.integers(0, 23),
        seen=st.sampled_from(Seen),
        newest=st.none() | st.datetimes(timezones=st.just(UTC)),
    ),
    max_size=30,
)
SOURCES = st.builds(
    Source,
    id=st.just("river"),
    name=st.just("River Dispatch"),
    expected=st.none() | st.sampled_from([(0, 1), (1, 1), (3, 10)]),
    lag=st.none() | st.floats(0.1, 100),
    zone=st.none() | st.sampled_from(["Europe/Riga", "Pacific/Apia", "America/St_Johns"]),
)


@given(LOOKS, SOURCES, st.randoms())
@LAW
def test_every_day_is_looked_at_or_missed_and_doubt_is_told(looks, source, chance):
    watch = judged(looks, source)
    days = {watch.first + timedelta(days=n) for n in range((watch.last - watch.first).days + 1)}
    assert {*watch.looked, *watch.missed} == days
    assert not set(watch.looked) & set(watch.missed)
    assert (watch.adequate is Tri.YES) == (not watch.issues)
    assert watch.adequate is not Tri.YES or (source.expected and not watch.missed)
    mixed = {k.id: k for k in looks}
    assert judged(chance.sample(list(mixed.values()), len(mixed)), source) == judged(
        list(mixed.values()), source
    )


@given(LOOKS, SOURCES)
@LAW
def test_taking_looks_away_never_makes_a_watch_adequate_that_missed_a_day(looks, source):
    watch = judged(looks, source)
    if watch.missed:
        assert judged(looks[: len(looks) // 2], source).adequate is Tri.NO
