package dev.sextant.adapters.compiler;

import dev.sextant.domain.structure.Instruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The decision where the locals of a function with parts are in each of its methods. A local whose value does not pass between methods
/// is the JVM's. Of others the home is the frame: a method reads and writes them there, since HotSpot merges such accesses in straight
/// code as it does those of variables; but one used in a loop that calls no part concerned with it is fetched into a variable, and put
/// back where somebody else may look.
final class Sharing {

    private final Body body;
    private final List<Part> parts;
    private final Liveness liveness;

    private Sharing(Body body, List<Part> parts) {
        this.body = body;
        this.parts = parts;
        var places = new BitSet();
        for (var part : parts) {
            places.set(part.from);
            places.set(part.to);
        }
        this.liveness = new Liveness(body, places);
    }

    /// Decides for the parts of a function, each behind the one it is in.
    static void decide(Body body, List<Part> parts) {
        var sharing = new Sharing(body, parts);
        sharing.findTargets();
        for (var part : parts) sharing.cross(part);
        for (var part : parts) sharing.place(part);
    }

    /// What parts read before they set it, and what they set that is read behind them.
    private void cross(Part part) {
        if (part.isRoot()) return;
        part.taken.or(liveness.at(part.from));
        part.taken.and(part.allUsed);
        part.given.or(liveness.at(part.to));
        part.targets.stream().forEach(start -> part.given.or(liveness.label(start)));
        part.given.and(part.allSet);
    }

    /// Finds the blocks around each part that branches in it mean. The function's own is left out: behind it nothing is read.
    private void findTargets() {
        var blocks = new ArrayList<Integer>();
        var around = new ArrayList<Part>(List.of(parts.getFirst()));
        int next = 1;
        for (int i = 0; i < body.size(); i++) {
            while (around.getLast().to <= i && around.size() > 1) around.removeLast();
            for (; next < parts.size() && parts.get(next).from == i; next++) around.add(parts.get(next));
            switch (body.at(i)) {
                case Instruction.Block _, Instruction.Loop _, Instruction.If _ -> blocks.add(i);
                case Instruction.End _ -> {
                    if (!blocks.isEmpty()) blocks.removeLast();
                }
                case Instruction.Br(long label) -> target(blocks, around, label);
                case Instruction.BrIf(long label) -> target(blocks, around, label);
                case Instruction.BrTable(var labels, long otherwise) -> {
                    for (int k = 0; k < labels.size(); k++) target(blocks, around, labels.get(k));
                    target(blocks, around, otherwise);
                }
                default -> { }
            }
        }
    }

    private static void target(List<Integer> blocks, List<Part> around, long label) {
        if (label >= blocks.size()) return;
        int start = blocks.get(blocks.size() - 1 - (int) label);
        for (int i = around.size() - 1; i > 0 && start < around.get(i).from; i--) around.get(i).targets.set(start);
    }

    /// A loop of one method.
    private static final class Round {
        final int end;
        final BitSet used = new BitSet();
        final BitSet crossing = new BitSet();

        Round(int end) {
            this.end = end;
        }
    }

    /// Decides for one method.
    private void place(Part part) {
        var crossing = new BitSet();
        crossing.or(part.taken);
        crossing.or(part.given);
        for (var inner : part.inner) {
            crossing.or(inner.taken);
            crossing.or(inner.given);
        }
        crossing.and(part.used);
        part.framed.or(crossing);
        if (crossing.isEmpty()) return;
        var looping = new BitSet();
        var called = new BitSet();
        var rounds = new ArrayList<Round>();
        int position = part.from;
        while (position < part.to) {
            while (!rounds.isEmpty() && rounds.getLast().end <= position) close(rounds, looping, called);
            var inner = part.at(position);
            if (inner != null) {
                if (!rounds.isEmpty()) {
                    rounds.getLast().crossing.or(inner.taken);
                    rounds.getLast().crossing.or(inner.given);
                }
                position = inner.to;
                continue;
            }
            switch (body.at(position)) {
                case Instruction.Loop _ -> rounds.add(new Round(body.end(position)));
                case Instruction.LocalGet(long local) -> use(rounds, local);
                case Instruction.LocalSet(long local) -> use(rounds, local);
                case Instruction.LocalTee(long local) -> use(rounds, local);
                default -> { }
            }
            position++;
        }
        while (!rounds.isEmpty()) close(rounds, looping, called);
        looping.andNot(called);
        looping.and(crossing);
        part.cached.or(looping);
        part.framed.andNot(looping);
    }

    private static void use(List<Round> rounds, long local) {
        if (!rounds.isEmpty()) rounds.getLast().used.set((int) local);
    }

    private static void close(List<Round> rounds, BitSet looping, BitSet called) {
        var ended = rounds.removeLast();
        ended.used.andNot(ended.crossing);
        looping.or(ended.used);
        called.or(ended.crossing);
        if (!rounds.isEmpty()) rounds.getLast().crossing.or(ended.crossing);
    }
}
