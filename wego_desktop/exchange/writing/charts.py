"""Real Excel charts in the design's look; their figures stand beside the references for mere viewers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)

from wego_desktop.exchange.writing.styles import BAR, BRAND, FONT_NAME, LINE, SECOND_TEXT

WIDTH_CM = 15.0


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One series: its name, the cells of its figures and the figures themselves."""

    name: str
    reference: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ChartAxis:
    """The labels along a chart: their cells, the words, and a number format when the cells hold times."""

    reference: str
    words: tuple[str, ...]
    times: tuple[float, ...] = ()


def bar_chart(title: str, axis: ChartAxis, series: Sequence[ChartSeries], height_cm: float) -> BarChart:
    """Lying bars, the first label and the first series on top."""
    chart: Any = BarChart()
    chart.type, chart.grouping, chart.gapWidth, chart.overlap = "bar", "clustered", 55, 0
    _frame(chart, title, height_cm)
    for one, colour in zip(series, (BRAND, BAR, "8FA7D9"), strict=False):
        added = _series(len(chart.series), one, axis)
        added.graphicalProperties = GraphicalProperties(solidFill=colour)
        added.graphicalProperties.line.noFill = True
        added.invertIfNegative = False
        added.dLbls = _labels("outEnd")
        chart.series.append(added)
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    chart.y_axis.scaling.min = 0
    if len(series) == 1:
        chart.legend = None
        return chart  # type: ignore[no-any-return]
    chart.legend.position = "t"
    chart.legend.txPr = _text(900, SECOND_TEXT)
    return chart  # type: ignore[no-any-return]


def line_chart(title: str, axis: ChartAxis, series: ChartSeries, height_cm: float) -> LineChart:
    """One line over the times of `axis`."""
    chart: Any = LineChart()
    _frame(chart, title, height_cm)
    added = _series(0, series, axis)
    added.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=BRAND, w=28_575))
    added.smooth = False
    added.marker.symbol = "none"
    chart.series.append(added)
    chart.legend = None
    chart.x_axis.number_format = "hh:mm"
    chart.x_axis.tickLblSkip = max(1, len(axis.words) // 6)
    chart.x_axis.tickMarkSkip = chart.x_axis.tickLblSkip
    chart.y_axis.scaling.min = 0
    return chart  # type: ignore[no-any-return]


def _frame(chart: Any, title: str, height_cm: float) -> None:
    chart.width, chart.height = WIDTH_CM, height_cm
    chart.title = _title(title)
    chart.graphical_properties = GraphicalProperties(
        solidFill="FFFFFF", ln=LineProperties(solidFill="CFD5DE")
    )
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.majorTickMark = chart.y_axis.majorTickMark = "none"
    chart.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill="CFD5DE"))
    chart.y_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    chart.y_axis.number_format = "0"
    chart.x_axis.txPr, chart.y_axis.txPr = _text(900, SECOND_TEXT), _text(900, SECOND_TEXT)


def _series(index: int, one: ChartSeries, axis: ChartAxis) -> Any:
    series: Any = Series(idx=index, order=index)
    series.tx = SeriesLabel(v=one.name)
    series.val = NumDataSource(numRef=NumRef(f=one.reference, numCache=_numbers(one.values, "0")))
    if axis.times:
        source = AxDataSource(numRef=NumRef(f=axis.reference, numCache=_numbers(axis.times, "hh:mm")))
    else:
        points = [StrVal(idx=number, v=word) for number, word in enumerate(axis.words)]
        source = AxDataSource(
            strRef=StrRef(f=axis.reference, strCache=StrData(ptCount=len(points), pt=points))
        )
    series.cat = source
    return series


def _numbers(values: Sequence[float], number_format: str) -> NumData:
    points: Any = [NumVal(idx=number, v=value) for number, value in enumerate(values)]
    return NumData(formatCode=number_format, ptCount=len(points), pt=points)


def _character(size: int, colour: str, *, is_bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=size, b=is_bold, solidFill=colour, latin=Font(typeface=FONT_NAME))


def _text(size: int, colour: str) -> RichText:
    paragraph = Paragraph(
        pPr=ParagraphProperties(defRPr=_character(size, colour)), endParaRPr=CharacterProperties()
    )
    return RichText(bodyPr=RichTextProperties(rot=0), p=[paragraph])


def _title(text: str) -> Title:
    look = _character(1200, BRAND, is_bold=True)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=look), r=[RegularTextRun(rPr=look, t=text)])
    place = Layout(manualLayout=ManualLayout(xMode="edge", yMode="edge", x=0.03, y=0.03))
    return Title(tx=Text(rich=RichText(p=[paragraph])), layout=place, overlay=False)


def _labels(position: str) -> DataLabelList:
    labels = DataLabelList(dLblPos=position, showVal=True)
    labels.showLegendKey = labels.showCatName = labels.showSerName = False
    labels.showPercent = labels.showBubbleSize = False
    labels.txPr = _text(800, SECOND_TEXT)
    return labels
