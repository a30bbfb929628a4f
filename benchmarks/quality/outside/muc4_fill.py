"""Templates of MUC-4 from the reports that the program reads."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.quality.adapter import Row

from .muc4_score import Template

COUNTRIES = {
    "SV": "EL SALVADOR", "GT": "GUATEMALA", "HN": "HONDURAS", "AR": "ARGENTINA", "BO": "BOLIVIA",
    "CL": "CHILE", "CO": "COLOMBIA", "EC": "ECUADOR", "PE": "PERU", "PA": "PANAMA",
    "NI": "NICARAGUA", "MX": "MEXICO", "VE": "VENEZUELA", "US": "UNITED STATES", "ES": "SPAIN",
}  # fmt: skip
_REBELS = re.compile(
    r"\b(?:(?:\w+ )?(?:members|column|group|commando|unit|squad) of (?:the )?[A-Z]\w+"
    r"(?: [A-Z]\w+)*|"
    r"(?:(?:urban|armed|unidentified|hooded|heavily|leftist|rightist|alleged|suspected) )*"
    r"(?:guerr?illas?|terrorists?|subversives?|rebels?|gunm[ae]n|extremists?|"
    r"drug traffickers|hitmen|assailants?|kidnappers|death squads?|"
    r"(?:unidentified|armed|masked|hooded) (?:men|individuals|persons|people)))\b"
)
_STATE = re.compile(
    r"\b(?:(?:\w+ )?(?:soldiers|army (?:troops|patrol|unit)|police(?:men)?|troops|air force|"
    r"armed forces|military))\b",
    re.I,
)
_TYPES = (
    ("KIDNAPPING", r"kidnap\w*|abduct\w*|hostages?"), ("ARSON", r"burn(?:ed|t|ing)|set fire|arson"),
    ("ROBBERY", r"robb\w+|stole\w*|looted"),
    ("BOMBING", r"bomb\w*|dynamit\w*|explo\w+|car-bomb|blew up|blown up|mines?|grenades?"),
)  # fmt: skip
_TOOLS = (
    ("VEHICLE BOMB", r"car ?-?bombs?"), ("DYNAMITE", r"dynamite(?: \w+)?"), ("MINE", r"mines?"),
    ("GRENADE", r"grenades?"), ("MORTAR", r"mortars?"), ("ROCKET", r"rockets?"),
    ("BOMB", r"bombs?|explosive devices?"), ("EXPLOSIVE", r"explosives|explosive charges?"),
    ("MACHINE GUN", r"(?:sub)?-?machine-?guns?"), ("RIFLE", r"rifles?"),
    ("GUN", r"guns?|bullets?|shots"),
)  # fmt: skip
_PHYSICAL = {
    "energy": "ENERGY", "transport": "TRANSPORT VEHICLE", "religious": "CHURCH",
    "government": "GOVERNMENT OFFICE OR RESIDENCE", "residential": "CIVILIAN RESIDENCE",
    "market": "COMMERCIAL", "industrial": "COMMERCIAL", "water": "WATER", "school": "SCHOOL",
    "communications": "COMMUNICATIONS", "medical": "OTHER", "aid": "OTHER",
}  # fmt: skip
_ROLES = (
    ("DIPLOMAT", r"ambassadors?|diplomats?|consul"),
    ("LEGAL OR JUDICIAL", r"judges?|attorneys?|lawyers?|magistrates?"),
    ("SECURITY GUARD", r"(?:body)?guards?|escorts?"),
    ("LAW ENFORCEMENT", r"police(?:m[ae]n| officers?)?|patrolm[ae]n"),
    ("ACTIVE MILITARY", r"soldiers?|colonel|generals?|sergeant|lieutenant|captain|troops"),
    ("POLITICAL FIGURE", r"leaders?|candidates?|congressm[ae]n|senators?"),
    ("GOVERNMENT OFFICIAL", r"ministers?|mayors?|governors?|officials?|president"),
    ("CIVILIAN", r"peasants?|civilians?|priests?|jesuits?|students?|workers?|people|persons?|"
                 r"farmers?|journalists?|businessm[ae]n|children|women|woman|m[ae]n|teachers?|"
                 r"villagers?|residents?|passengers?|employees?|driver|professors?|bishop|nuns?"),
)  # fmt: skip
_CLAIMED = re.compile(r"\b(?:claimed|took|assumed) (?:\w+ )?responsib", re.I)
_BLAMED = re.compile(r"\b(?:blam|accus|attribut|suspect|alleg|presum)\w*", re.I)


def templates(
    text: str, rows: list[Row], day: date | None, paths: dict[str, str]
) -> list[Template]:
    """One template for the reports of one kind at one place; those without a victim are left."""
    named = [r for r in rows if r["kind"] == "mention" and r["type"] == "person"]
    told = [r for r in rows if r["kind"] == "report" and _counts(r)]
    groups: dict[tuple[str, str], list[Row]] = {}
    for report in told:
        kind = _kind(_words(text, report))
        at = (report["place"] or {}).get("name") or next((p for k, p in groups if k == kind), "")
        groups.setdefault((kind, at), []).append(report)
    made = (_template(text, kind, g, named, day, paths) for (kind, _), g in groups.items())
    return [m for m in made if m["phys_tgt_id"] + m["hum_tgt_name"] + m["hum_tgt_desc"]]


def _counts(report: Row) -> bool:
    fact = not report["absence"] and not report["background"]
    return bool(fact and report["cause"] in ("attack", "unknown"))


def _words(text: str, report: Row) -> str:
    return text[report["span"]["start"] : report["span"]["end"]]


def _kind(words: str) -> str:
    found = (kind for kind, p in _TYPES if re.search(rf"\b(?:{p})\b", words, re.I))
    return next(found, "ATTACK")


def _template(
    text: str, kind: str, group: list[Row], named: list[Row], day: date | None,
    paths: dict[str, str],
) -> Template:  # fmt: skip
    words = " ".join(_words(text, r) for r in group)
    things = [] if kind == "KIDNAPPING" else list(_physical(group))
    tools = [] if kind in ("KIDNAPPING", "ARSON") else _tools(words)
    people = list(_human(text, group, named))
    names, described = [n for n, named in people if named], [n for n, named in people if not named]
    effect = _effect(words, group, kind)
    return {
        "date": [_date(group, day)],
        "location": [_location(group, paths)],
        "type": [kind],
        "stage": ["THREATENED" if re.search(r"\bthreat", words) else "ACCOMPLISHED"],
        "instrument_id": [f'"{t}"' for _, t in tools],
        "instrument_type": [f'{k}: "{t}"' for k, t in tools],
        **_perpetrators(words, group),
        "phys_tgt_id": [f'"{t}"' for t, _ in things],
        "phys_tgt_type": [f'{k}: "{t}"' for t, k in things],
        "phys_tgt_number": [f'{"PLURAL" if t.endswith("S") else 1}: "{t}"' for t, _ in things],
        "phys_tgt_effect": [f'{e}: "{t}"' for t, _ in things if (e := _damage(words))],
        "hum_tgt_name": [f'"{n}"' for n in names],
        "hum_tgt_desc": [f'"{n}"' for n in described],
        "hum_tgt_type": [f'{_role(n)}: "{n}"' for n, _ in people],
        "hum_tgt_number": [f'{_number(n, named)}: "{n}"' for n, named in people],
        "hum_tgt_effect": [f'{effect}: "{n}"' for n, _ in people if effect],
    }


def _date(group: list[Row], day: date | None) -> str:
    """The day or days told; else on or before that of the dateline."""
    ends = next((r["when"] for r in group if r["when"] and r["when"]["earliest"]), None)
    if ends is None or not ends["latest"]:
        return f"- {_day(day)}" if day else "-"
    first, last = (date.fromisoformat(ends[e][:10]) for e in ("earliest", "latest"))
    if last - first > timedelta(days=60):
        return f"- {_day(day)}" if day else "-"
    return _day(first) if first == last else f"{_day(first)} - {_day(last)}"


def _day(day: date) -> str:
    return f"{day:%d %b %y}".upper()


def _location(group: list[Row], paths: dict[str, str]) -> str:
    place = next((r["place"] for r in group if r["place"]), None)
    if place is None:
        return paths.get("", "-")
    name = place["name"].upper()
    return paths.get(name) or COUNTRIES.get(place["country"], paths.get("", name))


def _tools(words: str) -> list[tuple[str, str]]:
    found = ((k, re.search(rf"\b(?:{p})\b", words, re.I)) for k, p in _TOOLS)
    return [(k, m.group().upper()) for k, m in found if m][:1]


def _perpetrators(words: str, group: list[Row]) -> Template:
    who = _REBELS.search(words)
    state = _STATE.search(words) if who is None else None
    org = next((r["actor"]["name"] for r in group if r["actor"]["name"]), None)
    body = org if org and org[:1].isupper() else None
    sure = "REPORTED AS FACT"
    if _CLAIMED.search(words):
        sure = "CLAIMED OR ADMITTED"
    elif _BLAMED.search(words):
        sure = "SUSPECTED OR ACCUSED"
    single = who.group().upper() if who else None
    official = state is not None and body is not None
    return {
        "perp_category": ["STATE-SPONSORED VIOLENCE" if official else "TERRORIST ACT"]
        if single or body
        else [],
        "perp_individual": [f'"{single}"'] if single else [],
        "perp_org": [f'"{body.upper()}"'] if body else [],
        "perp_org_confidence": [f'{sure}: "{body.upper()}"'] if body else [],
    }


def _physical(group: list[Row]) -> Iterator[tuple[str, str]]:
    for report in group:
        for thing, group_of in zip(report["targets"], report["target_classes"], strict=False):
            if group_of in _PHYSICAL and not _role_of(thing):
                yield thing.upper(), _PHYSICAL[group_of]


def _human(text: str, group: list[Row], named: list[Row]) -> Iterator[tuple[str, bool]]:
    """People told as targets, and those named in the words of a report with a toll."""
    seen = set()
    for report in group:
        low, high = report["span"]["start"], report["span"]["end"]
        hurt = report["killed"] or report["injured"] or report["conduct"] == "seizure"
        people = [m for m in named if hurt and low <= m["span"]["start"] < high]
        found = [(text[m["span"]["start"] : m["span"]["end"]].upper(), True) for m in people]
        found += [(t.upper(), False) for t in report["targets"] if _role_of(t)]
        if hurt and not found and (m := re.search(_PEOPLE, text[low:high], re.I)):
            found.append((m.group().upper(), False))
        for name, proper in found:
            if name not in seen:
                seen.add(name)
                yield name, proper


_PEOPLE = "|".join(rf"\b(?:{p})\b" for _, p in _ROLES)


def _role_of(words: str) -> str:
    return next((k for k, p in _ROLES if re.search(rf"\b(?:{p})\b", words, re.I)), "")


def _role(words: str) -> str:
    return _role_of(words) or "CIVILIAN"


def _number(words: str, named: bool) -> str:
    return "1" if named or not re.search(r"(?:S|MEN|PEOPLE|CHILDREN)$", words) else "PLURAL"


def _effect(words: str, group: list[Row], kind: str) -> str:
    if kind == "KIDNAPPING":
        return "REGAINED FREEDOM" if re.search(r"\b(?:released|freed|rescued)\b", words) else ""
    dead = any(r["killed"] for r in group) or re.search(r"\b(?:kill|murder|assassinat)\w*", words)
    return "DEATH" if dead else "INJURY" if any(r["injured"] for r in group) else ""


def _damage(words: str) -> str:
    if re.search(r"\b(?:destroy|demolish|blew up|blown up)\w*", words, re.I):
        return "DESTROYED"
    return "SOME DAMAGE" if re.search(r"\b(?:damag|burn|explo|hit)\w*", words, re.I) else ""
