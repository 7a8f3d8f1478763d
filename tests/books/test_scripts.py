from app.books.scripts import scripts_of


def test_a_text_has_every_script_it_has_letters_of() -> None:
    assert scripts_of("ノルウェイの森 Norwegian") == {"Kana", "Han", "Latin"}
    assert scripts_of("채식주의자") == {"Hangul"}
    assert scripts_of("1984 !?") == frozenset()
