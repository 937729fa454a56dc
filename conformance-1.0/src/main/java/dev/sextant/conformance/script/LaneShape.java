package dev.sextant.conformance.script;

/// How a v128 is cut into lanes, lane 0 in the lowest bits.
///
/// @spec §2.3.2 Vector Types
public enum LaneShape {
    I8X16("i8", 8),
    I16X8("i16", 16),
    I32X4("i32", 32),
    I64X2("i64", 64),
    F32X4("f32", 32),
    F64X2("f64", 64);

    private final String lane;
    private final int width;

    LaneShape(String lane, int width) {
        this.lane = lane;
        this.width = width;
    }

    /// The type of a lane, such as `i8`.
    public String lane() {
        return lane;
    }

    /// The bits of a lane.
    public int width() {
        return width;
    }

    /// The number of lanes.
    public int lanes() {
        return 128 / width;
    }

    /// The bits of a lane, those above its width zero.
    public long extract(Constant.V128 vector, int lane) {
        int bit = lane * width;
        return (bit < 64 ? vector.low() : vector.high()) >>> bit % 64 & mask();
    }

    /// The vector with these lanes; bits above the width are not looked at.
    public Constant.V128 vector(long... lanes) {
        if (lanes.length != lanes()) throw new IllegalArgumentException(lanes.length + " lanes for " + this);
        var halves = new long[2];
        for (int i = 0; i < lanes.length; i++) {
            int bit = i * width;
            halves[bit / 64] |= (lanes[i] & mask()) << bit % 64;
        }
        return new Constant.V128(halves[0], halves[1]);
    }

    /// As the text format writes it, such as `i8x16`.
    @Override
    public String toString() {
        return lane + "x" + lanes();
    }

    private long mask() {
        return -1L >>> 64 - width;
    }
}
