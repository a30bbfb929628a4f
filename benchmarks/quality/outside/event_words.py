"""Words for the event types of CASE 2021 task 2, after ACLED's public code book.

A dozen of the snippets had been seen, none was fitted. The words stand in for what the program
does not read: it tells violence and talks about a truce, not protests, arrests or disasters.
"""

from .classes import Words

_POLICE = r"(?:police|security forces|troops|soldiers|army|officers|riot police|forces|authorities)"
_CROWD = r"(?:protest(?:e|o)rs?|demonstrators?|rioters?|marchers|activists|crowds?|students)"
_PROTEST = (
    r"protest(?:s|ed|ing|ers?|ors?)?|demonstrat\w+|rall(?:y|ies|ied)|march(?:ed|es|ers|ing)?|"
    r"sit-in|vigil|picket\w*|took to the streets|hunger strike|gathered (?:outside|in front)"
)
_STATE = (
    r"(?:(?:government|regime|army|state|security|iraqi|syrian|afghan|federal|allied|military|"
    r"coalition|pro-government|loyalist|national|kurdish|peshmerga|ukrainian|libyan|yemeni) ?){1,3}"
    r"(?:forces|troops|army|soldiers|military|units)?"
)
_REBELS = (
    r"(?:rebels?|insurgents?|militants?|jihadis?ts?|isis|isil|islamic state|is|taliban|fighters|"
    r"al-shabaab|al-shabab|boko haram|houthis?|separatists?|opposition|militia\w*|terrorists|"
    r"gunmen|extremists|guerr?illas|mujahideen)"
)
_TOOK_BACK = (
    r"re-?captur\w+|re-?took|re-?tak(?:e|en|ing)|regain\w*|liberat\w+|recover\w+ control|"
    r"re-?establish\w* control|cleared|restored control"
)
_TOOK = (
    r"captur\w+|seiz\w+ (?:\w+ )?(?:control|the (?:town|city|village|base)|village|town)|"
    r"took (?:over|control)|tak(?:en|ing) (?:over|control)|overr[ua]n\w*|fell to|"
    r"(?:now |full )?control (?:of|over)"
)

