"""Problems become drafts of reached states in three languages; what is not understood is left to people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lfa.analysis.wording import draft, placeholder, suggestions
from lfa.model.text import Text
from lfa.terms import languages

ENGLISH = {
    "The number of apprentices is falling": "The number of apprentices has increased",
    "Fish catches are declining": "Fish catches have increased",
    "Turnout in local elections has dropped": "Turnout in local elections has increased",
    "Sales decline": "Sales have increased",
    "Income of smallholders in decline": "Income of smallholders stabilised or increased",
    "Employment among newcomers is too low": "Employment among newcomers has increased",
    "Low wages for seasonal workers": "Wages for seasonal workers increased",
    "Limited access to credit": "Access to credit improved",
    "Loss of trust in the council": "Trust in the council restored",
    "Unemployment is rising": "Unemployment has been reduced",
    "High rate of school dropouts, esp. among boys": "Rate of school dropouts reduced, esp. among boys",
    "High sickness absence": "Sickness absence reduced",
    "Destruction of crops, including orchards": "Destruction of crops reduced, including orchards",
    "Destruction of crops, livestock and property": "Destruction of crops, livestock and property reduced",
    "Cyclists are killed or injured": "Fewer cyclists are killed or injured",
    "Frequent power cuts": "Frequency of power cuts reduced",
    "Water quality is deteriorating": "Water quality has improved",
    "Poor maintenance of wells": "Maintenance of wells improved",
    "The bridges are in bad condition": "The bridges are in good condition",
    "The lake is polluted": "The lake is clean",
    "Buses are late": "Buses are on time",
    "Roads are unsafe for children": "Roads are safe for children",
    "Insufficient treatment capacity": "Sufficient treatment capacity",
    "Polluters are not controlled": "Polluters are controlled",
    "Firms do not find the skills they need": "Firms find the skills they need",
    "The school does not reach all parents": "The school reaches all parents",
    "Young people cannot find homes": "Young people can find homes",
    "Many farmers do not know the rules": "More farmers know the rules",
    "Few firms export": "More firms export",
    "Many young people leave the region": "Fewer young people leave the region",
    "40 % of households are not connected": "A larger share of households is connected",
    "It is difficult to get a permit": "It is easier to get a permit",
    "Wetlands are under threat": "Threat to wetlands reduced",
    "Children drop out of school": "Fewer children drop out of school",
    "Residents feel unsafe in the park": "Residents feel safe in the park",
    "Corruption is widespread": "Corruption has been reduced",
    "It takes too long to get a permit": "It is quicker to get a permit",
    "Four in ten households are not connected": "More households are connected",
    "Large amounts of waste are dumped in the river": "Smaller amounts of waste are dumped in the river",
    "Families are moving away from the valley": "Fewer families are moving away from the valley",
    "Polluters are rarely inspected": "Polluters are regularly inspected",
    "Young people seldom vote": "Young people vote more often",
    "People along the river often fall ill": "People along the river fall ill less often",
    "Fishing families earn less and less": "Fishing families earn more",
    "Discharges from the plants exceed the limits of their permits": "Discharges from the plants keep within the limits of their permits",
}
SWEDISH = {
    "Antalet nystartade företag minskar": "Antalet nystartade företag har ökat",
    "Hög sjukfrånvaro": "Sjukfrånvaron har minskat",
    "Höga kostnader för boende": "Kostnaderna för boende har minskat",
    "Höga utsläpp från trafiken": "Utsläppen från trafiken har minskat",
    "Högt slitage på vägarna": "Slitaget på vägarna har minskat",
    "Hög andel unga utan jobb": "Andelen unga utan jobb har minskat",
    "Stort antal olyckor": "Antalet olyckor har minskat",
    "Låg digital kompetens bland äldre": "Högre digital kompetens bland äldre",
    "Tilliten till politiker är låg": "Tilliten till politiker har ökat",
    "Andelen unga som varken arbetar eller studerar är hög": "Andelen unga som varken arbetar eller studerar har minskat",
    "Sjunkande inkomster": "Inkomsterna har ökat",
    "Stigande arbetslöshet i glesbygd": "Arbetslösheten i glesbygd har minskat",
    "Ökad ohälsa": "Ohälsan har minskat",
    "Minskat deltagande": "Deltagandet har ökat",
    "Bussarna är i dåligt skick": "Bussarna är i gott skick",
    "Underhåll eftersätts": "Underhåll sker regelbundet",
    "Hälsan försämras": "Hälsan har förbättrats",
    "Företagen hittar inte rätt kompetens": "Företagen hittar rätt kompetens",
    "Samverkan mellan aktörer fungerar inte": "Samverkan mellan aktörer fungerar",
    "Kommunerna samarbetar inte": "Kommunerna samarbetar",
    "Ungdomar känner sig inte trygga": "Ungdomar känner sig trygga",
    "Många känner inte till stödet": "Fler känner till stödet",
    "Många unga flyttar från länet": "Färre unga flyttar från länet",
    "Få företag exporterar": "Fler företag exporterar",
    "40 % av hushållen saknar bredband": "En större andel av hushållen har bredband",
    "40 % saknar anslutning": "En större andel har anslutning",
    "Otrygga miljöer": "Trygga miljöer",
    "Insatserna är otillräckliga": "Insatserna är tillräckliga",
    "Långa väntetider i vården": "Kortare väntetider i vården",
    "Handläggningen tar för lång tid": "Handläggningen tar kortare tid",
    "Det är svårt att hitta bostad": "Det är lättare att hitta bostad",
    "Arter hotas": "Hotet mot arter har minskat",
    "Östersjön hotas av övergödning": "Hotet mot Östersjön från övergödning har minskat",
    "Vattnet är förorenat": "Vattnet är rent",
    "Företag lämnar regionen": "Färre företag lämnar regionen",
    "Tillgången till bredband är begränsad": "Tillgången till bredband har ökat",
    "Invånarna känner sig otrygga": "Invånarna känner sig trygga",
    "Det tar lång tid att få bygglov": "Det går snabbare att få bygglov",
    "Fyra av tio hushåll är inte anslutna": "Fler hushåll är anslutna",
    "Stora mängder skräp dumpas i ån": "Mindre mängder skräp dumpas i ån",
    "Familjer flyttar från dalen": "Färre familjer flyttar från dalen",
    "De som förorenar kontrolleras sällan": "De som förorenar kontrolleras oftare",
    "Bussen går för sällan": "Bussen går oftare",
    "Boende längs ån blir ofta sjuka": "Boende längs ån blir mer sällan sjuka",
    "Fiskarfamiljerna tjänar allt mindre": "Fiskarfamiljerna tjänar mer",
    "Utsläppen överskrider tillståndens gränser": "Utsläppen håller sig inom tillståndens gränser",
    "Medlemsantalet går tillbaka": "Medlemsantalet har ökat",
}
DANISH = {
    "Antallet af lærlinge falder": "Antallet af lærlinge er steget",
    "Højt sygefravær": "Sygefraværet er reduceret",
    "Høj arbejdsløshed blandt unge": "Arbejdsløsheden blandt unge er reduceret",
    "Høje omkostninger": "Omkostningerne er reduceret",
    "Lav produktivitet i landbruget": "Produktiviteten i landbruget er steget",
    "Trivslen er lav": "Trivslen er steget",
    "Faldende indtægter": "Indtægterne er steget",
    "Busserne er i dårlig stand": "Busserne er i god stand",
    "Vedligehold forsømmes": "Vedligehold sker regelmæssigt",
    "Kvaliteten af drikkevandet forringes": "Kvaliteten af drikkevandet er forbedret",
    "Virksomhederne finder ikke kompetencer": "Virksomhederne finder kompetencer",
    "Virksomhederne mangler kvalificeret arbejdskraft": "Virksomhederne har kvalificeret arbejdskraft",
    "Unge føler sig ikke trygge": "Unge føler sig trygge",
    "Mange virksomheder kender ikke til støtten": "Flere virksomheder kender til støtten",
    "Mange unge flytter fra kommunen": "Færre unge flytter fra kommunen",
    "40 % er ikke tilsluttet": "En større andel er tilsluttet",
    "Utilstrækkelig kapacitet": "Tilstrækkelig kapacitet",
    "Lange ventetider": "Kortere ventetider",
    "Det er svært at finde en bolig": "Det er lettere at finde en bolig",
    "Arter er truede": "Truslen mod arter er mindsket",
    "Vandet er forurenet": "Vandet er rent",
    "Åen er forurenet": "Åen er ren",
    "Fire ud af ti husstande er ikke koblet på kloaknettet": "Flere husstande er koblet på kloaknettet",
    "Store mængder affald dumpes i åen": "Mindre mængder affald dumpes i åen",
    "Familier flytter væk fra dalen": "Færre familier flytter væk fra dalen",
    "Bussen kører for sjældent": "Bussen kører oftere",
    "Beboere langs åen bliver ofte syge": "Beboere langs åen bliver sjældnere syge",
    "Fiskerfamilierne tjener mindre og mindre": "Fiskerfamilierne tjener mere",
    "Skraldebilen når ikke ud til landsbyerne": "Skraldebilen når ud til landsbyerne",
    "Borgerne ser ikke, hvad affaldet gør ved åen": "Borgerne ser, hvad affaldet gør ved åen",
    "Udledningen overskrider tilladelsernes grænser": "Udledningen holder sig inden for tilladelsernes grænser",
    "Fiskebestandene går tilbage": "Fiskebestandene er steget",
}
WORDED = [(code, *pair) for code, pairs in (("en", ENGLISH), ("sv", SWEDISH), ("da", DANISH)) for pair in pairs.items()]

#: What no pattern may touch, and why.
LEFT = [
    # an absent solution: ask what the problem is
    ("en", "Lack of a treatment plant"),
    ("en", "No ongoing maintenance"),
    ("en", "There are no bus stops"),
    ("sv", "Brist på lärare"),
    ("sv", "Bristande samordning"),
    ("sv", "Underlag saknas"),
    ("sv", "Det saknas bostäder"),
    ("da", "Mangel på viden"),
    ("da", "Der mangler boliger"),
    ("da", "Manglende koordinering"),
    # two problems, or a cause, on one card
    ("en", "Prices are high and demand is low"),
    ("en", "Absence is high because of stress"),
    ("sv", "Priserna är höga och efterfrågan är låg"),
    ("sv", "Personalomsättningen är hög på grund av stress"),
    ("da", "Priserne er høje og efterspørgslen er lav"),
    ("en", "Pupils arrive late and lack language support"),
    ("en", "Support is not coordinated and not adapted to those who need it"),
    ("en", "Low yields on existing farmland push farmers to clear new land"),
    ("en", "Household debts grow and savings are low"),
    ("sv", "Lönsamheten faller och investeringsutrymmet krymper"),
    ("sv", "Stödet når inte fram och används inte"),
    ("da", "Værdien falder og efterspørgslen er lav"),
    # external and not reversible
    ("sv", "Avståndet till lärosäten är stort"),
    ("en", "Long distances to hospitals"),
    ("en", "Heavy rain"),
    ("sv", "Långa avstånd"),
    ("da", "Lange afstande"),
    # already good, or good to have less of
    ("en", "Unemployment is falling"),
    ("en", "Incomes have increased"),
    ("sv", "Arbetslösheten minskar"),
    ("sv", "Sysselsättningen ökar"),
    ("da", "Ledigheden falder"),
    ("da", "Beskæftigelsen stiger"),
    # a limited negation, or one that is not there
    ("en", "The agency does not only listen to industry"),
    ("en", "Emissions are falling too slowly"),
    ("sv", "Myndigheten lyssnar inte bara på branschen"),
    ("sv", "Bygget har inte börjat än"),
    ("sv", "Ingen tar ansvar"),
    ("da", "Byggeriet er ikke begyndt endnu"),
    ("da", "Ingen tager ansvar"),
    # words that only look like a pattern
    ("en", "Poor families in the valley"),
    ("en", "High school"),
    ("en", "Growing up in poverty"),
    ("en", "Low income families face eviction"),
    ("en", "Loss of life"),
    ("en", "Vehicles too old"),
    ("sv", "Barn far illa"),
    ("sv", "Kommunen minskar sina utsläpp"),
    ("da", "Myndigheden er ensidig"),
    # nobody may wish people away
    ("en", "The number of refugees is rising"),
    ("sv", "Andelen äldre ökar"),
    ("da", "Antallet af ældre stiger"),
    # a word would be missing
    ("en", "Women have no say in decisions"),
    # a share that no pattern understands
    ("en", "Two thirds of the wastewater is not treated"),
    ("en", "Half of the pupils do not pass"),
    ("sv", "Hälften av eleverna är inte behöriga"),
    ("sv", "En tredjedel av marken är inte inventerad"),
    ("da", "Halvdelen af eleverne er ikke erklæret egnede"),
    ("en", "40% of households and 20% of businesses not connected to the network"),
]


@pytest.mark.parametrize(("language", "problem", "state"), WORDED)
def test_a_problem_becomes_the_state_that_would_replace_it(language, problem, state):
    assert state == suggestions(problem, language)[0]


@pytest.mark.parametrize(("language", "problem"), LEFT)
def test_what_is_not_understood_is_left_to_people(language, problem):
    assert [] == suggestions(problem, language)


def test_patterns_are_tried_in_the_language_of_the_statement_only():
    assert [] == suggestions("Antalet företag minskar", "en")


def test_a_language_without_patterns_has_no_suggestions():
    assert [] == suggestions("Kalastus vähenee", "fi")


def test_a_regional_language_uses_the_patterns_of_its_language():
    assert ["Catches have increased"] == suggestions("Catches are falling", "en-GB")


def test_a_long_statement_is_left_to_people():
    assert [] == suggestions("Catches " + "of many kinds " * 20 + "are falling")


def test_a_full_stop_and_line_breaks_do_not_matter():
    assert suggestions("Catches are falling") == suggestions("Catches\n are falling.")


def test_a_second_suggestion_is_offered_where_there_is_one():
    assert ["Sjukfrånvaron har minskat", "Lägre sjukfrånvaro"] == suggestions("Hög sjukfrånvaro", "sv")


def test_a_noun_of_uncertain_form_is_not_inflected():
    assert ["Lavere forbrugslyst"] != suggestions("Højt udslip", "da")
    assert ["Lavere udslip"] == suggestions("Højt udslip", "da")


def test_a_draft_without_a_suggestion_keeps_the_wording_in_brackets():
    assert "[ Barn far illa ]" == draft(Text("Barn far illa"), "sv")


def test_a_draft_words_every_translation_in_its_own_language():
    text = Text("Catches are falling", {"sv": "Fångsterna minskar", "fi": "Saaliit pienenevät"}, ["fi"])

    drafted = draft(text, "en")

    assert (
        Text("Catches have increased", {"sv": "Fångsterna har ökat", "fi": "[ Saaliit pienenevät ]"}, ["fi"]) == drafted
    )


def test_nothing_said_gives_nothing_drafted():
    assert draft(None, "en") is None


@given(st.text(max_size=120), st.sampled_from(languages()))
def test_any_text_can_be_tried(statement, language):
    for suggestion in suggestions(statement, language):
        assert suggestion.strip() == suggestion != ""


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "number",
                "of",
                "is",
                "are",
                "not",
                "falling",
                "low",
                "high",
                "Hög",
                "låg",
                "inte",
                "är",
                "och",
                "ikke",
                "falder",
            ]
        ),
        max_size=12,
    )
)
def test_any_mixture_of_the_patterns_own_words_can_be_tried(words):
    for language in languages():
        assert all(suggestions(" ".join(words), language))


@given(st.text(min_size=1).filter(str.strip))
def test_a_placeholder_holds_the_whole_wording(statement):
    assert statement.strip() in placeholder(statement)
