package dev.plumbline.models.checkpoint;

/** IEEE 754 binary16, which Java reads itself from 20 on. */
final class HalfPrecision {
    private static final int EXPONENT_BITS = 5;
    private static final int MANTISSA_BITS = 10;
    private static final int LARGEST_EXPONENT = (1 << EXPONENT_BITS) - 1;
    private static final int BIAS = 15;

    private HalfPrecision() {}

    static float toFloat(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> MANTISSA_BITS) & LARGEST_EXPONENT;
        int mantissa = bits & ((1 << MANTISSA_BITS) - 1);
        if (exponent == 0) {
            float magnitude = mantissa * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wide = exponent == LARGEST_EXPONENT ? 255 : exponent - BIAS + 127;
        return Float.intBitsToFloat(sign | (wide << 23) | (mantissa << 13));
    }
}
