package dev.plumbline.contracts.variant;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many subclasses of each superclass take part: a whole number, or a fraction; all of them unless written. */
public sealed interface Subclasses {
    /** Of {@code n} subclasses, how many. */
    int among(int n);

    /** Every subclass: also written {@code 1.0}. */
    record All() implements Subclasses {
        @Override
        public int among(int n) {
            return n;
        }
    }

    /** The same number of each superclass; written as a whole number. */
    record Count(int k) implements Subclasses {
        public Count {
            Require.atLeast(FIELD, k, 1);
        }

        @Override
        public int among(int n) {
            return k;
        }
    }

    /** Of n subclasses max(1, round(share n)), halves up, of the number as it is written: with a decimal point. */
    record Share(double share) implements Subclasses {
        public Share {
            if (!(share > 0 && share < 1)) {
                throw new InvalidField(FIELD, share, EXPECTED);
            }
        }

        @Override
        public int among(int n) {
            return BigDecimal.valueOf(share)
                    .multiply(BigDecimal.valueOf(n))
                    .setScale(0, RoundingMode.HALF_UP)
                    .max(BigDecimal.ONE)
                    .intValueExact();
        }
    }

    String FIELD = "classes.subclasses";
    String EXPECTED = "a whole number of at least 1, or a fraction above 0.0 and up to 1.0";

    static Subclasses of(Object json) {
        if (json instanceof Integer k) {
            return new Count(k);
        }
        if (json instanceof Number share && !(json instanceof Long)) {
            return share.doubleValue() == 1.0 ? new All() : new Share(share.doubleValue());
        }
        throw new InvalidField(FIELD, json, EXPECTED);
    }
}
