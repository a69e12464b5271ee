"""How Chinese is spelt in pinyin, surnames as people of that name say them (仇 Qiú, 单 Shàn, 曾 Zēng)."""

from __future__ import annotations

SURNAMES: dict[str, tuple[str, ...]] = {
    "仇": ("qiu",), "单": ("shan",), "解": ("xie",), "曾": ("zeng",), "区": ("ou",), "查": ("zha",),
    "朴": ("piao",), "盖": ("ge", "gai"), "乐": ("yue", "le"), "种": ("chong",), "缪": ("miao",),
    "覃": ("qin", "tan"), "黑": ("he",), "繁": ("po",), "秘": ("bi",), "员": ("yun",),
    "郗": ("chi", "xi"), "祭": ("zhai",), "折": ("she",), "召": ("shao",), "宓": ("fu", "mi"),
    "乜": ("nie",), "能": ("nai",), "翟": ("zhai", "di"), "谌": ("chen", "shen"), "隗": ("wei", "kui"),
    "洗": ("xian",), "句": ("gou",), "藏": ("zang",), "莘": ("shen", "xin"), "都": ("du",),
    "重": ("chong",), "牟": ("mou", "mu"), "阚": ("kan",), "适": ("kuo",), "炅": ("gui",), "卜": ("bu",),
    "尉迟": ("yu", "chi"), "万俟": ("mo", "qi"), "澹台": ("tan", "tai"), "长孙": ("zhang", "sun"),
    "单于": ("chan", "yu"),
}  # fmt: skip
"""Readings of surnames that differ from the usual: of one character all that are heard, of two one each."""

LONGEST_PERSON = 4
"""Characters of a person's name; a longer one is a firm's and begins with no surname."""


def syllables(text: str) -> tuple[str, ...]:
    """Toneless lower-case syllables of the characters, in context; a run of other letters stays one part."""
    from pypinyin import lazy_pinyin  # a third of a second: only when something is spelt

    return tuple(part.lower().replace("ü", "v") for part in lazy_pinyin(text) if part.strip())


def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """The syllables of a customer's name, once for each reading of the surname, the usual one first."""
    if len(name) <= LONGEST_PERSON:
        if len(name) > 2 and name[:2] in SURNAMES:
            return ((*SURNAMES[name[:2]], *syllables(name[2:])),)
        if len(name) > 1 and name[0] in SURNAMES:
            rest = syllables(name[1:])
            return tuple((surname, *rest) for surname in SURNAMES[name[0]])
    return (syllables(name),)


def initials(text: str) -> str:
    """First letters of the syllables (收款入账 → skrz)."""
    return "".join(part[0] for part in syllables(text))
