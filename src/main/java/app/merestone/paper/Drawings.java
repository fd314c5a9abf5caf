package app.merestone.paper;

import app.merestone.pictures.Markup;
import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import org.w3c.dom.Element;

/**
 * Draws the trees of {@code pictures} with a pen: the stone, and the field of the two finish lines. What the theme's style
 * sheets say of their classes is said here once more, because paper has no style sheets for drawings; the colours are the
 * theme's. No drawing is read from a text, so none can ask for anything.
 */
final class Drawings implements SVGDrawer {

    private static final int LINE = 30;
    private static final int NUMBERS = 20;
    private static final int NO_NUMBERS = 10;
    private static final int DATES = 28;
    private static final double LABEL = 10.5;
    private static final double RIM = 6;

    private final List<Markup.Element> pictures;

    private final double scale;

    /**
     * Draws these.
     *
     * @param scale how large a label is beside its usual size
     */
    Drawings(List<Markup.Element> pictures, double scale) {
        this.pictures = pictures;
        this.scale = scale;
    }

    @Override
    public SVGImage buildSVGImage(
            Element place, Box box, CssContext context, double cssWidth, double cssHeight, double dotsPerPixel) {
        var picture = pictures.get(Integer.parseInt(place.getAttribute("data-picture")));
        boolean stone = place.getAttribute("class").equals("stone");
        double width = cssWidth > 0 ? cssWidth : 100 * dotsPerPixel;
        double unit = dotsPerPixel * scale;
        double height = stone ? width : (field(picture) + DATES) * unit;
        return new Drawn(picture, stone, width, height, unit);
    }

