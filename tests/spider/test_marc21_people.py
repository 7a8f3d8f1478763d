from app.spider.marc21_people import people
from tests.spider.marc_text import marc


def authors(text: str) -> list[str]:
    return people(marc(text))[0]


def translators(text: str) -> list[str]:
    return people(marc(text))[1]


class TestNames:
    def test_they_keep_the_order_of_the_catalogue_without_their_dates(self) -> None:
        assert authors("100 1_ $aHarris, William V.,$d1938-") == ["Harris, William V."]

    def test_the_number_and_title_of_a_pope_are_part_of_his_name(self) -> None:
        assert authors("100 0_ $aJohn Paul$bII,$cPope,$d1920-2005.") == ["John Paul II, Pope"]

    def test_junior_is_part_of_a_name_and_a_profession_is_not(self) -> None:
        text = """
            100 1_ $aKing, Martin Luther,$cJr.,$d1929-1968
            700 1_ $aMüller, Anna$cDr., Ärztin$4aut
        """
        assert authors(text) == ["King, Martin Luther, Jr.", "Müller, Anna"]

    def test_an_office_is_named_with_the_body_above_it(self) -> None:
        text = "110 1_ $aUnited States.$bCongress.$bSenate."
        assert authors(text) == ["United States. Congress. Senate"]
        assert authors("110 2_ $aInstitute, Washington, D.C.$bPanel") == [
            "Institute, Washington, D.C. Panel"
        ]

    def test_a_field_without_a_name_names_nobody(self) -> None:
        assert authors("100 1_ $d1938-$4aut") == []


class TestRoles:
    def test_the_main_entry_comes_first_then_the_other_authors(self) -> None:
        text = """
            700 1_ $aB$4aut
            700 1_ $aC$4edt
            100 1_ $aA$4aut
        """
        assert authors(text) == ["A", "B"]

    def test_translators_stand_apart(self) -> None:
        text = """
            100 1_ $aEnde, Michael$4aut
            700 1_ $aManheim, Ralph$4trl
        """
        assert people(marc(text)) == (["Ende, Michael"], ["Manheim, Ralph"])

    def test_roles_are_read_as_words_where_there_is_no_code(self) -> None:
        text = """
            700 1_ $aA$eVerfasserIn
            700 1_ $aB$eÜbersetzerin
            700 1_ $aC$eauthor, illustrator.
            700 1_ $aD$eVerfasser eines Vorworts
            700 1_ $aE$etr.
        """
        assert people(marc(text)) == (["A", "C"], ["B", "E"])

    def test_roles_are_read_from_links_too(self) -> None:
        text = "700 1_ $aA$4http://id.loc.gov/vocabulary/relators/aut"
        assert authors(text) == ["A"]

    def test_a_code_counts_more_than_a_word(self) -> None:
        assert translators("700 1_ $aA$eauthor$4trl") == ["A"]

    def test_another_work_by_somebody_is_no_part_in_this_one(self) -> None:
        assert authors("700 1_ $aSartre, Jean-Paul$tSituations$4aut") == []


class TestTheTitlePage:
    def test_who_is_named_before_the_first_semicolon_is_an_author(self) -> None:
        text = """
            100 1_ $aEbervall, Lena$4aut
            245 10 $aStormfågel$cLena Ebervall och Per E Samuelson ; foto: Kim Berg
            700 1_ $aSamuelson, Per E.$4oth
            700 1_ $aBerg, Kim
        """
        assert authors(text) == ["Ebervall, Lena", "Samuelson, Per E."]

    def test_who_is_said_to_have_translated_is_a_translator(self) -> None:
        text = """
            100 1_ $aDostoyevsky, Fyodor
            245 10 $aCrime /$cby Fyodor Dostoyevsky ; translated by Constance Garnett.
            700 1_ $aGarnett, Constance
        """
        assert people(marc(text)) == (["Dostoyevsky, Fyodor"], ["Garnett, Constance"])

    def test_it_is_read_in_other_scripts(self) -> None:
        text = """
            100 1_ $a里昂斯
            245 10 $a秘密日记$c(美)里昂斯著 ; 刘宁译
            700 1_ $a刘宁
        """
        assert people(marc(text)) == (["里昂斯"], ["刘宁"])

    def test_an_editor_beside_an_author_is_none(self) -> None:
        text = """
            100 1_ $aArendt, Hannah
            245 10 $aEssays /$cedited by Jerome Kohn.
            700 1_ $aKohn, Jerome
        """
        assert authors(text) == ["Arendt, Hannah"]

    def test_a_part_of_another_word_is_no_name(self) -> None:
        text = """
            100 1_ $aOliver, Mary
            245 10 $aPoems /$cMary Oliver
            700 1_ $aLi, Wei
        """
        assert authors(text) == ["Oliver, Mary"]


class TestStandIns:
    def test_editors_stand_in_where_there_is_no_author(self) -> None:
        text = """
            700 1_ $aA$4edt
            700 1_ $aB$4trl
            700 1_ $aC$4ill
            700 1_ $aD$4oth
            710 2_ $aUniversität$4isb
        """
        assert people(marc(text)) == (["A", "D"], ["B"])

    def test_so_does_the_body_a_record_is_under(self) -> None:
        assert authors("110 1_ $aDeutschland$4enj") == ["Deutschland"]

    def test_a_meeting_does_where_nobody_else_is_named(self) -> None:
        meeting = "111 2_ $aSymposium on Soil,$n3"
        assert authors(meeting) == ["Symposium on Soil"]
        assert authors(f"{meeting}\n700 1_ $aA$4edt") == ["A"]
