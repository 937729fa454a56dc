package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.Instruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// The decision which parts of a function get methods of their own, so that none is longer than HotSpot compiles.
///
/// Blocks are looked at from the inside outwards. Where one has become too large, parts of it are taken out, the largest first, until
/// what is left is well below the limit: whole loops, and stretches of instructions between the large blocks, such as the arms of a
/// switch. What lies in an inner loop is left there as long as there is anything else, and a block that holds a switch goes last: so
/// a loop that fits into a method stays in one, and of a loop around a switch the loop itself stays with the switch.
final class Splitting {

    private static final int LEAST = 90;
    private static final int SPINE = 1_200;
    private static final int CALL = 20;

    /// The ways out of a switch from which on it stays with the loop around it if possible: whoever calls it has to find the way again.
    private static final int MANY_WAYS = 8;

    private final Body body;
    private final Estimate estimate;
    private final double scale;
    private final int limit;
    private final int target;
    private final List<int[]> chosen = new ArrayList<>();

    private Level level;

    /// @param scale what to multiply estimates by
    /// @param limit the most that a method may weigh
    private Splitting(Body body, Estimate estimate, double scale, int limit) {
        this.body = body;
        this.estimate = estimate;
        this.scale = scale;
        this.limit = limit;
        this.target = limit * 3 / 5;
    }

    /// The parts of a function, each behind the one that it is in. The first is the function itself.
    static List<Part> plan(Body body, Estimate estimate, double scale, int limit) {
        var splitting = new Splitting(body, estimate, scale, limit);
        splitting.walk();
        return splitting.tree();
    }

    /// Something that can be taken out.
    private static final class Candidate {
        final Level owner;
        final int firstItem;
        final int lastItem;
        final int from;
        final int to;
        final boolean isSpine;
        Candidate around;
        int size;
        int loops;
        boolean isTaken;

        Candidate(Level owner, int firstItem, int lastItem, boolean isSpine) {
            this.owner = owner;
            this.firstItem = firstItem;
            this.lastItem = lastItem;
            this.from = owner.starts.get(firstItem);
            this.to = owner.ends.get(lastItem);
            boolean isSwitch = false;
            for (int i = firstItem; i <= lastItem; i++) {
                size += owner.sizes.get(i);
                isSwitch |= owner.ways.get(i) >= MANY_WAYS;
            }
            this.isSpine = isSpine || isSwitch;
        }

        boolean isGone() {
            for (var candidate = this; candidate != null; candidate = candidate.around) {
                if (candidate.isTaken) return true;
            }
            return false;
        }
    }

    /// A block that is open, or an arm of an `if`.
    private static final class Level {
        final Level outer;
        final int start;
        final List<Integer> starts = new ArrayList<>();
        final List<Integer> ends = new ArrayList<>();
        final List<Integer> sizes = new ArrayList<>();

        /// How many ways lead out of an item by one switch, at most.
        final List<Integer> ways = new ArrayList<>();

        /// The labels of the switches with many ways that are in it.
        final List<BitSet> switches = new ArrayList<>();
        final List<Candidate> candidates = new ArrayList<>();
        int runStart;
        int runSize;
        int size;

        Level(Level outer, int start) {
            this.outer = outer;
            this.start = start;
        }

        void add(int from, int to, int bytes, int out) {
            starts.add(from);
            ends.add(to);
            sizes.add(bytes);
            ways.add(out);
            size += bytes;
        }

        /// Takes over the switches of a block within it.
        ///
        /// @return how many ways lead out of that block by one switch, at most
        int takeSwitches(Level inner) {
            int most = 0;
            for (var labels : inner.switches) {
                var outwards = labels.get(1, Math.max(1, labels.length()));
                int ways = outwards.cardinality();
                most = Math.max(most, ways);
                if (ways >= MANY_WAYS) switches.add(outwards);
            }
            return most;
        }

        int items() {
            return starts.size();
        }
    }

    private void walk() {
        level = new Level(null, -1);
        for (int i = 0; i < body.size(); i++) {
            var instruction = body.at(i);
            switch (instruction) {
                case Instruction.Block _, Instruction.Loop _ -> level = new Level(level, i);
                case Instruction.If _ -> level = new Level(level, i);
                case Instruction.Else _ -> closeRun(level);
                case Instruction.End _ -> {
                    if (i < body.size() - 1) close(i);
                }
                default -> {
                    int bytes = (int) Math.ceil(estimate.of(instruction) * scale);
                    level.add(i, i + 1, bytes, ways(instruction));
                    level.runSize += bytes;
                    if (level.runSize > limit / 3 && Estimate.isStatement(instruction) || level.runSize > limit / 2) {
                        closeRun(level);
                    }
                }
            }
        }
        closeRun(level);
        reduce(level);
    }