    private record Drawn(Markup.Element picture, boolean stone, double width, double height, double unit)
            implements SVGImage {

        @Override
        public int getIntrinsicWidth() {
            return (int) width;
        }

        @Override
        public int getIntrinsicHeight() {
            return (int) height;
        }

        @Override
        public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
            if (stone) {
                drawStone(new Pen(device, x, y, width / 28), picture);
            } else {
                // what stands on the first or the last day is as wide as any other, and its place ends there
                drawLines(new Pen(device, x + RIM * unit, y, unit), picture, width / unit - 2 * RIM);
            }
        }
    }

    /** Draws in a picture's own units, at its place on the sheet. */
    private static final class Pen {

        private final OutputDevice device;
        private final AffineTransform place;
        private final double scale;

        Pen(OutputDevice device, double x, double y, double scale) {
            this.device = device;
            this.scale = scale;
            place = new AffineTransform(scale, 0, 0, scale, x, y);
        }

        void fill(Shape shape, String ink) {
            device.setColor(Inks.colour(ink));
            device.fill(place.createTransformedShape(shape));
        }

        void stroke(Shape shape, String ink, double width) {
            stroke(shape, ink, new BasicStroke((float) (width * scale), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        }

        void strokeRound(Shape shape, String ink, double width) {
            stroke(shape, ink, new BasicStroke((float) (width * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        }

        /** A stroke as a ground of its own: viewers move strokes onto their dots, and that makes ovals of small circles. */
        void rim(Shape shape, String ink, double width) {
            fill(
                    new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                            .createStrokedShape(shape),
                    ink);
        }

        void dots(Shape shape, String ink, double width) {
            float[] apart = {(float) (0.1 * scale), (float) (5 * scale)};
            stroke(
                    shape,
                    ink,
                    new BasicStroke(
                            (float) (width * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, apart, 0));
        }

        private void stroke(Shape shape, String ink, BasicStroke stroke) {
            var before = device.getStroke();
            device.setColor(Inks.colour(ink));
            device.setStroke(stroke);
            device.draw(place.createTransformedShape(shape));
            device.setStroke(before);
        }
    }

    private static void drawStone(Pen pen, Markup.Element stone) {
        var classes = PaperDocument.classes(stone);
        boolean brand = classes.contains("stone-brand");
        boolean closed = classes.contains("closed");
        boolean disputed = classes.contains("disputed");
        for (var half : elements(stone)) {
            var of = PaperDocument.classes(half);
            boolean customer = of.contains("customer");
            boolean signed = of.contains("signed");
            var side = customer ? "customer" : "vendor";
            double across = brand || closed ? 0 : disputed ? 1.2 : 1.4;
            double down = disputed ? 2.4 : 0;
            Shape shape = AffineTransform.getTranslateInstance(customer ? -across : across, customer ? -down : down)
                    .createTransformedShape(path(half.attributes().getOrDefault("d", "")));
            var ink = closed ? "agreed" : disputed ? "dispute" : side;
            if (closed || signed) {
                pen.fill(shape, ink);
            }
            if (!closed && !brand) {
                pen.stroke(shape, ink, 1.75);
            }
        }
    }

    // height of everything above the dates, in pixels
    private static int field(Markup.Element picture) {
        return rows(picture).stream().mapToInt(Drawings::height).sum();
    }

    private static List<Markup.Element> rows(Markup.Element picture) {
        return elements(picture).stream()
                .filter(part -> PaperDocument.classes(part).contains("finish-field"))
                .flatMap(field -> elements(field).stream())
                .toList();
    }

    private static int height(Markup.Element row) {
        var classes = PaperDocument.classes(row);
        if (classes.contains("finish-rule")) {
            return 0;
        }
        return classes.contains("finish-numbers") ? row.children().isEmpty() ? NO_NUMBERS : NUMBERS : LINE;
    }

    private static void drawLines(Pen pen, Markup.Element picture, double width) {
        int bottom = field(picture);
        var rows = rows(picture);
        int top = 0;
        for (var row : rows) {
            if (PaperDocument.classes(row).contains("finish-between")) {
                gapBehind(pen, row, top, width);
            }
            top += height(row);
        }
        rows.stream().filter(row -> height(row) == 0).forEach(rule -> {
            boolean today = PaperDocument.classes(rule).contains("today");
            double x = spaced(elements(rule)) * width;
            int from = today ? 2 : 6;
            pen.stroke(new Line2D.Double(x, from, x, bottom - from), today ? "ink" : "line", today ? 1.5 : 1);
        });
        top = 0;
        for (var row : rows) {
            var classes = PaperDocument.classes(row);
            if (classes.contains("finish-line")) {
                line(pen, row, classes.contains("finish-vendor") ? "vendor" : "customer", top, width);
            } else if (classes.contains("finish-between")) {
                labels(pen, row, top, LINE, width, 10);
            } else if (classes.contains("finish-numbers")) {
                labels(pen, row, top, NUMBERS, width, 8);
            }
            top += height(row);
        }
        dates(pen, picture, top, width);
    }

    private static void dates(Pen pen, Markup.Element picture, int top, double width) {
        var below = elements(picture).stream()
                .filter(part -> PaperDocument.classes(part).contains("finish-dates"))
                .flatMap(dates -> elements(dates).stream())
                .toList();
        pen.stroke(new Line2D.Double(0, top, width, top), "line", 1);
        for (var part : below) {
            var classes = PaperDocument.classes(part);
            if (classes.contains("finish-tick")) {
                boolean today = classes.contains("today");
                double x = spaced(elements(part)) * width;
                pen.stroke(new Line2D.Double(x, top, x, top + 6), today ? "ink" : "line", today ? 1.5 : 1);
            } else {
                labels(pen, part, top + 8, DATES - 8, width, 0);
            }
        }
    }

    // from the middle of one line to the middle of the other
    private static void gapBehind(Pen pen, Markup.Element row, int top, double width) {
        var parts = elements(row);
        var gap = parts.stream()
                .filter(part -> PaperDocument.classes(part).contains("finish-gap"))
                .findFirst()
                .orElse(null);
        if (gap == null) {
            return;
        }
        int at = parts.indexOf(gap);
        double from = spaced(parts.subList(0, at)) * width;
        double until = (1 - spaced(parts.subList(at + 1, parts.size()))) * width;
        boolean open = PaperDocument.classes(gap).contains("open");
        pen.fill(
                new Rectangle2D.Double(from, top - LINE / 2.0, until - from, 2.0 * LINE),
                open ? "watch-wash" : "sunken");
        for (var days : elements(gap)) {
            var words = days.plainText();
            double room = Typefaces.width(words, true, LABEL);
            label(pen, words, (from + until - room) / 2, middle(top, LINE), true, open ? "watch" : "ink-2");
        }
    }

    /** Texts at their points: each stands behind the spacers before it. */
    private static void labels(Pen pen, Markup.Element row, int top, int height, double width, double beside) {
        double at = 0;
        var parts = elements(row);
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var classes = PaperDocument.classes(part);
            if (classes.contains("finish-gap")) {
                // it takes what the spacers behind it leave
                at = (1 - spaced(parts.subList(i + 1, parts.size()))) * width;
            } else if (!classes.contains("finish-standing")) {
                at += spacer(part) * width;
            } else if (!classes.contains("narrow")) {
                boolean strong = classes.contains("finish-days")
                        || classes.contains("finish-number")
                        || classes.contains("today");
                var words = part.plainText();
                double room = Typefaces.width(words, strong, LABEL);
                double x = classes.contains("end")
                        ? at - room - beside
                        : classes.contains("middle") ? at - room / 2 : at + beside;
                var ink = classes.contains("today")
                        ? "ink"
                        : classes.contains("open") ? "watch" : classes.contains("finish-date") ? "ink-3" : "ink-2";
                label(pen, words, Math.clamp(x, 0, Math.max(0, width - room)), middle(top, height), strong, ink);
            }
        }
    }

    private static double middle(int top, int height) {
        return top + height / 2.0 + LABEL * 0.35;
    }

    private static void label(Pen pen, String words, double x, double baseline, boolean strong, String ink) {
        pen.fill(
                AffineTransform.getTranslateInstance(x, baseline)
                        .createTransformedShape(Typefaces.outlines(words, strong, LABEL)),
                ink);
    }

    private static void line(Pen pen, Markup.Element line, String side, int top, double width) {
        for (var part : elements(line)) {
            var classes = PaperDocument.classes(part);
            if (part.name().equals("line")) {
                var stroke = new Line2D.Double(
                        across(part, "x1", width),
                        top + across(part, "y1", width),
                        across(part, "x2", width),
                        top + across(part, "y2", width));
                if (classes.contains("finish-ahead")) {
                    pen.dots(stroke, "line-strong", 2);
                } else if (classes.contains("finish-behind")) {
                    pen.strokeRound(stroke, side, 3);
                } else {
                    pen.stroke(stroke, side, 2);
                }
            } else {
                double x = across(part, "x", width);
                double y = top + across(part, "y", width);
                elements(part).forEach(mark -> mark(pen, mark, side, x, y));
            }
        }
    }

    private static void mark(Pen pen, Markup.Element mark, String side, double x, double y) {
        Shape shape = AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape(mark));
        if (PaperDocument.classes(mark).contains("done")) {
            // a rim of paper keeps neighbours apart
            pen.stroke(shape, "on-fill", 2);
            pen.fill(shape, side);
        } else {
            pen.fill(shape, "on-fill");
            pen.rim(shape, side, 2);
        }
    }

    private static Shape shape(Markup.Element mark) {
        if (mark.name().equals("circle")) {
            double r = across(mark, "r", 0);
            return new Ellipse2D.Double(across(mark, "cx", 0) - r, across(mark, "cy", 0) - r, 2 * r, 2 * r);
        }
        double corner = 2 * across(mark, "rx", 0);
        return new RoundRectangle2D.Double(
                across(mark, "x", 0),
                across(mark, "y", 0),
                across(mark, "width", 0),
                across(mark, "height", 0),
                corner,
                corner);
    }

    /** How far the spacers among these push what comes behind them. */
    private static double spaced(List<Markup.Element> parts) {
        return parts.stream().mapToDouble(Drawings::spacer).sum();
    }

    private static double spacer(Markup.Element part) {
        return PaperDocument.classes(part).contains("finish-spacer") ? across(part, "width", 1) : 0;
    }

    /** A length: a number, or a share of the whole. */
    private static double across(Markup.Element element, String attribute, double whole) {
        var value = element.attributes().getOrDefault(attribute, "0");
        return value.endsWith("%")
                ? Double.parseDouble(value.substring(0, value.length() - 1)) / 100 * whole
                : Double.parseDouble(value);
    }

    /** The commands that the stone's halves are drawn with. */
    private static Path2D path(String drawn) {
        var path = new Path2D.Double();
        var spaced = drawn.replaceAll("([A-Za-z])", " $1 ").replaceAll("(?<=\\d)-", " -");
        double secondX = 0;
        double secondY = 0;
        try (var steps = new Scanner(spaced).useLocale(Locale.ROOT)) {
            var command = "";
            while (steps.hasNext()) {
                command = steps.hasNextDouble() ? command : steps.next();
                switch (command) {
                    case "M" -> path.moveTo(steps.nextDouble(), steps.nextDouble());
                    case "C" -> {
                        double x1 = steps.nextDouble();
                        double y1 = steps.nextDouble();
                        secondX = steps.nextDouble();
                        secondY = steps.nextDouble();
                        path.curveTo(x1, y1, secondX, secondY, steps.nextDouble(), steps.nextDouble());
                    }
                    case "S" -> {
                        var at = path.getCurrentPoint();
                        double x1 = 2 * at.getX() - secondX;
                        double y1 = 2 * at.getY() - secondY;
                        secondX = steps.nextDouble();
                        secondY = steps.nextDouble();
                        path.curveTo(x1, y1, secondX, secondY, steps.nextDouble(), steps.nextDouble());
                    }
                    case "Z" -> path.closePath();
                    default -> throw new IllegalArgumentException("no picture is drawn with " + command);
                }
            }
        }
        return path;
    }

    private static List<Markup.Element> elements(Markup.Element parent) {
        var elements = new ArrayList<Markup.Element>();
        for (var child : parent.children()) {
            if (child instanceof Markup.Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    @Override
    public void importFontFaceRules(List<FontFaceRule> fontFaces, SharedContext shared) {
        // labels are outlines of the typefaces that came with us
    }

    @Override
    public void addFontFile(File file, String family, Integer weight, FontStyle style) {
        throw new UnsupportedOperationException("drawings read no files");
    }

    @Override
    public void close() {
        // holds nothing
    }
}
