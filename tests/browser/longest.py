"""A book that is as long in every field as real ones are at their worst."""

from tests.standin import Book

LONGEST = Book(
    isbn13="9783160000011",
    title="Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzgebungsverfahren"
    + " und andere Wörter, die nirgends umbrechen wollen" * 3,
    subtitle="mit einem Untertitel, der " + "sehr " * 30 + "lang ist",
    authors=tuple(f"Maximilian-Alexander von Hohenlohe-Langenburg {n}." for n in range(1, 31)),
    publisher="Verlag der Akademie der Wissenschaften in Zusammenarbeit mit " * 2 + "anderen",
    published="2016-03",
    pages="1200",
    language="de",
    binding="Broschur",
    price="149.99",
    currency="EUR",
    series="Abhandlungen der Philosophisch-Historischen Klasse" * 2,
    subjects=tuple(f"Donaudampfschifffahrtsgesellschaft, Geschichte {n}" for n in range(25)),
    summary="Ein sehr langer Text über ein sehr langes Buch, in dem viel erzählt wird. " * 60,
    contents="\n".join(f"Kapitel {number}" for number in range(60)),
    rating=7.5,
    votes=1_234_567,
    known_to=("google_books", "k10plus"),
)
