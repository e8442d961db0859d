"""How a sheet meets the screen and the printer: A4, one page wide, footer, grid lines, tab colour."""

from typing import Any

from openpyxl.worksheet.properties import PageSetupProperties

from wego_desktop.exchange.writing.cell_text import clean
from wego_desktop.exchange.writing.styles import FONT_NAME, SECOND_TEXT
from wego_desktop.i18n import _

A4 = 9
ROW_HEIGHT_PT = 16.5
_MOST_FOOTER = 120


def set_up_page(sheet: Any, tab_colour: str, footer: str, *, is_portrait: bool) -> None:
    """Give `sheet` the design's print set-up: A4, one page wide, `footer` left, page x of y right."""
    sheet.sheet_properties.tabColor = f"FF{tab_colour}"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_format.defaultRowHeight = ROW_HEIGHT_PT
    sheet.sheet_format.customHeight = True
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "portrait" if is_portrait else "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.45, 0.65, 0.3, 0.3
    left, right = sheet.oddFooter.left, sheet.oddFooter.right
    left.text = " ".join(clean(footer).split())[:_MOST_FOOTER].replace("&", "&&") or None
    right.text = _("Page {page} of {pages}").replace("&", "&&").format(page="&P", pages="&N")
    for part in (left, right):
        part.font, part.size, part.color = f"{FONT_NAME},Regular", 8, SECOND_TEXT
