"""Words for PLOVER's event classes, after its manual and CAMEO's; the records are its examples."""

from .classes import Words

_FORCES = r"(?:troops|forces|army|soldiers|warplanes|jets|fighters|guerr?illas|rebels|police)"

WORDS = Words(
    (
        ("AGREE", 7, r"agree(?:d|s|ment to)?|pledg\w*|promis\w*|vow(?:ed|s) to (?:help|support|"
                     r"cooperate)|offer\w*|commit\w* to|accept\w*|consent\w*|intend\w*|ready to|"
                     r"prepared to (?:help|talk|negotiate|meet)|willing\w*|plans? to|will "
                     r"(?:meet|help|provide|send|give|visit|release|allow|cooperate|ease|lift|"
                     r"begin|resume|hold|host)|would (?:help|provide|allow|support|send)|"
                     r"decided to (?:send|give|allow|provide|resume)"),
        ("CONSULT", 6, r"met|meet(?:s|ing)?|talk(?:s|ed)|visit\w*|arriv\w+ (?:in|on|for)|"
                       r"telephon\w+|phoned|host\w*|discuss\w*|negotiat\w+|consult\w*|mediat\w*|"
                       r"summit|conferred|received|delegation"),
        ("SUPPORT", 6, r"prais\w*|welcom\w*|endors\w*|support\w*|back(?:ed|s)|applaud\w*|"
                       r"commend\w*|congratulat\w*|hail(?:ed|s)|defend(?:ed|s)|recogni[sz]\w*|"
                       r"apologi\w*|forg[ia]ve\w*|signed|ratif\w*|express\w* (?:\w+ )?(?:support|"
                       r"solidarity|confidence|condolences|regret)|diplomatic ties|lobb\w+ for"),
        ("COOPERATE", 6, r"joint (?:\w+ )?(?:exercises?|manoeuvres|maneuvers|war games|patrols)|"
                         r"war games|extradit\w*|shar(?:ed?|ing) (?:\w+ )?(?:intelligence|"
                         r"information|evidence|expertise)|cooperat\w+|trade (?:pact|deal)"),
        ("AID", 6, r"donat\w*|(?:gave|gives?|provid\w*|sen[dt]s?|deliver\w*|suppl\w+|grant\w*|"
                   r"extend\w*|distribut\w*) (?:[\w$.,-]+ ){0,6}?(?:aid|assistance|relief|food|"
                   r"medicine|dollars|loans?|arms|weapons|troops|peacekeepers|equipment|supplies|"
                   r"asylum|intelligence)|humanitarian aid|asylum|peacekeep\w+|evacuat\w+"),
        ("CONCEDE", 6, r"conced\w*|yield\w*|eas(?:ed?|ing)|lift(?:ed|s|ing)? (?:[\w-]+ ){0,4}?"
                       r"(?:curfew|restrictions?|ban|emergency|martial law)|relax\w*|amnesty|"
                       r"legali[sz]\w*|resign\w*|step(?:ped|s)? down|allow(?:ed|s)|permit\w*|"
                       r"reforms?|cancel\w* (?:\w+ )?restrictions"),
        ("RETREAT", 7, r"releas(?:ed|es|ing)|freed|withdr[ae]w\w*|pull(?:ed|ing)? (?:out|back)|"
                       r"retreat\w*|cease-?fire|truce|demobili[sz]\w*|surrender\w*|return(?:ed|s) "
                       r"(?:\w+ ){0,4}?(?:prisoners|bodies|remains|property)|"
                       r"(?:hand|turn)(?:ed|s)? over|"
                       r"lift(?:ed|s) (?:[\w-]+ ){0,4}?(?:blockade|siege|sanctions|embargo)|"
                       r"compensation|disarm\w*|dismantl\w*|reopened|let (?:\w+ )?(?:observers|"
                       r"inspectors)"),
        ("INVESTIGATE", 7, r"investigat\w+|inquir\w+|inspect\w*|probe[ds]?|fact-?finding|"
                           r"interrogat\w*|hearing"),
        ("DEMAND", 7, r"demand\w*|called (?:on|for|upon)|calls (?:on|for)|urg(?:ed?|es|ing)|"
                      r"appeal\w*|ask(?:ed|s)|request\w*|insist\w*|press(?:ed|es) for|"
                      r"want(?:s|ed)|plead\w*|order\w* (?:\w+ ){0,4}?to (?:leave|stop|end)"),
        ("DISAPPROVE", 7, r"accus\w*|critici[sz]\w*|condemn\w*|denounc\w*|blam(?:ed?|es|ing)|"
                          r"complain\w*|protested to|su(?:ed|ing)|lawsuit|rebuk\w*|deplor\w*|"
                          r"slam(?:med|s)|lambast\w*|attacked (?:the )?(?:policy|decision)|"
                          r"denie[ds]|deny|den(?:ied|ies) (?:allegations|charges|reports|that)|"
                          r"alleg\w*|charged (?:that|with)|found guilty|express\w* (?:\w+ )?"
                          r"(?:concern|anger|dismay|displeasure)"),
        ("REJECT", 8, r"reject\w*|refus\w*|rul(?:ed?|es|ing) out|veto\w*|turned down|declin\w*|"
                      r"def(?:y|ied|ies|ying)|dismiss\w*|oppos(?:ed?|es|ing)|resist\w*|"
                      r"would (?:not|never)|will (?:not|never)|not (?:accept|agree|allow|talk|"
                      r"negotiate)|walk\w* out|violat\w* (?:\w+ ){0,3}?(?:order|law|embargo)|"
                      r"block(?:ed|s) (?:\w+ ){0,4}?(?:resolution|proposal|bid)|no (?:talks|"
                      r"negotiations|concessions)"),
        ("THREATEN", 8, r"threat\w*|warn\w*|ultimatum|would (?:retaliate|attack|strike|use force)|"
                        r"vowed (?:to )?(?:revenge|retaliat\w*|fight|strike|attack|step up)|"
                        r"deadline"),
        ("PROTEST", 8, r"demonstrat(?:ed|ors?|ions?|ing)|rall(?:y|ies|ied)|march(?:ed|ers|ing)?|"
                       r"protest(?:ers?|ors?|s|ed|ing)?|hunger strike|general strike|went on "
                       r"strike|(?:workers|miners|drivers) (?:\w+ )?str(?:ike|uck)|sit-in|"
                       r"boycott\w*|riot\w*|blockaded|took to the streets|barricad\w*|occupied "
                       r"(?:the|a) (?:\w+ )?(?:building|embassy|office)"),
        ("MOBILIZE", 7, r"mobili[sz]\w*|on (?:\w+ )?alert|reinforc\w*|deploy\w*|mass(?:ed|ing)|"
                        r"military (?:build-?up|manoeuvres|exercises?)|test(?:ed|-fired|s) (?:\w+ )"
                        r"{0,4}?(?:missiles?|weapons?|bomb)|amass\w*|strengthen\w* (?:its )?"
                        r"(?:forces|defen[cs]es)|call(?:ed)? up reserv\w*|patrols?"),
        ("SANCTION", 7, r"expel\w* (?:[\w-]+ ){0,4}?(?:diplomats?|ambassador|envoys?|attach\w+)|"
                        r"recall\w* (?:its|her|his|their) ambassador|embargo|sanctions|suspend\w*|"
                        r"cut(?:s|ting)? (?:off )?(?:\w+ )?(?:aid|ties|relations|diplomatic)|"
                        r"br(?:eak|oke|oken) (?:off )?(?:\w+ )?(?:relations|ties|talks)|halt\w* "
                        r"(?:\w+ ){0,4}?(?:aid|talks|negotiations|trade)|cancel\w*|severed|"
                        r"withdr[ae]w\w* from (?:the )?(?:talks|negotiations)|boycott\w* (?:talks|"
                        r"the conference)|froze\w*"),
        ("COERCE", 7, r"arrest\w*|detain\w*|imprison\w*|jailed|curfew|martial law|state of "
                      r"emergency|ban(?:ned|s)?|outlaw\w*|confiscat\w*|seiz(?:ed|es|ure)|"
                      r"demolish\w*|deport\w*|expel\w*|censor\w*|closed (?:down )?(?:\w+ )?"
                      r"(?:newspaper|office|border|university)|tear-?gas|dispers\w*|crack\w* ?down|"
                      r"raid(?:ed|s)|sentenced|set fire|destroy\w*|impos\w* (?:\w+ ){0,3}?"
                      r"(?:curfew|restrictions)"),
        ("ASSAULT", 7, r"kidnap\w*|abduct\w*|hijack\w*|hostages?|tortur\w*|rap(?:ed?|es|ing)|"
                       r"assassinat\w*|assault\w*|suicide bomb\w*|car bombs?|bomb(?:ed|ing|s)?|"
                       r"beat(?:en|ing|s)?|stabb\w*|execut(?:ed|ion)|massacr\w*|lynch\w*|"
                       r"human shields?|shot dead|gunned down|ethnic cleansing|grenades?|"
                       r"exploded|explosion"),
        ("FIGHT", 7, r"clash\w*|air ?-?(?:strikes?|raids?)|shell(?:ed|ing)|battl\w+|fighting|"
                     r"fought|occup(?:y|ied|ation)|captured|invad\w+|invasion|ambush\w*|"
                     r"artillery|mortars?|rockets?|missiles? (?:at|on|into)|fired (?:on|at)|"
                     r"opened fire|offensive|blockad\w*|besieg\w*|shot down|"
                     rf"{_FORCES} (?:\w+ ){{0,3}}?(?:attacked|killed|stormed|entered|bombed|"
                     r"raided)|violat\w* (?:\w+ ){0,3}?(?:ceasefire|cease-fire|truce)|chemical "
                     r"weapons|killed"),
    )
)  # fmt: skip
