"""What language an edition is in, read from the codes and names that catalogues give."""

import re
import unicodedata

from langcodes import Language

_ENOUGH = 100  # So many characters hold any name of a language; what follows is not read.


def read_language(value: str | None) -> str | None:
    """Give the first language a value names as its shortest BCP 47 tag, or None.

    Read are codes of ISO 639-1, -2 (both forms), -3 and MARC, keys of Open Library, and names of
    the common languages in themselves, English, Chinese, German, French and Japanese. Countries
    and scripts are left off ("pt-BR" is "pt", "zh-CN" is "zh"), but for Chinese in traditional
    characters, which is "zh-Hant". "und", "mul", "zxx" and "mis" are no language.

    >>> read_language("/languages/ger"), read_language("zh-TW"), read_language("Eng English")
    ('de', 'zh-Hant', 'en')
    """
    told = _folded(value or "").removeprefix("/languages/")
    words = _words(told)
    return _named(words) or _tagged(told) or _listed(words)


def marc_code(tag: str | None) -> str | None:
    """Give the three letters by which libraries call a language.

    >>> marc_code("zh-Hant"), marc_code("de")
    ('chi', 'ger')
    """
    try:
        return Language.get(tag).to_alpha3(variant="B") if tag else None
    except (LookupError, ValueError):
        return None


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text[:_ENOUGH]).casefold().strip()
    bare = (
        sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign)
    )
    return unicodedata.normalize("NFC", "".join(bare))


def _words(told: str) -> list[str]:
    """Part a text into words; the three ways to end a language's name in Chinese are one."""
    return [_LANGUAGE.sub("语", word) for word in _WORD.findall(told)]


def _named(words: list[str]) -> str | None:
    """Find the first name, and there the longest: "chinese traditional" before "chinese"."""
    spans = (words[at : at + long] for at in range(len(words)) for long in (3, 2, 1))
    return next((_TAGS[name] for name in map(" ".join, spans) if name in _TAGS), None)


def _tagged(told: str) -> str | None:
    """Read the first code or tag: ger, pt_BR, or the first of "de, en"."""
    tag = _TAG.match(told)
    return _coded(tag[1]) if tag else None


def _listed(words: list[str]) -> str | None:
    """Read the first of several codes, "eng fre" or "jpneng", if it is of a common language."""
    codes = _CODE.findall(words[0]) if len(words) == 1 else words
    if "".join(codes) != "".join(words) or not all(map(_is_code, codes)):
        return None
    return next((tag for tag in map(_coded, codes[:1]) if tag in _NAMES), None)


def _is_code(code: str) -> bool:
    return bool(_CODE.fullmatch(code) and (_NO_LANGUAGE.fullmatch(code) or _coded(code)))


def _coded(code: str) -> str | None:
    if _NO_LANGUAGE.fullmatch(code):
        return None
    language = Language.get(_SLIPS.get(code, code)).prefer_macrolanguage()
    return language.language if language.is_valid() else None


_WORD = re.compile(r"[^\W_]+")
_LANGUAGE = re.compile("[語文]$")
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{1,8})*(?:\s*[,;/|]|$)")
_CODE = re.compile(r"[a-z]{3}")
_NO_LANGUAGE = re.compile(r"und|mul|zxx|mis|q[a-t][a-z]")

_SLIPS = {
    "chs": "zh",
    "cn": "zh",
    "cz": "cs",
    "fri": "fy",
    "gae": "gd",
    "gr": "el",
    "iri": "ga",
    "jap": "ja",
    "jp": "ja",
    "kr": "ko",
    "lan": "oc",
    "snh": "si",
    "tag": "tl",
    "taj": "tg",
    "tar": "tt",
    "ua": "uk",
}
"""Codes in use that are none, and old ones of MARC that mean something rarer elsewhere."""