WORDS = Words(
    (
        ("SUIC_BOMB", 9, r"suicide (?:\w+ ){0,2}(?:bomb\w*|attack\w*|blast|vest|belt)|"
                         r"blew (?:himself|herself|themselves) up|detonated (?:his|her|their)|"
                         r"explosive (?:vest|belt)|suicide bombers?|martyrdom operation"),
        ("CHEM_WEAP", 9, r"chemical (?:weapons?|attack\w*|agents?|gas|strike)|chlorine|sarin|nerve "
                         r"(?:gas|agent)|mustard gas|toxic gas|poison(?:ous)? gas|white phosphorus|"
                         r"novichok|gas attack|biological weapon"),
        ("GRENADE", 7, r"(?:hand[- ])?grenades?|stun grenades?"),
        ("AIR_STRIKE", 7, r"air ?-?(?:strikes?|raids?|attacks?|bombardments?)|warplanes?|aerial "
                          r"(?:bomb\w+|attack)|barrel bombs?|drone (?:strikes?|attacks?)|"
                          r"fighter jets?|(?:jets?|planes|aircraft|helicopters?) (?:\w+ ){0,2}"
                          r"(?:bomb\w+|struck|hit|target\w+|attack\w+|pound\w+|fired|raid\w*)"),
        ("AIR_STRIKE", 2, r"air force|jets?|helicopters?|drones?|bombarded"),
        ("ART_MISS_ATTACK", 6, r"artillery|mortars?|shell(?:ed|ing|s)|rockets?|missiles?|"
                               r"howitzers?|tank fire|katyushas?|projectiles?"),
        ("REM_EXPLOS", 6, r"ieds?|improvised explosive|land ?mines?|road-?side bombs?|car bombs?|"
                          r"remote[- ]controll?ed|booby[- ]trap\w*|mines?|(?:planted|bicycle|"
                          r"motorcycle|parcel|vehicle) (?:bombs?|explosives?)|bomb (?:exploded|"
                          r"went off|blast|attack)|explosive devices?"),
        ("REM_EXPLOS", 2, r"explosion|exploded|blasts?|detonat\w+|bombs?|bombing|blew up"),
        ("SEX_VIOL", 9, r"rap(?:ed?|es|ing|ists?)|gang-?raped?|sexual(?:ly)? (?:\w+ )?(?:violen\w+|"
                        r"assault\w*|abus\w+|harass\w+|slavery|attack\w*)|molest\w+"),
        ("ABDUCT_DISSAP", 7, r"kidnap\w*|abduct\w*|forced(?:ly)? disappear\w*|enforced "
                             r"disappear\w*|disappearances?|taken hostage|went missing|"
                             r"held (?:captive|hostage)"),
        ("ARREST", 5, r"arrest(?:ed|s|ing)?|detain(?:ed|s|ing|ees)|detention|rounded up|custody|"
                      r"apprehended|nabbed|jailed"),
        ("DISR_WEAP", 7, r"(?:defus|dismantl|neutrali[sz]|deactivat|disarm|foil|thwart)\w*|"
                         r"(?:seiz|confiscat|discover|unearth|recover|uncover|found|captur)\w* "
                         r"(?:\w+ ){0,6}?(?:weapons?|arms|ammunition|explosives?|cache|grenades?|"
                         r"ied|bombs?|munitions|rifles|rockets|missiles|mines|tunnels?|hideouts?|"
                         r"workshop)|weapons? caches?|arms caches?|bomb disposal|intercepted|"
                         r"shot down|(?:weapons?|arms|ammunition|explosives?) (?:\w+ ){0,3}(?:were|"
                         r"was) (?:\w+ )?(?:seized|recovered|found|confiscated)|hideout"),
        ("HQ_ESTABLISHED", 8, r"(?:establish|set up|setting up|set-up|built|build|open|creat|"
                              r"construct|erect)\w* (?:\w+ ){0,5}?(?:base|bases|camps?|"
                              r"headquarters|hq|posts?|outposts?|checkpoints?|positions|training "
                              r"camp|barracks|command cent(?:er|re))|(?:new|military) (?:base|"
                              r"headquarters)"),
        ("GOV_REGAINS_TERIT", 8, rf"{_STATE} (?:[\w,-]+ ){{0,8}}?(?:{_TOOK_BACK})|"
                                 rf"(?:{_TOOK_BACK}) (?:[\w,-]+ ){{0,10}}?(?:from|by) (?:the )?"
                                 rf"(?:\w+ )?(?:{_REBELS}|{_STATE})"),
        ("GOV_REGAINS_TERIT", 5, rf"{_STATE} (?:[\w,-]+ ){{0,6}}?(?:{_TOOK})|{_TOOK_BACK}"),
        ("NON_STATE_ACTOR_OVERTAKES_TER", 8, rf"{_REBELS} (?:[\w,-]+ ){{0,8}}?(?:{_TOOK}|"
                                             rf"{_TOOK_BACK})|(?:{_TOOK}) (?:[\w,-]+ ){{0,6}}?by "
                                             rf"(?:\w+ ){{0,2}}{_REBELS}|fell (?:to|into the hands "
                                             rf"of) (?:\w+ ){{0,2}}{_REBELS}"),
        ("NON_VIOL_TERRIT_TRANSFER", 8, r"withdr[ae]w\w*|pull(?:ed|ing)? out|pull-?out|"
                                        r"(?:hand|turn)(?:ed|ing)? (?:\w+ ){0,4}?over|"
                                        r"handover of|without (?:a )?(?:fight|resistance|firing)|"
                                        r"vacated|abandoned (?:\w+ )?(?:positions?|bases?|posts?)|"
                                        r"evacuated (?:\w+ )?(?:positions?|bases?|posts?)|"
                                        r"retreat\w*|transferred? (?:of )?control|ceded"),
        ("CHANGE_TO_GROUP_ACT", 6, r"(?:merg|splinter|defect|recruit|demobili[sz]|disband|"
                                   r"surrender|redeploy|deploy|reinforce)\w*|new (?:armed )?"
                                   r"(?:group|leader|commander|chief|alliance|militia)|"
                                   r"(?:form|announc|creat)\w* (?:\w+ ){0,4}(?:alliance|coalition|"
                                   r"group|militia|brigade|battalion)|renamed|rebrand\w*|"
                                   r"pledged allegiance|laid down (?:\w+ )?arms|join\w* (?:the )?"
                                   r"(?:ranks|rebels|group)"),
        ("AGREEMENT", 6, r"(?:peace )?(?:agreement|accord|treaty|pact|deal)s?|cease-?fire|truce|"
                         r"armistice|signed|reconciliation|memorandum"),
        ("FORCE_AGAINST_PROTEST", 9, rf"{_POLICE} (?:[\w,-]+ ){{0,6}}?(?:opened fire|fired (?:live|"
                                     rf"on|at|into)|shot(?: dead| at)?|killed|live (?:bullets|"
                                     rf"rounds|ammunition|fire)|beat\w*) (?:[\w,-]+ ){{0,8}}?"
                                     rf"{_CROWD}|{_CROWD} (?:[\w,-]+ ){{0,4}}?(?:were |was |been "
                                     rf"|being )?(?:shot|killed|beaten|wounded|gunned)|(?:kill\w*|"
                                     rf"shot|wound\w*|injur\w*) (?:[\w,-]+ ){{0,4}}?{_CROWD}|"
                                     r"live (?:rounds|ammunition|bullets|fire)|crackdown on "
                                     r"(?:\w+ )?(?:protest|demonstrat)"),
        ("PROTEST_WITH_INTER", 8, r"tear-?gas|water cannons?|dispers\w+|rubber bullets|pepper "
                                  r"spray|batons?|lathi\w*|broke up (?:a |the )?(?:protest|rally|"
                                  rf"demonstration|march)|(?:arrest|detain)\w* (?:[\w,-]+ ){{0,4}}?"
                                  rf"{_CROWD}"),
        ("VIOL_DEMONSTR", 7, rf"riot(?:s|ing|ers?|ed)?|{_CROWD} (?:[\w,-]+ ){{0,6}}?(?:clash\w*|"
                             r"threw|throwing|hurl\w+|pelt\w+|set fire|set \w+ on fire|burn\w*|"
                             r"torch\w*|storm\w*|smash\w*|attack\w*|vandali\w+|ransack\w*)|stone-?"
                             r"(?:pelting|throwing)|(?:throw\w*|threw|hurl\w*|pelt\w*) (?:\w+ )"
                             r"{0,3}?(?:stones?|rocks|bricks|petrol bombs|molotov\w*|bottles)|"
                             r"burn\w* (?:\w+ )?tyres?|burn\w* (?:\w+ )?tires?|violent (?:protest|"
                             r"demonstration)s?|barricades?"),
        ("PEACE_PROTEST", 4, _PROTEST),
        ("PEACE_PROTEST", 3, r"peaceful\w*|placards?|chant\w+|banners?|slogans?|held up signs"),
        ("PROTEST_WITH_INTER", 2, _PROTEST), ("VIOL_DEMONSTR", 2, _PROTEST),
        ("FORCE_AGAINST_PROTEST", 2, _PROTEST),
        ("MOB_VIOL", 8, r"mobs?|lynch\w*|vigilantes?|angry (?:crowd|villagers|residents|locals)|"
                        r"beaten (?:to death )?by (?:a |an )?(?:\w+ )?(?:crowd|group|villagers|"
                        r"residents|locals)|communal (?:clash\w*|violence)|hooligans?|brawl"),
        ("PROPERTY_DISTRUCT", 7, r"loot\w*|vandali\w+|torch\w*|arson\w*|ransack\w*|demolish\w*|"
                                 r"desecrat\w*|(?:burn\w*|set fire|set (?:\w+ )?ablaze|destroy\w*|"
                                 r"damag\w*|raz(?:ed|ing)) (?:\w+ ){0,4}?(?:houses?|homes?|"
                                 r"shops?|propert\w+|villages?|farms?|crops?|vehicles?|cars?|"
                                 r"buildings?|churche?s?|mosques?|fields|schools?|stores)"),
        ("ARMED_CLASH", 5, r"clash\w*|fire-?fights?|gun-?battles?|gun-?fights?|exchang\w+ (?:of )?"
                           r"(?:gun)?fire|(?:heavy|fierce|intense) (?:fighting|battles?|clashes)|"
                           r"fighting|ambush\w*|shoot-?outs?|battles?|encounter|skirmish\w*|"
                           r"repel\w*|traded fire|attack\w* (?:\w+ ){0,4}?(?:positions?|posts?|"
                           r"bases?|camps?|convoys?|patrols?|checkpoints?|barracks)"),
        ("ATTACK", 4, r"shot dead|gunned down|stabb\w+|behead\w*|execut\w+|assassinat\w+|"
                      r"massacre\w*|hacked|tortur\w*|murder\w*|slaughter\w*|"
                      r"(?:gunmen|militants|attackers) "
                      r"(?:\w+ ){0,4}?(?:killed|shot|attacked)|kill\w* (?:\w+ ){0,4}?(?:civilians?|"
                      r"villagers?|people|farmers?|worshipp?ers|journalists?)"),
        ("ATTACK", 2, r"attack(?:ed|s|ers?)?|killed"), ("ARMED_CLASH", 1, r"attack\w*|fire|killed"),
        ("DIPLO", 6, r"ambassadors?|diplomats?|diplomatic|foreign minist(?:er|ry)|summit|bilateral|"
                     r"envoys?|sanctions|consulate|embassy|state visit|united nations|talks|"
                     r"secretary of state|delegations?"),
        ("DIPLO", 2, r"president|prime minister|met|visit\w*|relations|cooperation|negotiat\w+"),
        ("ATTRIB", 6, r"claim\w* responsibility|responsibility for|blam(?:ed|es|ing)|accus\w+|"
                      r"attribut\w+|perpetrators?|responsible for|allegations?|behind the"),
        ("ORG_CRIME", 8, r"drug (?:traffick\w*|cartels?|gangs?|lords?|smuggl\w*|dealers?)|cartels?|"
                         r"traffick\w*|smuggl\w*|mafia|gangs?|gangsters?|money launder\w*|"
                         r"narcotics|cocaine|heroin|organi[sz]ed crime|human traffick\w*|extort\w*|"
                         r"robber\w*|piracy|pirates"),
        ("NATURAL_DISASTER", 8, r"earth-?quakes?|quakes?|floods?|flooding|flooded|cyclones?|"
                                r"hurricanes?|typhoons?|storms?|tornado\w*|landslides?|droughts?|"
                                r"tsunamis?|volcan\w+|wildfires?|bush-?fires?|forest fires?|"
                                r"covid\w*(?:-19)?|coronavirus|epidemic|pandemic|outbreak|cholera|"
                                r"ebola|malaria|locusts?|heat-?wave|rains?|snow\w*|avalanche|"
                                r"lightning|magnitude"),
        ("MAN_MADE_DISASTER", 7, r"(?:fire|blaze) (?:broke out|erupted|swept|at|in|engulfed)|blaze|"
                                 r"short circuit|gas (?:leak|cylinder|explosion|pipeline)|oil "
                                 r"spill\w*|spill\w*|derail\w*|(?:plane|train|bus|car|helicopter|"
                                 r"truck|ferry|boat) (?:\w+ )?(?:crash\w*|accident|collision|"
                                 r"capsiz\w+|collid\w+|sank)|crash(?:ed|es)?|accident\w*|"
                                 r"collaps\w+|collided|capsized|sank|stampede|toxic (?:waste|leak)|"
                                 r"chemical (?:plant|leak|spill|factory)|firefighters|fire "
                                 r"(?:brigade|department|engines?|tenders?)|boiler|pollut\w+|"
                                 r"contaminat\w+|factory (?:fire|explosion|blast)"),
    )
)  # fmt: skip
