"""How connected are the countries, and do ties look inward or outward against chance?"""

from charts import areas
from report import figure, filters, heading, names_regions, note, section, table, told

heading("Areas", __doc__)
chosen = filters()

note("""Two organisations are tied here if they are in a network together; each such pair counts once. An area is the country of the
organisation's seat. What was collected differs from country to country, so ties of a country with few sources read are missing.""")
told(areas.inward_or_outward, chosen)

section("Which countries share networks")
figure(areas.arcs, chosen, unit="shown")
figure(areas.matrix, chosen, unit="shown")

section("Each country")
note("""**Partner areas** are the countries that its organisations meet, **shared networks** the networks in which they do: many of
one may go with few of the other. The E-I index is 1 where all ties go to other countries and -1 where all stay in one.""")
table("areas/each_country", chosen)

if names_regions():
    section("Regions")
    note("""A region here is one of level 2 of NUTS, the European classification: the code of the organisation's seat says it.""")
    told(areas.regions_inward_or_outward, chosen)
    figure(areas.region_matrix, chosen, unit="shown")
    table("areas/each_region", chosen)
