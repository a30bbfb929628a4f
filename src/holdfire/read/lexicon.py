"""Closed word lists of the rule-based reader: verbs of speech, titles, function words."""

_SAY = (
    "say tell add note announce argue claim declare explain insist report reveal state stress "
    "suggest warn write tweet post reply respond acknowledge admit allege assert concede conclude "
    "confirm contend predict promise recall remark reiterate repeat indicate believe think hope "
    "maintain emphasize emphasise caution comment complain observe underline underscore signal "
    "clarify disclose estimate pledge vow agree affirm assure joke muse lament boast testify "
    "continue deny show find read inform advise notify recount relate hint imply reckon fear "
    "expect speculate forecast wonder ask swear demand decide determine rule assume worry echo "
    "quip remind teach doubt learn proclaim counter retort inquire surmise theorize posit opine "
    "profess marvel grumble elaborate summarize insinuate laugh beam sigh chuckle shrug smile snap "
    "growl mutter whisper murmur cry exclaim"
).split()
_OBJECT = (
    "accuse blame criticize criticise praise thank condemn denounce reject dismiss welcome endorse "
    "call describe cite urge propose offer order threaten refuse decline raise question express "
    "voice applaud hail decry slam blast rebuke brand label dub hint appeal request instruct "
    "reaffirm renew outline detail dispute refute rebut rule appeal protest commend congratulate "
    "mention discuss refer voice ridicule mock defend challenge attribute pin portray characterize "
    "characterise plead pressure encourage retract revise apologize apologise want seek plan "
    "oppose support cite credit correct lambaste deride scold tout rail bemoan laud implore beg "
    "chastise admonish berate fault assail deplore highlight promote advocate favor prefer point "
    "assess deem gauge judge "
    "talk speak chant shout yell reference recommend lament liken"
).split()
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "think": "thought", "find": "found",
    "show": "showed shown", "read": "read", "swear": "swore sworn", "seek": "sought",
    "forecast": "forecast", "withdraw": "withdrew withdrawn", "rebut": "rebutted", "pin": "pinned",
    "beg": "begged begging", "prefer": "preferred preferring", "refer": "referred referring",
    "admit": "admitted admitting", "slam": "slammed slamming",
    "dub": "dubbed dubbing", "agree": "agreed agreeing", "quip": "quipped quipping",
    "speak": "spoke spoken", "teach": "taught", "plan": "planned planning", "talk": "talked",
}  # fmt: skip
NOUNISH = frozenset(
    "report reports claim claims order orders call calls demand demands promise promises pledge "
    "pledges show shows offer offers comment comments tweet tweets post posts question questions "
    "hope hopes fear fears estimate estimates note notes request requests praise blame welcome "
    "signal signals state states warning rule rules caution back backing appeal appeals voice read "
    "signal signals protest protests dispute disputes detail details label brand want hint hints "
    "finding findings reading writing posting offering ruling telling calling meeting decline "
    "challenge challenges talks forecasts post thought advise wonder wonders respect ask find "
    "think blast judge judges cry cries laugh laughs smile smiles".split()
)
"""Forms that are as often a noun: taken as a verb of speech only where the frame is clear."""

PARENTHETICAL = frozenset(_SAY) | {"order", "describe", "decline", "shout", "yell", "chant", "warn"}
"""Verbs that may stand after what was said: '…, she recalled'."""

GERUNDS = frozenset(
    "reading reporting showing finding meeting seeking following wanting citing expecting planning "
    "thinking learning ruling attacking opposing talking speaking pointing asking determining "
    "deciding fearing teaching exploring".split()
)
"""Participles that mark no speech of their own."""

THINGS = frozenset(
    "truce ceasefire cease-fire pause agreement deal plan attack attacks strike strikes "
    "arrangement halt measures terms proposal draft text list toll figure figures number "
    "violations incident incidents moratorium lull calm extension talks accord pact shelling "
    "casualties deaths damage injuries losses clashes fighting drones missiles video photo photos "
    "message audio recording footage post posts".split()
)
"""Things that are spoken of, never speakers."""

TOLD = frozenset(
    "say tell add announce claim report deny confirm accuse allege warn assure argue insist "
    "declare decline inform write state explain acknowledge admit reject assert maintain revise "
    "put describe emerge recount testify estimate".split()
)
"""Speech proper: a statement of its own even inside another's words."""

CLAUSES_ONLY = frozenset(
    "agree find learn assume decide determine rule worry doubt think believe feel show hope wonder "
    "teach point conclude reckon hint imply joke quip laugh beam sigh chuckle shrug smile snap "
    "growl mutter whisper murmur cry exclaim".split()
)
"""Verbs that mark speech only with a clause or a quotation."""

