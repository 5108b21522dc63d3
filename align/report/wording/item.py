"""Words of a template's items across places: the table of all of them, and the page of one."""

from __future__ import annotations

from align.language import Pair

WORDS: dict[str, Pair] = {
    "item_view": ("逐地对照", "Place by place"),
    "back_to_matrix": ("返回条目与各地对照表", "Back to items against places"),
    "neighbours": ("前后条目", "Items before and after"),
    "item_before": ("上一条", "Previous"),
    "item_after": ("下一条", "Next"),
    "the_item": ("模板条目", "The template's item"),
    "the_places": ("各地安排", "What the places' plans say"),
    "order_of_places": ("按行政区划代码排列，不排名次", "in the order of their official codes, not of rank"),
    "places_compared": ("共比对 {0} 地的要点", "Plans of {0} places were compared"),
    "places_apart": ("，其中 {0} 地不涉及该条", "; the item does not address {0} of them"),
    "places_absent": (
        "。未收到或未能读取要点的地区不在本页，不能据此认为其未作安排。",
        ". A place whose plan was not received or could not be read is not on this page; nothing follows about it.",
    ),
    "of_addressed": ("涉及的 {0} 地", "Of the {0} places addressed"),
    "none_addressed": ("该条不涉及所比对的各地。", "The item addresses none of the places compared."),
    "also_merged": ("合并：同时对应模板", "Merged: also carries the template's"),
    "to_pair": ("逐条对照", "The pair's report"),
    "find_place": ("查找地区", "Find a place"),
    "places_shown": ("显示 {0} / {1} 地", "{0} of {1} places shown"),
    "place_legend_deleted": (
        "模板中有、该地另有表述或没有的文字",
        "the template's words that the place's plan has otherwise or not at all",
    ),
    "place_legend_inserted": ("该地新写或改写的文字", "the place's own words"),
    "matrix": ("模板条目与各地对照表", "Template items against places"),
    "matrix_note": (
        "每格是一地要点与该条的比对结果，点开看该条在各地的安排。未收到或未能读取要点的地区不在表中，不能据此认为其未作安排。",
        "Each cell leads to what all places made of the item. A place whose plan is not here has no column.",
    ),
    "past_matrix": ("跳过表格", "Skip the table"),
    "item": ("模板条目", "Template item"),
    "sum_of_places": ("各地小计", "All places"),
    "cell_copied": ("一致", "Same"),
    "cell_localized": ("调整", "Adjusted"),
    "cell_dropped": ("未见", "Not found"),
    "cell_unlisted": ("未列入", "Not listed"),
    "cell_elsewhere": ("不涉及", "Not for it"),
    "check_short": ("核对", "Check"),
    "only_check": ("只看有需核对的条目", "Only items with something to check"),
    "sort_rows": ("排序", "Order"),
    "sort_number": ("按模板次序", "The template's order"),
    "sort_missing": ("未见对应的地区多的在前", "Most places without counterpart first"),
    "sort_adjusted": ("有调整的地区多的在前", "Most places that adjust first"),
    "sort_check": ("需核对的地区多的在前", "Most places to be checked first"),
    "section_head": ("部分", "Section"),
    "all_sections": ("全部", "All"),
    "find_item": ("查找条目", "Find an item"),
    "choose_places": ("选择地区", "Choose places"),
    "all_places": ("全选", "All"),
    "no_places": ("全不选", "None"),
    "matrix_shown": ("显示 {0} / {1} 条，{2} / {3} 地", "{0} of {1} items, {2} of {3} places shown"),
    "keys_matrix": (
        "表内可用方向键在格间移动，回车打开。",
        "In the table the arrow keys move between cells and Enter opens one.",
    ),
}
