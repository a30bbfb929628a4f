"""Words that name a country without being its name: demonyms, capitals' metonyms, short forms."""

_TABLE = (
    "AF afghan afghans|AL albanian albanians|DZ algerian algerians|AO angolan|"
    "AR argentine argentinian|AM armenian armenians|AU australian|AT austrian|"
    "AZ azerbaijani azerbaijanis azeri|BH bahraini|BD bangladeshi|BY belarusian|BE belgian|"
    "BJ beninese|BO bolivian|BA bosnian|BR brazilian|GB british britain britons u.k uk|"
    "BG bulgarian|BF burkinabe burkinabè|MM burmese burma|BI burundian|"
    "KH cambodian cambodians|CM cameroonian|CA canadian|TD chadian|CL chilean|CN chinese|"
    "CO colombian colombians|CD congolese drc|CR costarican|HR croatian|CU cuban|"
    "CY cypriot|CZ czech|DK danish|DJ djiboutian|NL dutch|EC ecuadorian ecuadorean|"
    "EG egyptian egyptians|SV salvadoran|ER eritrean|EE estonian|ET ethiopian ethiopians|"
    "FI finnish|FR french|GE georgian georgians|DE german germans|GH ghanaian|GR greek|"
    "GT guatemalan|GN guinean|HT haitian|HN honduran|HU hungarian|IN indian|"
    "ID indonesian|IR iranian iranians|IQ iraqi iraqis|IE irish|IL israeli israelis|"
    "IT italian|CI ivorian|JP japanese|JO jordanian|KZ kazakh|KE kenyan|"
    "XK kosovan kosovar|KW kuwaiti|KG kyrgyz|LA laotian lao|LV latvian|LB lebanese|"
    "LR liberian|LY libyan libyans|LT lithuanian|MG malagasy|MW malawian|MY malaysian|"
    "ML malian malians|MR mauritanian|MX mexican|MD moldovan|MA moroccan|MZ mozambican|"
    "NP nepali nepalese|NZ newzealand|NI nicaraguan|NE nigerien|NG nigerian|"
    "KP northkorean|NO norwegian|OM omani|PK pakistani pakistanis|"
    "PS palestinian palestinians|PA panamanian|PG papuan|PY paraguayan|PE peruvian|"
    "PH filipino filipinos philippine|PL polish|PT portuguese|QA qatari|RO romanian|"
    "RU russian russians kremlin|RW rwandan|SA saudi saudis|SN senegalese|RS serbian|"
    "SL sierraleonean|SG singaporean|SK slovak|SI slovenian|SO somali somalis|"
    "ZA southafrican|KR southkorean|SS southsudanese|ES spanish|LK srilankan|SD sudanese|"
    "SE swedish|CH swiss|SY syrian syrians|TW taiwanese|TJ tajik|TZ tanzanian|"
    "TH thai thais|TL timorese|TG togolese|TN tunisian|TR turkish turkiye türkiye|"
    "TM turkmen|UG ugandan|UA ukrainian ukrainians|AE emirati uae|"
    "US american americans u.s washington whitehouse|UY uruguayan|UZ uzbek|VE venezuelan|"
    "VN vietnamese|YE yemeni yemenis|ZM zambian|ZW zimbabwean"
)
DEMONYMS = {word: row.split()[0] for row in _TABLE.split("|") for word in row.split()[1:]}
"""Lower-case word → ISO 3166 alpha-2 code."""

BODIES = {
    "kremlin": "RU", "white house": "US", "pentagon": "US", "state department": "US",
    "downing street": "GB", "élysée": "FR", "elysee": "FR", "knesset": "IL",
}  # fmt: skip
"""Institutions that stand for a government."""

_WIDER = (
    "Europe=european|Africa=african|Asia=asian|North America=north american|"
    "South America=south american|Latin America=latin american|"
    "Central America=central american|Middle East=middle eastern|Caribbean=caribbean|"
    "Korea=korean|Balkans=balkan|Scandinavia=scandinavian,nordic|Scotland=scottish|"
    "England=english|Wales=welsh|Northern Ireland=northern irish|Abkhazia=abkhaz,abkhazian|"
    "South Ossetia=south ossetian|Chechnya=chechen|Dagestan=dagestani|Crimea=crimean|"
    "Catalonia=catalan|Sicily=sicilian|Bavaria=bavarian|Quebec=quebecois|Ontario=ontarian|"
    "Texas=texan|California=californian|Ohio=ohioan|Minnesota=minnesotan|Florida=floridian|"
    "Virginia=virginian|Hawaii=hawaiian|Alaska=alaskan|New York=new yorker|London=londoner|"
    "Punjab=punjabi|Kashmir=kashmiri|Tibet=tibetan|Darfur=darfuri|Gaza=gazan|"
    "Siberia=siberian|Kurdistan=kurdish,kurd|Canada=canadian|Latvia=latvian|Sri Lanka=sri lankan,"
    "sinhalese|South Korea=south korean|North Korea=north korean|Jamaica=jamaican|"
    "Barbados=barbadian|Bahamas=bahamian|Trinidad=trinidadian|Costa Rica=costa rican|"
    "Dominican Republic=dominican|Puerto Rico=puerto rican|Iceland=icelandic,icelander|"
    "Bhutan=bhutanese|Mongolia=mongolian|Fiji=fijian|Gabon=gabonese|Gambia=gambian|"
    "Lesotho=basotho|Botswana=botswanan|Namibia=namibian|Mauritius=mauritian|"
    "Maldives=maldivian|Malta=maltese|Macedonia=macedonian|Montenegro=montenegrin|Denmark=dane|"
    "Finland=finn|Spain=spaniard|Sweden=swede|Poland=pole|Turkey=turk|Serbia=serb|Croatia=croat|"
    "Saudi Arabia=saudi arabian|Somalia=somalian|Hong Kong=hongkonger|Sierra Leone=sierra leonean|"
    "Argentina=argentinean|South Africa=south african|South Sudan=south sudanese|"
    "New Zealand=new zealander|El Salvador=salvadorean|Britain=brit"
)
ADJECTIVES = {
    word: name for row in _WIDER.split("|") for name, _, words in [row.partition("=")]
    for word in words.split(",")
}  # fmt: skip
"""Lower-case adjective or inhabitant → the name of the land, area or division it belongs to."""