EVIDENCE = frozenset(
    "poll polls survey surveys report reports study studies analysis data video videos footage "
    "document documents letter letters transcript figures records images photographs count map "
    "averages average research review emails email statement".split()
)
"""Things that show."""

INFINITIVE = frozenset(
    "plan threaten swear decline refuse promise pledge vow threaten offer agree urge order ask "
    "demand propose want seek hope expect appeal instruct plead invite encourage pressure advise "
    "decide request warn call".split()
)
TELLS = frozenset(
    "tell inform assure remind advise notify warn ask urge persuade instruct order".split()
)
OBJECTS = frozenset(_OBJECT) | {
    "announce", "confirm", "deny", "acknowledge", "admit", "claim", "report", "predict",
    "reiterate",
    "promise", "stress", "repeat", "demand", "note", "recall", "pledge", "disclose", "reveal",
    "declare", "fear", "expect", "allege", "estimate", "suggest", "underline", "emphasize",
    "lament",
    "show", "find", "signal",
}  # fmt: skip


def _forms(lemma: str) -> dict[str, str]:
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    third = lemma[:-1] + "ies" if y else lemma + ("es" if lemma[-1] in "shx" else "s")
    past = lemma[:-1] + "ied" if y else stem + "ed"
    forms = {lemma: "base", third: "third", past: "past", stem + "ing": "ing"}
    for form in _IRREGULAR.get(lemma, "").split():
        forms[form] = "ing" if form.endswith("ing") else "past"
    return forms


VERBS: dict[str, tuple[str, str]] = {
    form: (lemma, kind) for lemma in (*_OBJECT, *_SAY) for form, kind in _forms(lemma).items()
}
"""Every form of a verb of speech: its lemma, and whether base, third, past or ing."""

AUXILIARIES = frozenset(
    "has have had was were is are be been being will would did does do could may might can must "
    "should didn't doesn't don't hasn't haven't wasn't isn't won't wouldn't couldn't 've 'd".split()
)
ADVERBS = frozenset(
    "also not never later earlier then now still again once repeatedly recently already previously "
    "immediately only just first further often so far even always yet both all itself himself "
    "herself themselves reportedly there afterwards meanwhile instead".split()
)
DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your some any no each every both all "
    "several many few most another other one two three four five six seven eight nine ten dozens "
    "hundreds thousands".split()
)
PRONOUNS = frozenset("he she they it we i you who there".split())
PREPOSITIONS = frozenset(
    "in on at by from to with of for during after before since until into over under about as "
    "against between among near through via within amid across around outside inside along "
    "following despite without because while when where if although though whereas unless than "
    "citing like per upon toward towards beyond".split()
)
SUBORDINATORS = frozenset(
    "as after before while when since because although though if once until whereas despite amid "
    "following unless in on at by during for with from under".split()
)
RELATIVES = frozenset("who which whose whom where that".split())
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january february march april may june july august september october november december".split()
)
TIME_WORDS = frozenset(
    {*WEEKDAYS, *MONTHS, "today", "yesterday", "overnight", "late", "early", "earlier", "later",
     "last", "this", "week", "night", "morning", "afternoon", "evening", "tonight", "midday",
     "noon",
     "shortly", "soon", "recently", "hours", "minutes", "days", "separately", "afterwards", "that",
     "day", "month", "year", "local", "time"}
)  # fmt: skip
ADJUNCT_NOUNS = frozenset(
    "statement interview post message briefing conference speech address call letter remarks "
    "comments telegram television radio phone video hearing meeting visit facebook twitter x "
    "testimony report bulletin communique communiqué broadcast reporters journalists parliament "
    "email text channel session rally ceremony app network media update summary release".split()
)

PASTS = frozenset(
    "went came took gave made got kept left lost met sent spent stood told thought said led fell "
    "found felt brought bought built caught drew drove ate fought flew forgot grew heard hid hit "
    "knew laid meant paid ran rose saw sold shot sank sat slept spoke stole struck swore swept "
    "taught tore threw understood won wore wrote began broke became chose blew withdrew read burst "
    "dealt held sought stuck rode sang shook slid spread put been done gone taken given seen known "
    "shown written spoken broken chosen begun become shut".split()
)
"""Irregular past forms and participles."""

