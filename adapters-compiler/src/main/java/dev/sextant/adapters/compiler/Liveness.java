package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.Instruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which locals a function may still read from a place in it on, before it sets them: a walk backwards over its instructions, again and
/// again until what loops need at their beginning no longer grows.
final class Liveness {

    /// The words of 64 locals, a set for each block, above which every local counts as needed everywhere.
    private static final long MOST_WORDS = 1 << 21;

    private static final int MOST_WALKS = 40;

    private final Body body;
    private final BitSet places;
    private final Map<Integer, BitSet> atPlaces = new HashMap<>();
    private final Map<Integer, BitSet> atLabels = new HashMap<>();
    private final BitSet all = new BitSet();
    private int[] starts;
    private boolean isKnown;

    /// A block that the walk is in.
    private static final class Open {
        final int start;
        final BitSet behind;
        final BitSet label;
        BitSet otherwise;
        int seen = -1;

        Open(int start, BitSet behind, BitSet label) {
            this.start = start;
            this.behind = behind;
            this.label = label;
        }
    }

    /// @param places where one will ask
    Liveness(Body body, BitSet places) {
        this.body = body;
        this.places = places;
        int locals = body.locals().length;
        all.set(0, locals);
        if (findStarts() * (locals / 64 + 1) > MOST_WORDS) return;
        for (int i = 0; i < MOST_WALKS && !isKnown; i++) isKnown = !walk();
    }

    /// What may be read behind a place, the instruction there included.
    BitSet at(int place) {
        if (!isKnown) return all;
        return atPlaces.getOrDefault(place, new BitSet());
    }

    /// What may be read where a branch goes to the block that begins there.
    BitSet label(int start) {
        if (!isKnown) return all;
        return atLabels.getOrDefault(start, new BitSet());
    }

    private long findStarts() {
        starts = new int[body.size()];
        long blocks = 1;
        for (int i = 0; i < body.size(); i++) {
            switch (body.at(i)) {
                case Instruction.Block _, Instruction.Loop _, Instruction.If _ -> {
                    starts[body.end(i)] = i;
                    blocks++;
                }
                default -> { }
            }
        }
        return blocks;
    }

    /// @return whether a loop needs more than was known before
    private boolean walk() {
        boolean grew = false;
        var live = new BitSet();
        List<Open> open = new ArrayList<>();
        for (int i = body.size() - 1; i >= 0; i--) {
            switch (body.at(i)) {
                case Instruction.End _ -> open.add(open(i, live));
                case Instruction.Else _ -> {
                    open.getLast().otherwise = live;
                    live = copy(open.getLast().behind);
                }
                case Instruction.If _ -> {
                    var ended = open.removeLast();
                    live.or(ended.otherwise == null ? ended.behind : ended.otherwise);
                }
                case Instruction.Block _ -> open.removeLast();
                case Instruction.Loop _ -> {
                    open.removeLast();
                    if (!live.equals(atLabels.get(i))) {
                        grew |= !live.isEmpty();
                        atLabels.put(i, copy(live));
                    }
                }
                case Instruction.Br(long label) -> live = copy(target(open, label).label);
                case Instruction.BrIf(long label) -> live.or(target(open, label).label);
                case Instruction.BrTable(var labels, long otherwise) -> {
                    live = copy(target(open, otherwise).label);
                    for (int k = 0; k < labels.size(); k++) {
                        var target = target(open, labels.get(k));
                        if (target.seen != i) live.or(target.label);
                        target.seen = i;
                    }
                }
                case Instruction.Return _, Instruction.Unreachable _ -> live = new BitSet();
                case Instruction.LocalGet(long local) -> live.set((int) local);
                case Instruction.LocalSet(long local) -> live.clear((int) local);
                case Instruction.LocalTee(long local) -> live.clear((int) local);
                default -> { }
            }
            if (places.get(i)) atPlaces.put(i, copy(live));
        }
        return grew;
    }

    private Open open(int end, BitSet live) {
        if (end == body.size() - 1) return new Open(-1, new BitSet(), new BitSet());
        int start = starts[end];
        var behind = copy(live);
        if (body.at(start) instanceof Instruction.Loop) {
            return new Open(start, behind, atLabels.computeIfAbsent(start, _ -> new BitSet()));
        }
        atLabels.put(start, behind);
        return new Open(start, behind, behind);
    }

    private static Open target(List<Open> open, long label) {
        return open.get(open.size() - 1 - (int) label);
    }

    private static BitSet copy(BitSet set) {
        return (BitSet) set.clone();
    }
}
