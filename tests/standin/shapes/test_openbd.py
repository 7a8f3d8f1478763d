from tests.standin.conftest import Ask

DUNE = "9780441172719"
NORUWEI = "9784062748681"
UNKNOWN = "9780000000002"


def test_openbd_answers_in_the_order_of_asking_with_null_for_the_unknown(ask: Ask) -> None:
    isbns = f"{UNKNOWN},{NORUWEI},{DUNE},978-4-00-114012-5"
    nothing, noruwei, foreign, ginga = ask("openbd", "/v1/get", isbn=isbns).json()
    assert nothing is foreign is None
    assert noruwei["summary"]["title"] == "ノルウェイの森 上"
    assert noruwei["summary"]["author"] == "村上春樹／著"
    assert noruwei["onix"]["DescriptiveDetail"]["TitleDetail"]["TitleElement"]["Subtitle"]
    assert ginga["summary"]["pubdate"] == "200012"
