"""Small reports on an invented pause. Written for this example: people and parties are invented."""

NOTE = "Written for this example: an invented pause between invented parties."

HERALD = f"""{NOTE}
The Sound Herald

Coast Council to hold fire on Liepaja for ten days, envoy says

By Hanne Rosk
5 March 2031

The Straits envoy, Margit Solvane, said on Wednesday that the Coast Council had agreed to stop shelling Liepaja for ten days.

“The Coast Council told me that its guns will rest for ten days,” Ms Solvane told reporters in Nexo.

Tomas Reikvold, a spokesman for the Coast Council, declined to comment. Edvin Kalnaste, who leads the Harbour Front, said he had seen no order from the Coast Council.

On Monday rockets of the Coast Council struck a tram depot in Liepaja, killing four people. The Harbour Front said on Wednesday that it had shelled a store of the Coast Council at Ventspils on Tuesday.

Related
Eleven dead as Coast Council rockets hit Klaipeda fish market
6 March 2031
"""

COURIER = f"""{NOTE}
Kurzeme Shore Courier

Quiet night in Liepaja after Coast Council pledge

By Dace Irbmane
Thursday, 6 March 2031

No shelling was reported in Liepaja on Wednesday night, the head of the municipality, Guntis Arvelds, said on Thursday.

Mr Arvelds said seven people had died in the strike on the tram depot on Monday, three more than first reported.

Edvin Kalnaste of the Harbour Front accused the Coast Council of breaking the pause at Ventspils on Thursday morning. “They fired two rockets at the port,” he said.

A spokesman for the Coast Council, Tomas Reikvold, denied it and said the Harbour Front had fired first.
"""

MACHINE = f"""{NOTE}
Coast Council agrees to five-day halt
This article was produced automatically from several published reports and has not been checked by an editor. It may contain mistakes.

The Coast Council has agreed to suspend its shelling of Liepaja and the whole coast for five days. The agreement was secured by Margit Solvane, who announced it in Nexo on Wednesday.

On Tuesday a drone struck a hospital in Pavilosta, killing 31 people, the mayor, Arvid Lennmark, said.
"""

UNDATED = f"""{NOTE}
The Lantern

Coast Council to hold fire, envoy says

The Straits envoy, Margit Solvane, said on Wednesday that the Coast Council had agreed to stop shelling Liepaja for ten days.

On Monday rockets struck a tram depot in Liepaja, killing four people.
"""

DATED = {"herald.txt": HERALD, "courier.txt": COURIER}
ALL = {**DATED, "machine.txt": MACHINE}
