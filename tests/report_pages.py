"""Every page there is, in one place: a small run of invented documents, and the handmade comparison of every row."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from align.batch import Options, run_folder
from align.language import Lang
from align.report import Edition, PairEntry, render_html, render_matrix
from align.report.matrix_view import DENSE
from align.report.pages import TEMPLATES
from tests.conftest import COMPANY, PREAMBLE
from tests.report_world import BY_RANKS, COMPARISON, EVIL, PLAN, TEMPLATE, YEARS

PARKS = "建设口袋公园。2022年底前新建口袋公园10个，整治背街小巷30条。（省住房城乡建设厅牵头，省财政厅配合）"
OPEN = "公开财政信息。每季度公布预决算，每年召开新闻发布会不少于4场。（省财政厅牵头）"
HALLS = "改造办事大厅。增设老年窗口。落实《福建省政务服务条例》，推行延时服务。（省政务服务中心负责）"
POND = "清淤山塘。完成山塘清淤120口，修复渠道30公里。（省水利厅牵头）"
LAMP = "更换路灯。把老城区的钠灯换成节能灯，装设单灯控制器。（省住房城乡建设厅牵头）"
CRAFT = "扶持竹编工坊。给竹编师傅发放带徒津贴，开设周末课堂。（省文化和旅游厅牵头）"
BOTH = "扶持竹编工坊，更换路灯。给竹编师傅发放带徒津贴，开设周末课堂；把老城区的钠灯换成节能灯，装设单灯控制器。"
XIAMEN = "支持厦门市先行先试。指导厦门市开展营商环境创新试点。（省发展改革委牵头）"
RUN_ON = "加强考核。" + "将工作完成情况纳入年度考核，对进度滞后的单位予以提醒。" * 12

DOCUMENTS = {
    "fujian-2020.txt": ("福建省2020年政务公开工作要点", POND, LAMP, CRAFT, OPEN, *COMPANY),
    "fujian-2021.txt": ("福建省2021年政务公开工作要点", POND, BOTH, OPEN, HALLS, *COMPANY),
    "fujian-2022.txt": ("福建省2022年政务公开工作要点", PARKS, OPEN, HALLS, LAMP, CRAFT, XIAMEN, RUN_ON, *COMPANY),
    "fuzhou-2022.txt": (
        "福州市2022年政务公开工作要点",
        PARKS.replace("10个", "3个").replace("省", "市"),
        BOTH,
        OPEN.replace("每季度", "每半年").replace("（省财政厅牵头）", "（市审计局牵头，市财政局配合）"),
        RUN_ON.replace("考核", "评估"),
        *COMPANY[1:],
        f"办好夜校。开设课程{EVIL}，方便群众。",
    ),
    "xiamen-2022.txt": (
        "厦门市2022年政务公开工作要点",
        *(PARKS, HALLS.replace("省", "市"), *COMPANY[:2], "开通轮渡夜航。延长末班时间。（市港口局牵头）"),
    ),
    "zhangzhou-2023.txt": ("漳州市2023年旅游工作要点", *COMPANY),
}
REST = {  # files that hold no plan, or cannot be read; and whose plans are expected, of which one did not come
    "cover.txt": "各市、县人民政府：\n现将有关要点印发给你们，请结合实际贯彻落实。\n".encode(),
    "scan.pdf": b"%PDF-1.4 nothing in it",
    "places.csv": "place\n福州市\n厦门市\n泉州市\n".encode(),
}


def make_site(folder: Path, lang: Lang = Lang.ZH) -> Path:
    """A finished run of the invented documents: every page as readers get it, leading to the others."""
    documents, out = folder / "documents", folder / f"run-{lang}"
    documents.mkdir(exist_ok=True)
    for name, (title, *tasks) in DOCUMENTS.items():
        (documents / name).write_text(print_plan(title, tasks), encoding="utf-8")
    for name, data in REST.items():
        (documents / name).write_bytes(data)
    run_folder(documents, out, Options(lang=lang))
    return out


def print_plan(title: str, tasks: list[str]) -> str:
    """A plan as printed, its tasks in two sections."""
    marks = "一二三四五六七八九十"
    half = (len(tasks) + 1) // 2
    parts = ("一、重点任务", tasks[:half]), ("二、工作保障", tasks[half:])
    lines = [line for head, some in parts for line in (head, *(f"（{marks[n]}）{one}" for n, one in enumerate(some)))]
    return "\n".join([title, PREAMBLE, *lines]) + "\n"


def kind_of(path: Path) -> str:
    """Which template a page of a run was made from, by its place in the folder.

    >>> [kind_of(Path(one)) for one in ("run/index.html", "run/matrix-a.html", "run/items/a/1.html")]
    ['index', 'matrix', 'item']
    """
    found = re.search(r"/(pair|document|item)s/|/(index|matrix|lineage)[^/]*$", path.as_posix())
    assert found, f"{path} is a new sort of page: name it here"
    return found[1] or found[2]


def pages_of(site: Path) -> dict[str, Path]:
    """One page of every sort in a run, the richest of its sort."""
    pages = sorted(site.rglob("*.html"), key=lambda page: (page.stat().st_size, page.as_posix()))
    return {kind_of(page): page for page in pages}


def page_kinds() -> set[str]:
    """Every sort of page that there is a template for."""
    files = TEMPLATES.glob("*.html")
    return {file.stem for file in files if '{% extends "page.html" %}' in file.read_text(encoding="utf-8")}


def handmade_pages(lang: Lang = Lang.ZH) -> dict[str, str]:
    """The comparison that holds a row of every sort: by levels, years, an encoder without calibration, many places."""
    places = (replace(COMPARISON, plan=replace(PLAN, place=f"第{no}区")) for no in range(1, DENSE + 5))
    entries = tuple(PairEntry(f"k{no}", one, f"pairs/k{no}.html") for no, one in enumerate(places))
    return {
        "levels": render_html(COMPARISON, Edition(lang, back="../index.html")),
        "years": render_html(YEARS, Edition(lang)),
        "ranks": render_html(BY_RANKS, Edition(lang)),
        "dense": render_matrix(TEMPLATE, entries, Edition(lang)),
    }
