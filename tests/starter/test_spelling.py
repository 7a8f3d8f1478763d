"""How titles and names are known again in other words."""

import pytest

from starter.spelling import read_name, title_key, title_keys, volume


class TestSpelling:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("J.K.罗琳", "[英] J. K. 罗琳 著"),
            ("村上春樹", "村上 春樹"),
            ("George Orwell", "ORWELL, George, 1903-1950"),
            ("Charlotte Brontë", "Bronte"),
            ("加西亚·马尔克斯", "[哥伦比亚] 加布里埃尔·加西亚·马尔克斯"),
        ],
    )
    def test_knows_a_name_in_other_words(self, one: str, other: str) -> None:
        assert read_name(one).same_as(read_name(other))

    @pytest.mark.parametrize(
        ("one", "other"), [("Frank Herbert", "Brian Herbert"), ("余华", "余秋雨"), ("余华", "")]
    )
    def test_keeps_people_apart(self, one: str, other: str) -> None:
        assert not read_name(one).same_as(read_name(other))

    @pytest.mark.parametrize(
        ("listed", "catalogued"),
        [
            ("The Hobbit", "Hobbit, The"),
            ("The Two Towers", "The Two Towers (The Lord of the Rings, #2)"),
            ("马丁·伊登", "企鹅经典(第5辑)-马丁伊登"),
            ("Die Glut", "Die Glut. Roman."),
            ("채식주의자", "채식주의자:한강 연작소설"),
            ("薔薇の名前", "薔薇の名前(上)"),
        ],
    )
    def test_knows_a_title_behind_additions(self, listed: str, catalogued: str) -> None:
        assert title_key(listed) in title_keys(catalogued)

    def test_does_not_take_a_sequel_for_the_book(self) -> None:
        assert title_key("Dune") not in title_keys("Dune Messiah")

    @pytest.mark.parametrize(
        ("title", "sign"),
        [
            ("薔薇の名前(上)", "上"),
            ("ゲームの王国 下", "下"),
            ("盗墓笔记（6）", "6"),
            ("Dune (Ace)", ""),
        ],
    )
    def test_reads_the_sign_of_a_volume(self, title: str, sign: str) -> None:
        assert volume(title) == sign
