"""Month names of European languages, for dates as papers print them: "4 mai 2034"."""

import re

_NAMES = """
    january february march april may june july august september october november december
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    januar februar märz april mai juni juli august september oktober november dezember
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
    januari februari maart april mei juni juli augustus september oktober november december
    januari februari mars april maj juni juli augusti september oktober november december
    jänner feber märz april mai juni juli august september oktober november desember
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada
    grudnia
    ledna února března dubna května června července srpna září října listopadu prosince
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
""".split()
_NUMBERS = {name: place % 12 + 1 for place, name in enumerate(_NAMES)}
MONTH_NAMES = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))


def month_named(name: str) -> int:
    """The number of a month by its full name in one of these languages; 0 for an odd spelling."""
    return _NUMBERS.get(name.casefold(), 0)
