"""Words for things that can be hit, by class."""

TARGETS = (
    (
        "energy",
        r"power (?:plants?|stations?|lines?|grids?|sites?|facilit\w+|infrastructure|cables?)|"
        r"substations?|energy (?:\w+ )?(?:sites?|facilit\w+|infrastructure|targets?|"
        r"installations?)|(?:electricity |power )?grid|refiner(?:y|ies)|(?:oil |gas )?pipelines?|"
        r"fuel (?:depots?|tanks?|stores?)|oil (?:\w+ )?(?:depots?|terminals?|fields?|facilit\w+)|"
        r"gas (?:\w+ )?(?:plants?|stations?|facilit\w+|infrastructure)|dams?|transformers?|"
        r"generators?|heating (?:plants?|sites?)",
    ),
    (
        "medical",
        r"(?:field |children's |children’s |maternity |military )?hospitals?|clinics?|ambulances?|"
        r"health (?:post|centre|center)s?|maternity (?:ward|home)",
    ),
    ("school", r"schools?|universit(?:y|ies)|kindergartens?|classrooms?"),
    (
        "transport",
        r"(?:passenger |freight |cargo |commuter )?trains?|bus stations?|(?:mini)?bus(?:es)?|"
        r"railways?|rail (?:lines?|links?|stations?)|bridges?|(?:main |coastal )?roads?|highways?|"
        r"(?:fishing |sea|naval )?ports?|harbou?rs?|(?:cargo |container |merchant )?"
        r"(?:ships?|vessels?)|shipping|(?:oil |fuel |water )?tankers?|(?:bulk|grain) carriers?|"
        r"ferr(?:y|ies)|airports?|airfields?|airstrips?|lorr(?:y|ies)|trucks?|cars?|taxis?|"
        r"(?:fishing |patrol )?boats?|piers?|jett(?:y|ies)|quays?|dhows?|motorcycles?|pick-?ups?|"
        r"tractors?|"
        r"vehicles?",
    ),
    (
        "aid",
        r"(?:aid |relief |food |un )?convoys?|aid (?:workers?|trucks?|depots?|warehouses?)|"
        r"food (?:stores?|depots?)|(?:displacement |refugee |displaced(?: persons)? )camps?",
    ),
    (
        "military",
        r"(?:\w+ )?(?:patrols?|outposts?|barracks|checkpoints?|garrisons?|bunkers?|trenches)|"
        r"(?:army|military|naval|navy|air|marine|border|guard|frontier|forward|front) (?:\w+ )?"
        r"(?:posts?|positions?|bases?|camps?|units?|columns?|vehicles?|stations?)|positions|"
        r"soldiers?|sappers?|troops|military (?:sites?|targets?)|radars?(?: station)?|bases?|"
        r"ammunition (?:depots?|dumps?|stores?)|depots?|camps?|rangers",
    ),
    ("market", r"(?:cattle |fish |food )?markets?|bazaars?|souks?|shops?|baker(?:y|ies)|stalls?"),
    (
        "religious",
        r"church(?:es)?|mosques?|temples?|monaster(?:y|ies)|pagodas?|shrines?|cathedrals?",
    ),
    (
        "government",
        r"town halls?|city halls?|municipal (?:\w+ )?(?:offices?|buildings?)|"
        r"police (?:stations?|posts?)|prisons?|courthouses?|government (?:buildings?|offices?)",
    ),
    (
        "water",
        r"pumping stations?|water (?:plants?|towers?|works|stations?|tanks?|pumps?)|reservoirs?|"
        r"wells",
    ),
    (
        "communications",
        r"(?:radio |television |tv |mobile |telecoms? |phone )(?:masts?|towers?)|masts?|"
        r"cell towers?",
    ),
    (
        "residential",
        r"(?:apartment |residential |tower )(?:blocks?|buildings?|houses?)|apartments?|houses?|"
        r"homes?|dwellings?|residential (?:areas?|districts?|buildings?)|villages?|towns|cities|"
        r"farmhouses?|farms?|compounds?|hotels?|neighbou?rhoods|buildings?|tents|"
        r"(?:olive )?(?:groves|orchards?)|fields",
    ),
    (
        "industrial",
        r"factor(?:y|ies)|warehouses?|(?:coal |gold |copper )mines?|mills?|steelworks|silos?|"
        r"(?:steel|chemical|cement|car) (?:plants?|works)|plants?|(?:brick )?kilns?",
    ),
    (
        "people",
        r"civilians|(?:\w+ )?farmers?|fisherm[ae]n|villagers|worshippers|shoppers|mourners|miners|"
        r"herders?|shepherds?|traders?|(?:aid )?workers|children|students|pilgrims|guards?|"
        r"police officers?|surveyors?|drivers?|nurses?|wedding party|brothers?",
    ),
)
"""Classes of targets and the words that name them."""