PRESENTS = frozenset(
    "has is does wants needs seems appears remains goes comes gets makes takes gives keeps means "
    "holds runs lives leads heads represents tracks includes faces continues begins allows helps "
    "brings becomes stands serves covers knows sees sells speaks teaches oversees monitors handles "
    "defends opposes believes thinks says tells argues insists describes enters exists lasts "
    "expires lapses applies protects forbids binds extends excludes considers regards".split()
)
"""Present forms of the third person that are hardly ever plural nouns."""

NOT_PASTS = frozenset(
    "hundred indeed united speed need sacred kindred embed exceed proceed".split()
)
NOT_PARTICIPLES = frozenset(
    "meeting building morning evening shelling bombing killing hearing briefing warning beijing "
    "during following including according regarding spring string king thing something nothing "
    "anything everything wing ring ceiling ongoing outgoing incoming remaining being fighting "
    "funding housing training pending crossing wedding landing opening ruling gathering".split()
)

TIME_NOUNS = frozenset(
    "week weeks month months year years night morning afternoon evening hour hours minutes day "
    "days weekend noon midday midnight dawn dusk".split()
)
HUMANS = frozenset(
    "ministry army police council agency group party office operator leader counterpart partner "
    "brother sister son daughter wife husband friend colleague ally rival successor "
    "predecessor".split()
)
"""Nouns a name in apposition may follow, besides the roles."""

TITLES = frozenset(
    "mr mrs ms dr prof professor president vice prime minister foreign defence defense interior "
    "secretary state general gen colonel col lieutenant lt major maj captain capt sergeant sgt "
    "brigadier brig admiral adm commander cmdr governor gov mayor senator sen representative rep "
    "ambassador envoy king queen prince princess sheikh sheik sultan emir pope bishop archbishop "
    "cardinal rev reverend imam mullah ayatollah chancellor premier speaker chief spokesman "
    "spokeswoman spokesperson director deputy chairman chairwoman chair sir lord lady judge "
    "justice father sister brother marshal corporal cpl private inspector superintendent chieftain "
    "elder analyst doctor nurse special rapporteur coordinator councillor councilor deputy acting "
    "former treasury finance justice war presidential military army police negotiator mediator "
    "leader head".split()
)
ROLES = frozenset(
    "president minister secretary general colonel lieutenant major captain sergeant brigadier "
    "admiral commander governor mayor senator ambassador envoy king prince sheikh chancellor "
    "premier speaker chief spokesman spokeswoman spokesperson director chairman chairwoman chair "
    "judge adviser advisor aide official officer diplomat negotiator mediator analyst expert "
    "researcher resident witness medic doctor nurse fisherman farmer driver shopkeeper teacher "
    "monitor observer leader head coordinator councillor elder chieftain deputy candidate "
    "professor reporter correspondent blogger activist lawyer priest bishop imam rebel fighter "
    "soldier guard policeman villager trader worker volunteer administrator rapporteur surgeon "
    "captain skipper owner operator historian economist scholar fellow superintendent inspector "
    "representative delegate commissioner woman man mother father survivor relative neighbour "
    "neighbor".split()
)
UNNAMED = frozenset(
    "official officials source sources adviser advisor aide diplomat diplomats resident residents "
    "witness witnesses medic medics doctor doctors officer officers spokesman spokeswoman "
    "spokesperson analyst analysts expert experts people person villagers villager locals "
    "eyewitness eyewitnesses authorities police rescuers observers monitors bloggers blogger "
    "rebels soldier soldiers commander commanders negotiator negotiators mediator mediators aides "
    "survivors survivor nurse nurses fishermen fisherman traders trader elders elder volunteers "
    "drivers driver monitor observer minister lawmaker lawmakers critics supporters farmers farmer "
    "surgeon leaders activists teachers fighters guards activist guard captain skipper relatives "
    "neighbours worker workers coastguard paramedics paramedic reports organizers woman man".split()
)

PLURAL_ROLE = {r + "s" for r in ROLES} | {
    "fishermen",
    "policemen",
    "women",
    "men",
    "spokesmen",
    "police",
}
ORGANISATIONS = frozenset(
    "ministry army military navy force forces government council commission committee agency "
    "service police authority authorities office mission front movement party union command guard "
    "embassy presidency parliament court bank company operator group organisation organization "
    "alliance coalition faction militia brigade hospital centre center institute university bureau "
    "department cabinet staff administration kremlin headquarters observatory federation league "
    "society network association foundation delegation secretariat directorate corps battalion "
    "regiment fleet newspaper radio television broadcaster station daily gazette herald post times "
    "news press assembly congress senate house crescent cross nations state junta regime chamber "
    "tribunal".split()
)
