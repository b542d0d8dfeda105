package dev.plumbline.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.NamedBaseline.Content;
import dev.plumbline.contracts.event.NamedBaseline.Kind;
import dev.plumbline.contracts.event.NamedBaseline.Model;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedBaselineTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final Model A = new Model(0.5, 0.25, "a");
    private static final Model B = new Model(0.75, 0.5, "b");

    private final Topics topics = new Topics("plumbline");

    @Test
    void theVersionNamesTheContentAndNeitherItsOrderNorWhoMadeItWhen() {
        NamedBaseline one = NamedBaseline.of(imported("imagenet"), List.of(A, B), "ada", AT);
        NamedBaseline same = NamedBaseline.of(imported("imagenet"), List.of(B, A), "ben", AT.plusSeconds(1));

        assertThat(one.version()).isEqualTo("79ef20be27711d98").isEqualTo(same.version());
        assertThat(one.eventId()).isEqualTo(same.eventId());
        assertThat(NamedBaseline.of(imported("imagenet"), List.of(A, B, B), "ada", AT)
                        .version())
                .isNotEqualTo(one.version());
    }

    @Test
    void ofTheVersionsOfANameTheLatestStands() {
        NamedBaseline first = NamedBaseline.of(imported("imagenet"), List.of(A, B), "ada", AT);
        NamedBaseline later = NamedBaseline.of(imported("imagenet"), List.of(A), "ada", AT.plusSeconds(1));
        NamedBaseline atOnce = NamedBaseline.of(imported("imagenet"), List.of(B), "ada", AT);

        assertThat(later.supersedes(first)).isTrue();
        assertThat(first.supersedes(later)).isFalse();
        assertThat(first.supersedes(first)).isFalse();
        assertThat(first.supersedes(atOnce)).isNotEqualTo(atOnce.supersedes(first));
    }

    @Test
    void bytesWhoseContentIsNotTheirVersionsAreRefused() {
        byte[] bytes = topics.baselines().encode(NamedBaseline.of(imported("imagenet"), List.of(A, B), "ada", AT));
        byte[] other = new String(bytes, StandardCharsets.UTF_8)
                .replace("0.75", "0.76")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> topics.baselines().decode(other))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageContaining("version: 79ef20be27711d98; expected what the content gives, ");
    }

    @Test
    void aScaleThatNobodyCanDrawIsRefused() {
        Content cubic = new Content(
                "a",
                Kind.IMPORTED,
                "rendered:camtrap",
                "unseen-cameras",
                "accuracy",
                "cubic",
                null,
                "a table",
                "CC0-1.0");

        assertThatThrownBy(() -> NamedBaseline.of(cubic, List.of(A), "ada", AT))
                .hasMessage("scale: cubic; expected one of linear, logit, probit");
    }

    @Test
    void theMostPointsWithTheLongestUnitsFitARecord() {
        Model wide = new Model(1.2345678901234567E-100, 1.2345678901234567E-101, "u".repeat(200));
        NamedBaseline full =
                NamedBaseline.of(imported("imagenet"), Collections.nCopies(NamedBaseline.MOST_POINTS, wide), "ada", AT);

        assertThat(topics.baselines().encode(full)).hasSizeLessThan(1_000_000);
        assertThatThrownBy(() -> NamedBaseline.of(
                        imported("imagenet"), Collections.nCopies(NamedBaseline.MOST_POINTS + 1, wide), "ada", AT))
                .hasMessage("the number of points: 3001; expected a whole number from 1 to 3000");
    }

    @Test
    void saysWhatItsOriginLacks() {
        Content unlicensed = new Content(
                "imagenet", Kind.IMPORTED, "imagenet", "sketch", "accuracy", "probit", null, "a table", null);
        Content unfrozen =
                new Content("imagenet", Kind.FROZEN, "imagenet", "sketch", "accuracy", "probit", null, null, null);

        assertThatThrownBy(() -> NamedBaseline.of(unlicensed, List.of(A), "ada", AT))
                .hasMessage("licence: missing; expected 1 to 1000 characters of one line");
        assertThatThrownBy(() -> NamedBaseline.of(unfrozen, List.of(A), "ada", AT))
                .hasMessage("frozenFrom: missing; expected a series with frozen, and nothing otherwise");
        assertThatThrownBy(() -> NamedBaseline.of(imported("from-scratch"), List.of(A), "ada", AT))
                .hasMessageStartingWith("name: from-scratch; expected another");
    }

    private static Content imported(String name) {
        return new Content(
                name, Kind.IMPORTED, "imagenet", "sketch", "accuracy", "probit", null, "a table of models", "MIT");
    }
}
