"""People whom one source names twice, in two scripts."""

import re

from app.books.scripts import CJK, scripts_of

Names = tuple[str, ...]


def in_one_script(names: Names) -> Names:
    """Leave out the second spelling of people who are all named in Latin and in another script.

    That is so where there are as many of both and the others are spelled by sound: in katakana,
    in Chinese with dots, in an alphabet. A Chinese and an English author stay two.

    >>> in_one_script(("Daniel H. Pink", "ピンク ダニエル")), in_one_script(("王伟", "John Smith"))
    (('Daniel H. Pink',), ('王伟', 'John Smith'))
    """
    latin = tuple(name for name in names if scripts_of(name) == {"Latin"})
    by_sound = tuple(name for name in names if name not in latin and _BY_SOUND.search(name))
    doubled = len(latin) == len(by_sound) and len(names) == 2 * len(latin)
    if not doubled or not names:
        return names
    return latin if names[0] in latin else by_sound


_BY_SOUND = re.compile(f"^[ァ-ヿ・･＝ ]+$|[{CJK}][·・][{CJK}]|^[^{CJK}]+$")
