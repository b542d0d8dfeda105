package dev.plumbline.cli.figure;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.contracts.event.TrendState;
import dev.plumbline.contracts.event.TrendState.BandPoint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A plane as a chart: a colour for each series, a mark for each architecture, a line with its band, and y = x. */
final class TrendChart {
    static final int WIDTH = 860;
    static final int HEIGHT = 620;
    private static final List<Marker> MARKS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.SQUARE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_DOWN,
            SeriesMarkers.CROSS);
    private static final BasicStroke SOLID = new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke DASHED =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 4f, new float[] {5f, 4f}, 0f);
    private static final BasicStroke NONE = new BasicStroke(0f);

    private final Plane plane;
    private final Frame frame;
    private final XYChart chart;

    private TrendChart(Plane plane) {
        this.plane = plane;
        this.frame = Frame.around(plane);
        this.chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(plane.study() + ", " + plane.task())
                .xAxisTitle("in distribution, " + plane.metricName())
                .yAxisTitle("out of distribution (" + plane.oodName() + "), " + plane.metricName())
                .build();
    }

    static XYChart of(Plane plane) {
        TrendChart drawing = new TrendChart(plane);
        ChartStyle.apply(drawing.chart.getStyler(), drawing.frame);
        drawing.addBands();
        drawing.addDiagonal();
        drawing.addPoints();
        drawing.addLines();
        drawing.addMarks();
        return drawing.chart;
    }

    private void addBands() {
        for (int i = 0; i < plane.trends().size(); i++) {
            List<BandPoint> band = plane.trends().get(i).band().stream()
                    .filter(point -> point.interval() != null)
                    .toList();
            if (band.size() > 1) {
                addBand("band " + i, band, Palette.shade(Palette.line(i)));
            }
        }
    }

    /** Along the lower ends and back along the upper ones. */
    private void addBand(String name, List<BandPoint> band, Color colour) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (BandPoint point : band) {
            if (point.interval() != null) {
                x.add(point.id());
                y.add(frame.clampY(point.interval().lower()));
            }
        }
        for (int i = band.size() - 1; i >= 0; i--) {
            BandPoint point = band.get(i);
            if (point.interval() != null) {
                x.add(point.id());
                y.add(frame.clampY(point.interval().upper()));
            }
        }
        XYSeries area = chart.addSeries(name, x, y);
        area.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        area.setFillColor(colour);
        area.setLineColor(Palette.NOTHING).setLineStyle(NONE);
        area.setMarker(SeriesMarkers.NONE).setShowInLegend(false);
    }

    private void addDiagonal() {
        double from = Math.max(frame.minX(), frame.minY());
        double to = Math.min(frame.maxX(), frame.maxY());
        if (from < to) {
            XYSeries diagonal = chart.addSeries("y = x", new double[] {from, to}, new double[] {from, to});
            diagonal.setLineColor(Palette.GREY).setLineStyle(DASHED);
            diagonal.setMarker(SeriesMarkers.NONE);
        }
    }

    private void addPoints() {
        List<String> architectures = plane.architectures();
        for (int i = 0; i < plane.trends().size(); i++) {
            for (int a = 0; a < architectures.size(); a++) {
                TrendState trend = plane.trends().get(i);
                String architecture = architectures.get(a);
                List<Point> points = plane.points().stream()
                        .filter(point -> point.series().equals(trend.series())
                                && point.architecture().equals(architecture))
                        .toList();
                if (!points.isEmpty()) {
                    addScatter(trend.series() + ", " + architecture, points, Palette.line(i), mark(a));
                }
            }
        }
    }

    private void addScatter(String name, List<Point> points, Color colour, Marker mark) {
        XYSeries scatter = chart.addSeries(name, values(points, true), values(points, false));
        scatter.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        scatter.setMarker(mark).setMarkerColor(Palette.translucent(colour)).setShowInLegend(false);
    }

    private static double[] values(List<Point> points, boolean id) {
        return points.stream()
                .mapToDouble(point -> id ? point.id() : point.value())
                .toArray();
    }

    private void addLines() {
        for (int i = 0; i < plane.trends().size(); i++) {
            TrendState trend = plane.trends().get(i);
            List<BandPoint> band = trend.band();
            boolean none = band.isEmpty();
            XYSeries line = chart.addSeries(
                    name(trend),
                    none ? nowhere() : stream(band, true).toArray(),
                    none ? nowhere() : stream(band, false).map(frame::clampY).toArray());
            line.setLineColor(Palette.line(i)).setLineStyle(SOLID);
            line.setMarker(SeriesMarkers.NONE);
        }
    }

    private static DoubleStream stream(List<BandPoint> band, boolean id) {
        return band.stream().mapToDouble(point -> id ? point.id() : point.expected());
    }

    private static String name(TrendState trend) {
        String n = " (n = " + trend.counts().points() + ")";
        return trend.series() + (trend.line() == null ? n + ", no line" : n);
    }

    /** What the bands are and the marks of the architectures, in grey, for the legend alone. */
    private void addMarks() {
        XYSeries bands = chart.addSeries("95 % of lines, pairs", nowhere(), nowhere());
        bands.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        bands.setFillColor(Palette.shade(Palette.GREY));
        bands.setLineColor(Palette.NOTHING).setLineStyle(NONE);
        bands.setMarker(SeriesMarkers.NONE);
        List<String> architectures = plane.architectures();
        for (int a = 0; a < architectures.size(); a++) {
            XYSeries key = chart.addSeries(architectures.get(a), nowhere(), nowhere());
            key.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            key.setMarker(mark(a)).setMarkerColor(Palette.GREY);
        }
    }

    static double[] nowhere() {
        return new double[] {Double.NaN};
    }

    static Marker mark(int architecture) {
        return MARKS.get(architecture % MARKS.size());
    }

    /** What the axes show: all points and lines, a little room around them, and no more than 0 to 1. */
    record Frame(double minX, double maxX, double minY, double maxY) {
        private static final double ROOM = 0.04;

        static Frame around(Plane plane) {
            double[] x = Stream.concat(
                            plane.points().stream().map(Point::id),
                            plane.trends().stream()
                                    .flatMap(trend -> trend.band().stream().map(BandPoint::id)))
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            double[] y = Stream.concat(
                            plane.points().stream().map(Point::value),
                            plane.trends().stream()
                                    .flatMap(trend -> trend.band().stream().map(BandPoint::expected)))
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            return new Frame(low(x), high(x), low(y), high(y));
        }

        private static double low(double[] values) {
            double low = DoubleStream.of(values).min().orElse(0);
            return Math.max(0, low - ROOM);
        }

        private static double high(double[] values) {
            double high = DoubleStream.of(values).max().orElse(1);
            return Math.min(1, high + ROOM);
        }

        double clampY(double y) {
            return Math.max(minY, Math.min(maxY, y));
        }
    }
}
