"""Traditional shapes of characters that the reader mixes with the simplified ones on cards."""

from __future__ import annotations

_TRADITIONAL = (
    "漢區號縣鎮鄉東廣銀門陽臺慶寧遼龍雲貴蘇陝莊樓單層組黃傑國麗強偉軍靜濤華蘭陳張劉楊趙吳孫馬羅鄭謝許韓馮鄧"
    "蕭蔣餘葉龔盧陸譚賈鄒閻鐘顧萬錢湯賴誠穎瑩鵬凱澤軒飛寶興學勝鳳愛榮紅歡義聖賢權發興輝嬌艷豔順職農業團結"
)
_SIMPLIFIED = (
    "汉区号县镇乡东广银门阳台庆宁辽龙云贵苏陕庄楼单层组黄杰国丽强伟军静涛华兰陈张刘杨赵吴孙马罗郑谢许韩冯邓"
    "萧蒋余叶龚卢陆谭贾邹阎钟顾万钱汤赖诚颖莹鹏凯泽轩飞宝兴学胜凤爱荣红欢义圣贤权发兴辉娇艳艳顺职农业团结"
)
_TABLE = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def simplified(text: str) -> str:
    """The text in the shapes that cards of the mainland are printed in."""
    return text.translate(_TABLE)
