"""A deal folder that holds everything, what happened and worked cases too."""

A, H, K, W, R = (
    "arrangement.toml", "incidents.toml", "claims.toml", "cases.toml", "readings/league.toml"
)  # fmt: skip
FILES = {
    A: """id = "t"
name = "The mill truce"

[[actors]]
id = "league"
name = "Mill League"
roles = ["bound"]

[[actors]]
id = "vel"
name = "Ana Vel"
speaks_for = "league"

[[actors]]
id = "council"
name = "River Council"
roles = ["bound"]

[[turns]]
turn = "extended"
by = "vel"
when = 2031-05-08
until = 2031-05-15
zone = "Europe/Riga"
readings = ["league"]
statement = "vel"
words = "a week more"

[[turns]]
turn = "suspended"
""",
    "statements/vel.toml": """speaker = "vel"
act = "announce"
mode = "direct"
source = "not captured"
address = "https://post.example.org/9"
support = "quoted-secondary"
words = ["we hold fire if the ferry comes", "it came", "a week more", "we did shell the mill"]
""",
    "statements/council.toml": """speaker = "council"
act = "allege"
mode = "direct"
source = "not captured"
address = "https://council.example.org/1"
support = "quoted-secondary"
words = "the League shelled us, 14 breaches in all"
""",
    R: """holder = "league"
statements = ["vel"]

[[clauses]]
id = "fire"
kind = "prohibit"
bound = [{ value = "league", words = "we", at = 0, status = "quoted" }]
condition = [
  { words = "if the ferry comes", status = "quoted" },
  { words = "it came", status = "quoted", met = "yes" },
]
""",
    H: """[[incidents]]
id = "mill"
deed = "shelling"
cause = "attack"
actor = "league"
basis = "alleged"
when = 2031-05-03T21:00:00+03:00
place = { name = "Mill Town", precision = "settlement" }
means = ["artillery"]
classes = ["residential"]
killed = { low = 2, high = 3 }
parents = ["night"]
treated = ["league"]

[[incidents.told]]
origin = "council"
statement = "council"
words = "the League shelled us"

[[incidents.told]]
origin = "Mill Gazette"
address = "https://gazette.example.org/1"

[[incidents]]
id = "night"
broad = true
night = 2031-05-03
zone = "Europe/Riga"

[[incidents.told]]
address = "https://gazette.example.org/1"

[[coverage]]
id = "wardens"
note = "the wardens, all night"
adequate = "yes"
origin = "River Wardens"
when = 2031-05-04
zone = "Europe/Riga"
means = ["artillery"]
address = "https://wardens.example.org/1"
""",
    K: """[[claims]]
id = "fourteen"
kind = "count"
by = "council"
about = "Mill League"
n = 14
unit = "breaches"
words = "14 breaches"
statement = "council"
said = 2031-05-04
zone = "unstated"

[[claims]]
id = "void"
kind = "verdict"
by = "council"
words = "the truce is void"
address = "https://council.example.org/2"
""",
    W: """[[cases]]
as_of = 2031-05-05T12:00:00+03:00
reading = "league"
word = "undetermined"
why = "Only the accuser and a paper tell it."
clause = "fire"
option = "2031"
actor = "league"
day = 2031-05-03
status = "in force"

[[cases]]
as_of = 2031-05-05T12:00:00+03:00
reading = "league"
word = "breached"
why = "So it is."
""",
}  # fmt: skip
