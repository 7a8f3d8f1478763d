"""What a person did for a book, as title pages and catalogues of many languages say it."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from app.books.personal import is_full_name

Role = Literal["author", "translator", "editor", "illustrator", "other"]

_AFTER_NAMES: Mapping[Role, str] = {
    "author": """
        著 撰 文 作 述 原作 原著 著作 编著 編著 合著 共著 编写 編寫 著者 作者 合著者 撰文
        图文 圖文 口述 作・絵 文・絵 ぶん さく 지은이 지음 저 저자 글 글쓴이 글작가 원작 원저
        집필 편저 편저자 공저 글그림 글・그림 글/그림
        author authors aut text verfasser verfasserin autor autorin auteur autore""",
    "translator": """
        译 譯 訳 翻译 翻譯 翻訳 英訳 英译 日訳 和訳 全訳 共訳 共译 合译 译者 譯者 訳者 译注 譯注
        訳注 編訳 编译 編譯 監訳 校译 やく 옮긴이 옮김 역 번역 역자 번역자 편역 편역자 영역 공역
        역주 감역 translator translators trans transl trl trn trad traducteur traductrice traductor
        traduttore übersetzer übersetzerin übers""",
    "editor": """
        编 編 辑 輯 纂 编辑 編集 編輯 主编 主編 总主编 编选 選編 选编 編選 编者 編者 編纂 编纂
        校注 校註 校订 校訂 点校 點校 監修 监修 審訂 审订 審校 编绘 へん
        엮은이 엮음 편 편집 편자 감수
        editor editors ed eds edt hrsg hg hrsgb herausgeber herausgeberin éd éditeur éditrice
        dir compiler comp compilador compiladora coordinador coord""",
    "illustrator": """
        绘 繪 图 圖 画 畫 絵 え 绘图 繪圖 绘画 插图 插圖 插画 插畫 挿絵 さし絵 挿画 イラスト 作画
        그림 그린이 삽화 일러스트
        illustrator illustrators ill ilt illus illustrateur illustratrice ilustrador zeichner""",
    "other": """
        写真 摄影 攝影 撮影 解说 解說 解説 评 評 评注 评点 点评 點評 注 註 校 序 续 續 整理 改编
        改編 脚本 原案 监制 企画 导读 導讀 推荐 审校 朗读 笺校 编曲
        해설 사진 구성 각색 기획 만화 극본 추천 해제 서문 낭독 연출 감독 인터뷰 디자인
        contributor contributors foreword introduction afterword preface reader narrator adapter
        photographer photographs composer consultant sonstige mitwirkender""",
}
"""Words that stand after a name, alone or in brackets, or in front of it with a colon."""

_BEFORE_NAMES: Mapping[Role, tuple[str, str, str]] = {
    "author": (r"written|texts?|words|story|stories|poems|told", r"texte", r"text"),
    "translator": (
        r"(?:newly |english )?(?:transl?(?:\.|ated|ation)|tr\.)",
        r"trad\.|tradu(?:ite?|ction|cid[oa]|cción|zid[oa]|ção|zione)|tradott[oa]",
        r"übers(?:\.|etzt|etzung)|übertr(?:\.|agen)|aus d(?:em|\.)|(?:ins )?deutsche?|vertaald",
    ),
    "editor": (
        r"ed(?:\.|ited)|comp(?:\.|iled)|selected|chosen|arranged",
        (
            r"a cura|sous la dir(?:\.|ection)|dir\.|éd(?:\.|itée?|ition)|établie?|"
            r"textes? (?:réunis?|choisis?)|editad[oa]|edición"
        ),
        r"hrsg\.|hg\.|herausgegeben|zsgest\.|red\.|redigert",
    ),
    "illustrator": (
        r"ill(?:\.|us\.|ustrated|ustrations?)|pictures|drawings",
        r"ill(?:\.|ustrée?s?|ustrations?|ustrazioni)|dessins|images|ilustrad[oa]|ilustraciones",
        r"ill(?:\.|ustriert|ustrationen)|zeichnungen|bildern?",
    ),
    "other": (
        r"foreword|introd(?:\.|uction|uced)|pref(?:\.|ace)|afterword|adapted|photographs|notes",
        r"préfacée?|préface|postface|prólogo|prefazione|introduzione|photographies",
        r"vorw(?:\.|ort)|nachw(?:\.|ort)|fotos",
    ),
}
"""Words in front of a name, in English, Romance and Germanic tongues, with one of `_BY` behind."""

_BY = (
    r" (?:[^;]{0,60}? )?by",
    r"(?:(?: [^;]{0,60}?)?? (?:par|por|da)| d[ei]l?|(?= d['’]))",
    r" (?:[^;]{0,60}? )?(?:von|vom|av|af|door)",
)


def bracketed_role(text: str) -> Role | None:
    """Give the role that words in brackets name: "ILT", "지은이", "Author, Illustrator".

    Who wrote a book and did more for it is its author.
    """
    words = text.strip(" .").casefold()
    if words in _ROLES:
        return _ROLES[words]
    roles = [_ROLES.get(word.strip(" .")) for word in _SEVERAL.split(words)]
    return None if None in roles else "author" if "author" in roles else roles[0]


def role_before(text: str) -> tuple[Role | None, str]:
    """Part a role in front from the rest.

    >>> role_before("translated from the Russian by Constance Garnett"), role_before("저자: 강성광")
    (('translator', 'Constance Garnett'), ('author', '강성광'))
    """
    if found := _LABELLED.match(text):
        return _ROLES[found[1].casefold()], text[found.end() :]
    if found := _PREFIXED.match(text):
        return next(role for role in _BEFORE_NAMES if found[role]), text[found.end() :]
    return None, text


def role_after(text: str) -> tuple[str, Role | None]:
    """Part a role behind a comma from the name.

    >>> role_after("Freese, Ernst, ed.")
    ('Freese, Ernst', 'editor')
    """
    found = _TAILED.search(text[-_LONGEST_TAIL:])
    if not found:
        return text, None
    return text.removesuffix(found[0]), _ROLES[found[1].casefold()]


def by_role(text: str) -> Iterator[tuple[str, Role | None]]:
    """Part a statement behind each role that ends a name or a list of names.

    >>> list(by_role("山田玲子／著 水野菜生／英訳"))
    [('山田玲子', 'author'), (' 水野菜生', 'translator'), ('', None)]
    """
    at = 0
    for found in _ENDING.finditer(text):
        word = next(filter(None, found.groups()))
        role = bracketed_role(word)
        if role and text[at : found.start()].strip(" ,;、，；"):
            others, who = _last_of(text[at : found.start()], word)
            if others:
                yield others, None
            yield who, role
            at = found.end()
    yield text[at:], None


def _last_of(names: str, word: str) -> tuple[str, str]:
    """Part the one whom "(Illustrator)" speaks of from those before; "(eds)" speaks of all."""
    others, slash, last = names.rpartition("/ ")
    if slash and word < _LAST_LATIN:
        return others, last
    others, _, last = names.rpartition(",")
    is_list = all(map(is_full_name, map(str.strip, [*others.split(","), last])))
    return (others, last) if is_list and _OF_ONE.fullmatch(word) else ("", names)


_ROLES: Mapping[str, Role] = {
    word: role for role, words in _AFTER_NAMES.items() for word in words.split()
}


def _any_of(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_LAST_LATIN = "ɏ"
_LATIN_WORDS = _any_of([word for word in _ROLES if word < _LAST_LATIN])
_CJK_WORDS = _any_of([word for word in _ROLES if word > _LAST_LATIN])
_GLUED = (
    "主编|主編|编著|編著|合著|共著|编译|編譯|編訳|编绘|选编|選編|点评|點評|校注|翻译|翻譯|翻訳|"
    "監修|监修|原著|著|訳|譯|(?<=[\u4e00-\u9fff]{3})[译编編绘繪]"
)
"""Roles that are no part of a name even without a space before them."""

_SEVERAL = re.compile(r", ?| ?/ ?| ?& ?| and ")
_OF_ONE = re.compile(
    "(?:illustrat|translat|edit|narrat|contribut|photograph|adapt|read)[eo]r|foreword|introduction"
    "|afterword|preface",
    re.IGNORECASE,
)
"""Roles that booksellers put behind each person who has one, after the authors, who have none."""

_OPEN, _CLOSE, _INSIDE = r"[\[(（［〔【]", r"[\])）］〕】]", r"[^\[\]()（）［］〔〕【】]{1,30}"
_END = r"(?=$|[ ,，、;；/／|])"
_ENDING = re.compile(
    rf" ?{_OPEN}({_INSIDE}){_CLOSE}(?= ?(?:$|[,，、;；/／|&]|and ))"
    rf"| ?{_OPEN}({_CJK_WORDS}){_CLOSE}"
    rf"|(?: ?[/／|] ?| )({_CJK_WORDS}){_END}"
    rf"|(?<=[\u3041-\u9fff]{{2}})(?:等|ほか)?({_GLUED}){_END}",
    re.IGNORECASE,
)
_PREFIXES = "|".join(
    f"(?P<{role}>"
    + ("by|(?-i:par|por)|" if role == "author" else "")
    + "|".join(f"(?:{said}){by}" for said, by in zip(words, _BY, strict=True))
    + ")"
    for role, words in _BEFORE_NAMES.items()
)
_PREFIXED = re.compile(
    r"[\[( ]*(?:(?:and|with|mit|avec) )?(?:(?:an?|the|new|e\.|einem) )*"
    rf"(?:{_PREFIXES})\]? ",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"[\[( ]*({_CJK_WORDS}|{_LATIN_WORDS}) ?[:：] ?", re.IGNORECASE)
_LONGEST_TAIL = 40
_TAILED = re.compile(rf"(?:,| -) ?\(?({_LATIN_WORDS})\.?\)?$", re.IGNORECASE)
