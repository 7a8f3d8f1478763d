from app.books.book import Book
from app.view_models.book import BookViewModel
from app.view_models.work import folded


def shown(isbn13: str, title: str) -> BookViewModel:
    return BookViewModel(Book(isbn13, title, authors=("Ada Mere",)))


def test_editions_stand_behind_the_best_of_their_work_and_none_is_lost() -> None:
    ebb, flood = shown("9780441013593", "Ebb"), shown("9780143116387", "The Short Flood")
    paperback = shown("9780441172719", "Ebb (Paperback)")

    first, second = folded([ebb, flood, paperback])

    assert (first.best, list(first.others)) == (ebb, [paperback])
    assert (second.best, list(second.others)) == (flood, [])
    assert first.isbns == {ebb.isbn13, paperback.isbn13}
