from app.books.pinyin import is_chinese, spells, syllables


def test_only_chinese_characters_are_heard() -> None:
    assert syllables("三體 II：dark") == ("san", "ti")


def test_a_name_is_spelled_with_the_family_name_first_or_last() -> None:
    assert spells("Liu Cixin", "刘慈欣")
    assert spells("Ci-Xin Liu", "劉慈欣")
    assert spells("Xiu Ouyang", "欧阳修")


def test_an_umlaut_may_lack() -> None:
    assert spells("Lu Bu", "吕布")
    assert spells("Lü Bu", "吕布")


def test_another_name_does_not_spell_it() -> None:
    assert not spells("Liu Xinci", "刘慈欣")
    assert not spells("Liu", "刘慈欣")
    assert not spells("", "刘慈欣")


def test_one_character_alone_is_spelled_by_nothing() -> None:
    assert not spells("jia", "家")


def test_kana_and_latin_letters_are_not_chinese() -> None:
    assert is_chinese("鲁迅")
    assert not is_chinese("村上 はるき")
    assert not is_chinese("")
