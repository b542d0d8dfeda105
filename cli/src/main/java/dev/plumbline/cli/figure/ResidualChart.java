package dev.plumbline.cli.figure;

import dev.plumbline.analytics.baselines.ResidualSummary;
import dev.plumbline.contracts.event.Bounds;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A residual plane as a chart: a colour for each series, a mark for each architecture, a bar for each interval. Epochs whose
 * checkpoints are not comparable have no mark.
 */
final class ResidualChart {
    private static final double POINTS = 100;
    private static final double ROOM = 1;
    private static final BasicStroke THIN = new BasicStroke(1.2f);
    private static final BasicStroke SOLID = new BasicStroke(1.6f);
    private static final BasicStroke DASHED =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 4f, new float[] {5f, 4f}, 0f);

    private final ResidualPlane plane;
    private final TrendChart.Frame frame;
    private final XYChart chart;

    private ResidualChart(ResidualPlane plane) {
        this.plane = plane;
        this.frame = frame(plane.summaries());
        ResidualSummary any = plane.any();
        this.chart = new XYChartBuilder()
                .width(TrendChart.WIDTH)
                .height(TrendChart.HEIGHT)
                .title(any.study() + ", " + any.task())
                .xAxisTitle("epoch of fine-tuning")
                .yAxisTitle("residual to " + any.baseline() + " (" + plane.oodName() + "), points of "
                        + Plane.metricName(any.metric()))
                .build();
    }

    static XYChart of(ResidualPlane plane) {
        ResidualChart drawing = new ResidualChart(plane);
        ChartStyle.apply(drawing.chart.getStyler(), drawing.frame);
        drawing.chart.getStyler().setXAxisDecimalPattern("0").setYAxisDecimalPattern("0.0");
        drawing.addZero();
        drawing.addLines();
        drawing.addKeys();
        return drawing.chart;
    }

    private void addZero() {
        XYSeries zero = chart.addSeries("the baseline", new double[] {frame.minX(), frame.maxX()}, new double[] {0, 0});
        zero.setLineColor(Palette.GREY).setLineStyle(DASHED);
        zero.setMarker(SeriesMarkers.NONE);
    }

    private void addLines() {
        List<String> series = plane.series();
        List<String> architectures = plane.architectures();
        for (int s = 0; s < series.size(); s++) {
            for (int a = 0; a < architectures.size(); a++) {
                List<ResidualSummary> line = plane.line(series.get(s), architectures.get(a));
                if (!line.isEmpty()) {
                    addLine(series.get(s) + ", " + architectures.get(a), line, colour(s), a);
                }
            }
        }
    }

    private void addLine(String name, List<ResidualSummary> line, Color colour, int architecture) {
        double[] epochs = line.stream().mapToDouble(ResidualChart::epoch).toArray();
        double[] means = line.stream().mapToDouble(ResidualChart::mean).toArray();
        XYSeries drawn = chart.addSeries(name, epochs, means);
        drawn.setLineColor(colour).setLineStyle(SOLID).setShowInLegend(false);
        drawn.setMarker(TrendChart.mark(architecture)).setMarkerColor(colour);
        for (ResidualSummary summary : line) {
            addBar(name, summary, Palette.translucent(colour));
        }
    }

    private void addBar(String name, ResidualSummary summary, Color colour) {
        Bounds interval = summary.interval();
        if (interval != null) {
            double epoch = epoch(summary);
            XYSeries bar = chart.addSeries(name + ", " + epoch, new double[] {epoch, epoch}, new double[] {
                POINTS * interval.lower(), POINTS * interval.upper()
            });
            bar.setLineColor(colour).setLineStyle(THIN);
            bar.setMarker(SeriesMarkers.NONE).setShowInLegend(false);
        }
    }

    /** The colours and marks alone, for the legend. */
    private void addKeys() {
        List<String> series = plane.series();
        for (int s = 0; s < series.size(); s++) {
            XYSeries key = chart.addSeries(series.get(s), TrendChart.nowhere(), TrendChart.nowhere());
            key.setLineColor(colour(s)).setLineStyle(SOLID);
            key.setMarker(SeriesMarkers.NONE);
        }
        List<String> architectures = plane.architectures();
        for (int a = 0; a < architectures.size(); a++) {
            XYSeries key = chart.addSeries(architectures.get(a), TrendChart.nowhere(), TrendChart.nowhere());
            key.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            key.setMarker(TrendChart.mark(a)).setMarkerColor(Palette.GREY);
        }
    }

    /** Black is the baseline's. */
    private static Color colour(int series) {
        return Palette.line(series + 1);
    }

    private static double epoch(ResidualSummary summary) {
        return summary.epoch() == null ? 0 : summary.epoch();
    }

    private static double mean(ResidualSummary summary) {
        return summary.mean() == null ? Double.NaN : POINTS * summary.mean();
    }

    private static TrendChart.Frame frame(List<ResidualSummary> summaries) {
        double[] epochs =
                summaries.stream().mapToDouble(ResidualChart::epoch).sorted().toArray();
        double[] heights = DoubleStream.concat(
                        DoubleStream.of(0), summaries.stream().flatMapToDouble(ResidualChart::heights))
                .sorted()
                .toArray();
        return new TrendChart.Frame(
                epochs[0] - 0.5,
                epochs[epochs.length - 1] + 0.5,
                heights[0] - ROOM,
                heights[heights.length - 1] + ROOM);
    }

    private static DoubleStream heights(ResidualSummary summary) {
        Bounds interval = summary.interval();
        double mean = mean(summary);
        DoubleStream ends = interval == null
                ? DoubleStream.empty()
                : DoubleStream.of(POINTS * interval.lower(), POINTS * interval.upper());
        return Double.isNaN(mean) ? DoubleStream.empty() : DoubleStream.concat(DoubleStream.of(mean), ends);
    }
}
