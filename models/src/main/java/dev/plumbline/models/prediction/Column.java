package dev.plumbline.models.prediction;

import java.nio.ByteBuffer;

/** Whole numbers from 0, each in 0, 1, 2 or 4 bytes, little-endian; in 0 bytes they are all 0. */
enum Column {
    NOTHING(0) {
        @Override
        int get(ByteBuffer from) {
            return 0;
        }

        @Override
        void put(ByteBuffer to, int value) {}
    },
    BYTES(1) {
        @Override
        int get(ByteBuffer from) {
            return from.get() & 0xff;
        }

        @Override
        void put(ByteBuffer to, int value) {
            to.put((byte) value);
        }
    },
    SHORTS(2) {
        @Override
        int get(ByteBuffer from) {
            return from.getShort() & 0xffff;
        }

        @Override
        void put(ByteBuffer to, int value) {
            to.putShort((short) value);
        }
    },
    INTS(4) {
        @Override
        int get(ByteBuffer from) {
            return from.getInt();
        }

        @Override
        void put(ByteBuffer to, int value) {
            to.putInt(value);
        }
    };

    private final int width;

    Column(int width) {
        this.width = width;
    }

    int width() {
        return width;
    }

    abstract int get(ByteBuffer from);

    abstract void put(ByteBuffer to, int value);

    /** The narrowest that holds 0 to {@code most}. */
    static Column upTo(int most) {
        if (most == 0) {
            return NOTHING;
        }
        if (most <= 0xff) {
            return BYTES;
        }
        return most <= 0xffff ? SHORTS : INTS;
    }
}
