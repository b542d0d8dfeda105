package dev.plumbline.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    /** {@link Double#toString} of JDK 17 writes 2.82879384806159008E17 and 9.999999999999999E22. */
    @ParameterizedTest
    @ValueSource(strings = {"2.82879384806159E17", "1.0E23", "8.41E21", "4.9E-324", "0.1", "1.0E-4"})
    void writesTheFewestDigitsThatReadBackAsTheSameDoubleOnEveryJdk(String text) throws Exception {
        double read = Json.events().readValue(text, double.class);

        assertThat(read).isEqualTo(Double.parseDouble(text));
        assertThat(Json.events().writeValueAsString(read)).isEqualTo(text);
        assertThat(Json.strict().writeValueAsString(read)).isEqualTo(text);
    }

    @Test
    void refusesADoubledFieldOfWhatPeopleWriteAlone() throws Exception {
        String doubled = "{\"a\": 1, \"a\": 2}";

        assertThat(Json.events().readTree(doubled).get("a").intValue()).isEqualTo(2);
        assertThatThrownBy(() -> Json.strict().readTree(doubled)).hasMessageContaining("Duplicate field 'a'");
    }
}
