def test_the_logframe_is_read_aloud(run, river):
    said = run("logic", river).stdout

    assert "Lay the sewers village by village" in said
    assert len(said.splitlines()) > 3


def test_without_a_logframe_there_is_nothing_to_read(run, problems):
    assert "Det finns ingen LFA-matris att läsa än.\n" == run("logic", problems).stdout
