"""Shapes of characters that the reader mixes: traditional with simplified ones, narrow with wide signs."""

from __future__ import annotations

_TRADITIONAL = (
    "漢區號縣鎮鄉東廣銀門陽臺慶寧遼龍雲貴蘇陝莊樓單層組黃傑國麗強偉軍靜濤華蘭陳張劉楊趙吳孫馬羅鄭謝許韓馮"
    "鄧蕭蔣餘葉龔盧陸譚賈鄒閻鐘顧萬錢湯賴誠穎瑩鵬凱澤軒飛寶興學勝鳳愛榮紅歡義聖賢權發輝嬌艷順職農業團結熱"
    "嚴勁勵勛齊齡亞來倫儀優兒關兩創動勞協衛厲參雙變員問啟喬園圍堅報場壯壽夢奮婭嬋寬實將專導島嶺師帶廳廟廠"
    "廬彌從徑恆悅愷憶應懷戰揚數無時晉曉暉書會條楓樂樹橋機櫻歐歲歷氣沖淺渾湧溫滄滿漁潔潤濱瀟灣為燈燁煥營燦"
    "爾現瑋環瓊產畫異當眾碩禮禎筆節簡糧純紀納級紙經統絲絢維綠綱網緒緣練總織繪繼續習聯聰肅臨舉藍藝藥處術裝"
    "見規親觀記設訓詠詩詳語誼調談諾謙講識護貝財貨貿費資賓賀車載輕輔輪達運適選遠還邊郵醫釗鈞鈴銘銳鋒鋼錦鏡"
    "鐵長開間閔闊際險雋雜離電霧靈韋韻項頌預領頭顏願類顯風飲飾館馳駿驕驗驊魚魯鮑鮮鴻鵑鶴鷺麥點黨務範執稱詢"
    "軟讓過這進連遷邏銷閣閩陰隴雞頁飼餅養駕騰驛鳴鴨鷹鹽麵龜"
)
_SIMPLIFIED = (
    "汉区号县镇乡东广银门阳台庆宁辽龙云贵苏陕庄楼单层组黄杰国丽强伟军静涛华兰陈张刘杨赵吴孙马罗郑谢许韩冯"
    "邓萧蒋余叶龚卢陆谭贾邹阎钟顾万钱汤赖诚颖莹鹏凯泽轩飞宝兴学胜凤爱荣红欢义圣贤权发辉娇艳顺职农业团结热"
    "严劲励勋齐龄亚来伦仪优儿关两创动劳协卫厉参双变员问启乔园围坚报场壮寿梦奋娅婵宽实将专导岛岭师带厅庙厂"
    "庐弥从径恒悦恺忆应怀战扬数无时晋晓晖书会条枫乐树桥机樱欧岁历气冲浅浑涌温沧满渔洁润滨潇湾为灯烨焕营灿"
    "尔现玮环琼产画异当众硕礼祯笔节简粮纯纪纳级纸经统丝绚维绿纲网绪缘练总织绘继续习联聪肃临举蓝艺药处术装"
    "见规亲观记设训咏诗详语谊调谈诺谦讲识护贝财货贸费资宾贺车载轻辅轮达运适选远还边邮医钊钧铃铭锐锋钢锦镜"
    "铁长开间闵阔际险隽杂离电雾灵韦韵项颂预领头颜愿类显风饮饰馆驰骏骄验骅鱼鲁鲍鲜鸿鹃鹤鹭麦点党务范执称询"
    "软让过这进连迁逻销阁闽阴陇鸡页饲饼养驾腾驿鸣鸭鹰盐面龟"
)
_NARROW, _WIDE = "();,:", "（）；，："
_TABLE = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
FOLDED = dict(zip(_TRADITIONAL + _NARROW + "•", _SIMPLIFIED + _WIDE + "·", strict=True))
"""What is read as another sign because documents of the mainland are printed in that one."""


def simplified(text: str) -> str:
    """The text in the shapes that cards of the mainland are printed in."""
    return text.translate(_TABLE)
