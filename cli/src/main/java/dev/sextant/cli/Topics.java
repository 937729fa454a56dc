package dev.sextant.cli;

import dev.sextant.ports.system.HostCallListener.Topic;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What calls of the program's are shown, as `--hostlog` names it: some of the topics parted by commas, or `all`.
record Topics(Set<Topic> topics) {

    /// Reads what stands behind `--hostlog`.
    static final class Converter implements ITypeConverter<Topics> {
        @Override
        public Topics convert(String text) {
            var topics = EnumSet.noneOf(Topic.class);
            for (var word : text.split(",", -1)) topics.addAll(topics(word));
            return new Topics(topics);
        }
    }

    private static Set<Topic> topics(String word) {
        if (word.equals("all")) return EnumSet.allOf(Topic.class);
        // As wazero has it.
        if (word.equals("sock")) return EnumSet.of(Topic.SOCKET);
        return Stream.of(Topic.values())
                .filter(topic -> name(topic).equals(word))
                .findFirst()
                .map(EnumSet::of)
                .orElseThrow(() -> new TypeConversionException("there is " + names() + " and all, not " + Words.quoted(word)));
    }

    /// All topics there are, parted by commas.
    static String names() {
        return Stream.of(Topic.values()).map(Topics::name).collect(Collectors.joining(", "));
    }

    private static String name(Topic topic) {
        return topic.name().toLowerCase(Locale.ROOT);
    }

    /// Whether it is one of those to be shown.
    boolean has(Topic topic) {
        return topics.contains(topic);
    }
}
