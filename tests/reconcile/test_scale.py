"""What is found through an index is what holding everything against everything finds."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from holdfire.reconcile import actors, copies, differences, merging
from holdfire.reconcile.origins import origins
from holdfire.record import Agent, Count, Deed, Extract, Measure, Precision
from tests.helpers import LATVIA, LAW, LIEPAJA, VENTSPILS, capture, on, report, span, statement

NEAR = replace(LIEPAJA, name="Liepaja port", lat=56.54, lon=21.07)
LINE = "A rocket hit the tram depot. A drone hit the grain quay. Shells fell on the depot road."
TOLD = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from(
            ["A rocket hit the tram depot", "A drone hit the grain quay", "Shells fell"]
        ),
        st.sampled_from([None, LIEPAJA, NEAR, VENTSPILS, LATVIA]),
        st.sampled_from([None, on(3), on(4), on(3, 6), on(1, 28, Precision.MONTH)]),
        st.sampled_from([None, "tram depot", "depot road", "grain quay"]),
        st.sampled_from([Deed.STRIKE, Deed.OUTAGE]),
        st.sampled_from([None, "Coast Council", "Harbour Front"]),
        st.sampled_from([None, 2, 4]),
    ),
    max_size=12,
)


def telling(row, n):
    """One telling of a drawn row."""
    text, words, place, when, target, deed, actor, dead = row
    cap = capture(LINE, id=text)
    made = report(cap, words, place=place, when=when, deed=deed)
    targets = (span(cap, target),) if target else ()
    killed = Count(low=dead, best=dead, high=dead) if dead else None
    made = replace(made, id=f"rpt_{n}", targets=targets, killed=killed)
    return merging.Telling(made, f"org_{text}", actor)


def plainly(tellings):
    """The groups as first defined: each telling held against every group."""
    groups: list[list[merging.Telling]] = []
    for t in tellings:
        home = next((g for g in groups if merging._joins(t, g)), None)
        if home is None and merging._detail(t.report):
            home = before(groups, t.report)
        if home is None:
            groups.append([t])
        else:
            home.append(t)
    return {frozenset(t.report.id for t in g) for g in groups}


def before(groups, r):
    near = [
        (t.report.span.start, g)
        for g in groups
        for t in g
        if t.report.capture == r.capture and 0 < r.span.start - t.report.span.start < 900
        if t.report.sentence != r.sentence
    ]
    return max(near, key=lambda n: n[0])[1] if near else None


@LAW
@given(TOLD)
def test_incidents_are_those_of_holding_every_telling_against_every_group(rows):
    tellings = [telling(row, n) for n, row in enumerate(rows)]
    assert {frozenset(i.reports) for i in merging.incidents(tellings)} == plainly(tellings)


BODIES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(range(6)), max_size=4), st.sampled_from([None, "H", "C", "D"])
    ),
    min_size=1,
    max_size=7,
)
PARTS = [" ".join(f"w{p}{n}" for n in range(9 + 4 * p)) for p in range(6)]


def shingles(text):
    words = text.split()
    return {tuple(words[i : i + copies._SHINGLE]) for i in range(len(words) - copies._SHINGLE + 1)}


def same(a, b):
    if a[1] and a[1] == b[1]:
        return True
    x, y = shingles(a[0]), shingles(b[0])
    small = min(len(x), len(y))
    return small >= copies._LEAST and len(x & y) / small >= copies._COPIED


def joined_plainly(texts):
    groups: list[list[int]] = []
    for n, text in enumerate(texts):
        home = [g for g in groups if any(same(text, texts[m]) for m in g)]
        groups = [g for g in groups if g not in home]
        groups.append([*(m for g in home for m in g), n])
    return [tuple(f"cap_{n}" for n in g) for g in sorted(groups, key=lambda g: g[0])]


@LAW
@given(BODIES)
def test_origins_are_those_of_holding_every_text_against_every_other(rows):
    texts = [(" ".join(PARTS[p] for p in parts), outlet) for parts, outlet in rows]
    caps = [capture(t or "x", id=f"cap_{n}", outlet=o) for n, (t, o) in enumerate(texts)]
    assert [o.captures for o in origins(caps)] == joined_plainly(texts)


NAMES = st.lists(
    st.sampled_from(
        "Ana Vel|Anna Vel|Vel|A. Vel|Boris Vel|Ana Maria Vel|Dr Ana Vel|Peskarev|Ilya Peskarev|"
        "Ilia Peskaryov|Oskar Khan|O. Khan|Khan".split("|")
    ),
    unique=True,
    max_size=8,
)


@LAW
@given(NAMES)
def test_one_persons_names_are_those_of_holding_every_name_against_every_other(names):
    cap = capture(". ".join(f"{n} said so" for n in names) or "x")
    said = [statement(cap, n, "so") for n in names]
    found = {(a.left, a.right, a.rule) for a in actors.aliases([Extract(statements=tuple(said))])}
    order = sorted(names, key=actors._fuller)
    words = {n: actors.fold(n).split() for n in names}
    plain = set()
    for k, left in enumerate(order):
        for right in order[k + 1 :]:
            a, b = words[left], words[right]
            alike = [w for w in words.values() if actors._sound(w[-1]) == actors._sound(a[-1])]
            if a == b or actors._sound(a[-1]) == actors._sound(b[-1]):
                rule = actors._same(a, b, alike)
                plain |= {(left, right, rule)} if rule else set()
    assert found == plain


FIGURES = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from(["homes without power", "homes without any power", "ships in harbour"]),
        st.sampled_from([None, 200.0, 300.0]),
        st.sampled_from([None, LIEPAJA, VENTSPILS]),
    ),
    max_size=9,
)


@LAW
@given(FIGURES)
def test_figures_are_held_against_all_later_ones(rows):
    cap = capture("homes without any power in Liepaja")
    found = [
        Measure(
            id=f"msr_{n}", capture=text, span=span(cap, "homes"), what=f"{value or 'many'} {what}",
            value=value, unit=None, place=place,
        )
        for n, (text, what, value, place) in enumerate(rows)
    ]  # fmt: skip
    able = differences._Figures(found)
    for n, a in enumerate(found):
        plain = [m for m in range(n + 1, len(found)) if differences._comparable(a, found[m])]
        assert able.later(n) == plain


def test_an_actor_of_a_telling_is_kept():
    t = telling(("a", "Shells fell", LIEPAJA, on(3), None, Deed.STRIKE, "Coast Council", None), 0)
    (made,) = merging.incidents([t])
    assert made.actor == Agent(name="Coast Council", basis=t.report.actor.basis)