    private int ways(Instruction instruction) {
        if (!(instruction instanceof Instruction.BrTable(var labels, long otherwise)) || labels.size() < MANY_WAYS) return 0;
        var different = new BitSet();
        for (int i = 0; i < labels.size(); i++) different.set((int) labels.get(i));
        different.set((int) otherwise);
        if (different.cardinality() >= MANY_WAYS) level.switches.add(different);
        return different.cardinality();
    }

    /// Ends a stretch of items that can be taken out together.
    private void closeRun(Level level) {
        int last = level.items() - 1;
        if (level.runSize >= LEAST && level.runStart <= last) {
            level.candidates.add(new Candidate(level, level.runStart, last, false));
        }
        level.runStart = level.items();
        level.runSize = 0;
    }

    /// Ends the innermost block.
    private void close(int end) {
        var ended = level;
        closeRun(ended);
        reduce(ended);
        level = ended.outer;
        int ways = level.takeSwitches(ended);
        int bytes = ended.size + (int) (estimate.of(body.at(ended.start)) * scale) + 3;
        boolean isLoop = body.at(ended.start) instanceof Instruction.Loop;
        if (bytes < SPINE) {
            level.add(ended.start, end + 1, bytes, ways);
            level.runSize += bytes;
            if (level.runSize > limit / 3) closeRun(level);
            return;
        }
        closeRun(level);
        level.add(ended.start, end + 1, bytes, ways);
        level.runStart = level.items();
        var whole = new Candidate(level, level.items() - 1, level.items() - 1, !isLoop);
        // What is around another comes behind it: going backwards, a look at the next one around is enough.
        for (var candidate : ended.candidates.reversed()) {
            if (candidate.around != null && candidate.around.isTaken) candidate.isTaken = true;
        }
        for (var candidate : ended.candidates) {
            if (candidate.isTaken) continue;
            if (candidate.around == null) candidate.around = whole;
            if (isLoop) candidate.loops++;
            level.candidates.add(candidate);
        }
        level.candidates.add(whole);
    }

    /// Takes parts out until what is left is small enough.
    private void reduce(Level level) {
        if (level.size <= limit) return;
        var order = new ArrayList<>(level.candidates);
        order.sort(Comparator.<Candidate, Boolean>comparing(candidate -> candidate.isSpine)
                .thenComparing(candidate -> candidate.loops)
                .thenComparing(candidate -> -candidate.size));
        for (var candidate : order) {
            if (level.size <= target) return;
            if (!candidate.isGone() && candidate.size >= LEAST) take(candidate, level);
        }
        if (level.size > limit) chop(level);
    }

    private void take(Candidate candidate, Level level) {
        candidate.isTaken = true;
        chosen.add(new int[] {candidate.from, candidate.to});
        int saved = candidate.size - CALL;
        for (int i = candidate.firstItem; i <= candidate.lastItem; i++) candidate.owner.sizes.set(i, i == candidate.firstItem ? CALL : 0);
        for (var around = candidate.around; around != null; around = around.around) {
            around.size -= saved;
            if (around.owner == level) level.sizes.set(around.firstItem, around.size);
        }
        level.size -= saved;
    }

    /// Cuts a block into parts side by side, whatever is in them.
    private void chop(Level level) {
        int first = 0;
        int bytes = 0;
        int size = 0;
        int items = level.items();
        for (int i = 0; i <= items; i++) {
            int next = i < items ? level.sizes.get(i) : 0;
            boolean isBorder = i == items || next > 0 && (bytes + next > target || crossesElse(level, i));
            if (isBorder && i > first) {
                if (bytes >= LEAST && (first > 0 || i < items)) {
                    chosen.add(new int[] {level.starts.get(first), level.ends.get(i - 1)});
                    size += CALL;
                } else {
                    size += bytes;
                }
                first = i;
                bytes = 0;
            }
            bytes += next;
        }
        level.size = size;
        level.candidates.clear();
    }

    private boolean crossesElse(Level level, int item) {
        return item > 0 && body.at(level.starts.get(item) - 1) instanceof Instruction.Else;
    }

    /// The parts within each other.
    private List<Part> tree() {
        chosen.sort(Comparator.<int[], Integer>comparing(range -> range[0]).thenComparing(range -> -range[1]));
        var root = new Part(0, 0, body.size());
        var open = new ArrayList<Part>(List.of(root));
        var parts = new ArrayList<Part>(List.of(root));
        int[] last = null;
        for (var range : chosen) {
            if (last != null && last[0] == range[0] && last[1] == range[1]) continue;
            last = range;
            while (open.getLast().to < range[1] || open.getLast().to <= range[0]) open.removeLast();
            var part = new Part(parts.size(), range[0], range[1]);
            parts.add(part);
            open.getLast().inner.add(part);
            open.add(part);
        }
        for (var one : parts.reversed()) one.findLocals(body);
        return parts;
    }
}
