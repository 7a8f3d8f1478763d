from app.books.variants import usual_form


def test_all_forms_of_a_character_have_one_usual_form() -> None:
    for forms in ("龍竜龙", "廣広广", "圖図图", "澤沢泽", "緖緒绪", "値值", "鄕鄉郷乡", "邉邊辺边"):
        assert len({usual_form(form) for form in forms}) == 1, forms


def test_a_character_that_is_written_one_way_is_itself() -> None:
    assert [usual_form(letter) for letter in "三體a が"] == ["三", "体", "a", " ", "が"]


def test_characters_of_different_meaning_stay_apart() -> None:
    assert len({usual_form(character) for character in "王玉主土士工"}) == 6
