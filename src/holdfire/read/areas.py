"""Areas that are no country and no division: continents, seas, named lands, with a rough middle.

One line each: name and other names, the countries it lies in (none where many), latitude and
longitude in whole degrees. Written for holdfire; the sizes are such that a degree does not matter.
"""

_TABLE = """
Central America||13 -85|Latin America||-5 -65|Americas||15 -85|European Union/EU||49 9
Eurasia||55 80|Caribbean/West Indies||18 -72|Middle East/Mideast||29 42|Near East||33 42
Far East||35 120|Central Asia||44 68|South Asia||25 78|Southeast Asia/South East Asia||8 108
East Asia||37 118|Eastern Europe||52 28|Western Europe||48 4|Northern Europe||60 18
Southern Europe||42 15|Central Europe||48 16|Scandinavia||62 15|Balkans/Balkan||43 21
Baltics||57 25|Caucasus||42 45|North Caucasus|RU|43 44|South Caucasus||41 45
West Africa/Western Africa||13 -3|East Africa/Eastern Africa||0 38
North Africa/Northern Africa||28 10|Central Africa||4 20|Southern Africa||-22 24
Sub-Saharan Africa||0 20|Sahel||15 5|Maghreb||31 2|Horn of Africa||8 46|Levant||34 37
Gulf States||24 51|Arctic||85 0|Sahara||23 12|Siberia|RU|62 105|Atlantic/Atlantic Ocean||15 -35
Pacific/Pacific Ocean||0 -160|Indian Ocean||-20 80|Arctic Ocean||85 0
Mediterranean/Mediterranean Sea||35 18|Black Sea||43 34|Red Sea||20 38|Caspian Sea/Caspian||42 50
Baltic Sea/Baltic||58 20|North Sea||56 3|Arabian Sea||15 65|South China Sea||12 114
East China Sea||29 125|Sea of Azov||46 37|Sea of Japan||40 135|Persian Gulf/Arabian Gulf||27 51
Gulf of Aden||12 48|Gulf of Mexico||25 -90|Gulf of Oman||25 58|Caribbean Sea||15 -75
Bay of Bengal||15 88|Strait of Hormuz||27 56|English Channel||50 -1|Suez Canal|EG|31 32
Bab el-Mandeb||13 43|Bosporus/Bosphorus|TR|41 29|Gaza Strip/Gaza|PS|31.42 34.37
West Bank|PS|32 35.25|Golan Heights/Golan||33 35.8|Sinai/Sinai Peninsula|EG|29.5 34
Darfur|SD|13 25|Kordofan|SD|13 30|Tigray|ET|14 38.5|Ogaden|ET|7 44|Kashmir||34 76
Waziristan|PK|32.5 69.8|Kurdistan||37 43|Anatolia|TR|39 35|Donbas/Donbass|UA|48 38
Transnistria|MD|47 29|Abkhazia|GE|43 41|South Ossetia|GE|42.3 44.1
Nagorno-Karabakh/Karabakh|AZ|39.8 46.7|Chechnya|RU|43.4 45.7|Kosovo|XK|42.6 20.9
Great Britain|GB|54 -2|British Isles||54 -4|Somaliland|SO|9.7 46|Puntland|SO|8.5 49
Cyrenaica|LY|28 22|Tripolitania|LY|30 14|Fezzan|LY|26 14|Kivu|CD|-2 28|Patagonia|AR|-44 -69
Amazon|BR|-5 -60|Korean Peninsula/Korea||37.5 127|Indochina||16 105|Borneo||1 114
New Guinea||-5 141|Sumatra|ID|0 102|Java|ID|-7.3 110|Mindanao|PH|8 125|Luzon|PH|16 121
Himalayas/Himalaya||28 85|Alps||46.5 9.5|Andes||-20 -67|Rocky Mountains/Rockies|US|43 -110
Midwest|US|41.5 -93|New England|US|44 -71|Great Plains|US|41 -101|Great Lakes||45 -84
Appalachia|US|38 -81|Long Island|US|40.8 -73.2|Silicon Valley|US|37.4 -122|Cape Cod|US|41.7 -70.3
Yugoslavia||44 20|Soviet Union/USSR|RU|60 100|Czechoslovakia||49.5 17
"""


def rows() -> list[tuple[tuple[str, ...], str, float, float]]:
    """Names, country code or nothing, latitude, longitude."""
    cells = _TABLE.strip().replace("\n", "|").split("|")
    made = []
    for names, land, spot in zip(cells[::3], cells[1::3], cells[2::3], strict=True):
        lat, lon = spot.split()
        made.append((tuple(names.split("/")), land, float(lat), float(lon)))
    return made
