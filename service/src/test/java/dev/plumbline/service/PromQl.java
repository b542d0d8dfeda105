package dev.plumbline.service;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in a PromQL expression. It reads what is written, and does not check the grammar: promtool does. */
record PromQl(Set<String> metrics, Set<String> labels) {
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)}");
    private static final Pattern LABEL_LIST =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern NAME = Pattern.compile("(?<![\\w$.])[a-zA-Z_]\\w*");
    private static final Pattern SELECTED = Pattern.compile("(?<![\\w$.])([a-zA-Z_]\\w*)\\b(?!\\s*\\()");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "bool", "offset", "by", "without", "on");

    static PromQl parse(String expression) {
        Set<String> labels = new TreeSet<>();
        String rest = STRING.matcher(expression).replaceAll("''");
        rest = take(MATCHERS, rest, labels);
        rest = take(LABEL_LIST, rest, labels);
        rest = RANGE.matcher(rest).replaceAll(" ");
        Set<String> metrics = new TreeSet<>();
        SELECTED.matcher(rest)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !KEYWORDS.contains(name))
                .forEach(metrics::add);
        return new PromQl(metrics, labels);
    }

    private static String take(Pattern group, String text, Set<String> names) {
        Matcher matcher = group.matcher(text);
        return matcher.replaceAll(found -> {
            NAME.matcher(found.group(1)).results().forEach(name -> names.add(name.group()));
            return " ";
        });
    }
}