_NAMES = {
    "af": "Afrikaans, 南非语, 南非荷兰语",
    "ang": "Old English, English Old, Anglo Saxon",
    "ar": "Arabic, العربية, عربي, 阿拉伯语, Arabisch, arabe, アラビア語",
    "az": "Azerbaijani, Azərbaycan, azərbaycan dili, 阿塞拜疆语",
    "be": "Belarusian, беларуская, 白俄罗斯语, Weißrussisch, Belarussisch, biélorusse",
    "bg": "Bulgarian, български, 保加利亚语, Bulgarisch, bulgare, ブルガリア語",
    "bn": "Bengali, Bangla, বাংলা, 孟加拉语, Bengalisch, ベンガル語",
    "bo": "Tibetan, བོད་སྐད, 藏语, Tibetisch, tibétain, チベット語",
    "bs": "Bosnian, bosanski, 波斯尼亚语, Bosnisch, bosniaque",
    "ca": "Catalan, català, Valencian, 加泰罗尼亚语, Katalanisch, カタルーニャ語",
    "cs": "Czech, čeština, český, 捷克语, Tschechisch, tchèque, チェコ語",
    "cy": "Welsh, Cymraeg, 威尔士语, Walisisch, gallois, ウェールズ語",
    "da": "Danish, dansk, 丹麦语, Dänisch, danois, デンマーク語",
    "de": "German, Deutsch, 德语, allemand, ドイツ語, 독일어",
    "el": "Greek, ελληνικά, 希腊语, 希臘文, Griechisch, grec, ギリシア語, ギリシャ語",
    "en": "English, 英语, Englisch, anglais, inglés, inglese, 영어",
    "eo": "Esperanto, 世界语, エスペラント, エスペラント語",
    "es": "Spanish, Castilian, español, castellano, 西班牙语, Spanisch, espagnol, スペイン語",
    "et": "Estonian, eesti, eesti keel, 爱沙尼亚语, Estnisch, estonien, エストニア語",
    "eu": "Basque, euskara, euskera, 巴斯克语, Baskisch, バスク語",
    "fa": "Persian, Farsi, فارسی, 波斯语, Persisch, persan, ペルシア語, ペルシャ語",
    "fi": "Finnish, suomi, 芬兰语, Finnisch, finnois, フィンランド語",
    "fr": "French, français, 法语, Französisch, francés, francese, フランス語",
    "ga": "Irish, Gaeilge, 爱尔兰语, Irisch, irlandais, アイルランド語",
    "gl": "Galician, galego, 加利西亚语, Galicisch, galicien",
    "grc": "Ancient Greek, Greek Ancient, 古希腊语, Altgriechisch, grec ancien, 古代ギリシア語",
    "he": "Hebrew, עברית, 希伯来语, Hebräisch, hébreu, ヘブライ語",
    "hi": "Hindi, हिन्दी, हिंदी, 印地语, ヒンディー語",
    "hr": "Croatian, hrvatski, 克罗地亚语, Kroatisch, croate, クロアチア語",
    "hu": "Hungarian, magyar, 匈牙利语, Ungarisch, hongrois, ハンガリー語",
    "hy": "Armenian, հայերեն, 亚美尼亚语, Armenisch, arménien, アルメニア語",
    "id": "Indonesian, bahasa Indonesia, 印尼语, Indonesisch, indonésien, インドネシア語",
    "is": "Icelandic, íslenska, 冰岛语, Isländisch, islandais, アイスランド語",
    "it": "Italian, italiano, 意大利语, 義大利文, Italienisch, italien, イタリア語",
    "ja": "Japanese, 日本語, 日语, Japanisch, japonais, 일본어",
    "ka": "Georgian, ქართული, 格鲁吉亚语, Georgisch, géorgien",
    "kk": "Kazakh, қазақ тілі, қазақша, 哈萨克语, Kasachisch",
    "ko": "Korean, 한국어, 조선말, 韩语, 韓文, 朝鲜语, Koreanisch, coréen, 韓国語, 朝鮮語",
    "la": "Latin, latina, 拉丁语, Latein, Lateinisch, ラテン語, 라틴어",
    "lt": "Lithuanian, lietuvių, 立陶宛语, Litauisch, lituanien, リトアニア語",
    "lv": "Latvian, latviešu, 拉脱维亚语, Lettisch, letton, ラトビア語",
    "lzh": "Classical Chinese, Literary Chinese, 文言, 文言文, 古汉语",
    "mk": "Macedonian, македонски, 马其顿语, Mazedonisch, macédonien",
    "mn": "Mongolian, монгол, монгол хэл, 蒙古语, Mongolisch, モンゴル語",
    "ms": "Malay, bahasa Melayu, 马来语, Malaiisch, malais, マレー語",
    "nb": "Norwegian Bokmål, Bokmål, norsk bokmål",
    "nl": "Dutch, Flemish, Nederlands, Vlaams, 荷兰语, Niederländisch, néerlandais, オランダ語",
    "nn": "Norwegian Nynorsk, Nynorsk, norsk nynorsk",
    "no": "Norwegian, norsk, 挪威语, Norwegisch, norvégien, ノルウェー語",
    "pl": "Polish, polski, 波兰语, Polnisch, polonais, ポーランド語",
    "pt": "Portuguese, português, 葡萄牙语, Portugiesisch, portugais, ポルトガル語",
    "ro": "Romanian, Moldavian, română, 罗马尼亚语, Rumänisch, roumain, ルーマニア語",
    "ru": "Russian, русский, русский язык, 俄语, Russisch, russe, ロシア語, 러시아어",
    "sa": "Sanskrit, संस्कृतम्, 梵语, サンスクリット, サンスクリット語",
    "sk": "Slovak, slovenčina, slovenský, 斯洛伐克语, Slowakisch, slovaque, スロバキア語",
    "sl": "Slovenian, Slovene, slovenščina, 斯洛文尼亚语, Slowenisch, スロベニア語",
    "sq": "Albanian, shqip, 阿尔巴尼亚语, Albanisch, albanais",
    "sr": "Serbian, Serbo Croatian, српски, srpski, 塞尔维亚语, Serbisch, serbe, セルビア語",
    "sv": "Swedish, svenska, 瑞典语, Schwedisch, suédois, スウェーデン語",
    "sw": "Swahili, Kiswahili, 斯瓦希里语, スワヒリ語",
    "ta": "Tamil, தமிழ், 泰米尔语, Tamilisch, tamoul, タミル語",
    "te": "Telugu, తెలుగు, 泰卢固语",
    "th": "Thai, ไทย, ภาษาไทย, 泰语, Thailändisch, タイ語, 태국어",
    "tr": "Turkish, Türkçe, 土耳其语, Türkisch, turc, トルコ語",
    "uk": "Ukrainian, українська, 乌克兰语, Ukrainisch, ukrainien, ウクライナ語",
    "ur": "Urdu, اردو, 乌尔都语, ourdou, ウルドゥー語",
    "vi": "Vietnamese, tiếng Việt, 越南语, Vietnamesisch, vietnamien, ベトナム語, 베트남어",
    "yi": "Yiddish, ייִדיש, 意第绪语, Jiddisch, イディッシュ語",
    "yue": "Cantonese, 粤语, 粵語, 广东话, 廣東話, Kantonesisch, cantonais, 広東語",
    "zh": """Chinese, Mandarin, 中文, 汉语, 漢語, 华语, 華語, 普通话, 国语, 國語, 白话文, 简体中文,
        簡體中文, 中文简体, 简体, 简体字, Chinesisch, chinois, 中国語, 중국어""",
    "zh-Hant": """Traditional Chinese, Chinese Traditional, 繁体中文, 繁體中文, 正體中文, 中文繁體,
        中文 繁體, 中文 繁体, 繁体, 繁體, 繁体字, 繁體字, cht, zh Hant, zho Hant, chi Hant, zh TW,
        zh HK, zh MO""",
}
"""How languages are called by their tag, in themselves and in the languages of catalogues."""
_TAGS = {
    " ".join(_words(_folded(name))): tag
    for tag, names in _NAMES.items()
    for name in names.split(",")
}
