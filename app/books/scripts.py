"""The scripts whose words are not parted by spaces, as character classes for regular expressions.

The classes go inside square brackets: `re.compile(f"[{CJK}]+")`.
"""

HAN = "\u3005\u3007\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
KANA = "\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff"

CJK = f"{HAN}{KANA}\u3105-\u312f\u31a0-\u31bf{HANGUL}"
"""Chinese with its phonetic signs, Japanese, Korean."""

UNSPACED = f"{CJK}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""CJK, and Thai, Lao, Burmese and Khmer."""
