package dev.plumbline.cli.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/** How figures look: black on white, few and faint lines. */
final class ChartStyle {
    private static final Color FAINT = new Color(228, 228, 228);
    private static final Color DARK = new Color(40, 40, 40);

    private ChartStyle() {}

    static void apply(XYStyler style, TrendChart.Frame frame) {
        style.setBaseFont(font(Font.PLAIN, 13));
        style.setChartTitleFont(font(Font.BOLD, 15))
                .setChartTitleBoxVisible(false)
                .setChartTitlePadding(8);
        style.setChartBackgroundColor(Color.WHITE).setChartFontColor(DARK).setChartPadding(14);
        style.setPlotBackgroundColor(Color.WHITE).setPlotBorderColor(DARK).setPlotBorderVisible(true);
        style.setPlotContentSize(1).setMarkerSize(7).setAntiAlias(true);
        style.setPlotMargin(0).setAxisTicksLineVisible(false).setAxisTickPadding(6);
        style.setLegendPosition(LegendPosition.OutsideE)
                .setLegendLayout(LegendLayout.Vertical)
                .setLegendFont(font(Font.PLAIN, 12))
                .setLegendBorderColor(Color.WHITE)
                .setLegendBackgroundColor(Color.WHITE)
                .setLegendPadding(8);
        style.setAxisTitleFont(font(Font.PLAIN, 13)).setAxisTickLabelsFont(font(Font.PLAIN, 12));
        style.setAxisTickLabelsColor(DARK).setAxisTickMarksColor(DARK);
        style.setPlotGridLinesColor(FAINT).setPlotGridLinesStroke(new BasicStroke(0.8f));
        style.setLocale(Locale.ROOT);
        style.setXAxisDecimalPattern("0.00").setYAxisDecimalPattern("0.00");
        style.setXAxisMin(frame.minX()).setXAxisMax(frame.maxX());
        style.setYAxisMin(frame.minY()).setYAxisMax(frame.maxY());
    }

    private static Font font(int weight, int size) {
        return new Font(Font.SANS_SERIF, weight, size);
    }
}
