package dev.sextant.cli;

import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What `--help` looks like: options under headings, by the classes that hold them. Of an option's names it leaves out those that
/// are there for people who know them from elsewhere: long ones behind a single dash.
final class HelpLayout implements IHelpFactory {

    /// Options that have a heading of their own, behind those that have none.
    private record Section(String heading, Class<?> holder) {}

    private static final List<Section> SECTIONS = List.of(
            new Section("What the program is given:", Grant.class),
            new Section("How much it may use:", Limits.class),
            new Section("What is seen of it:", Watch.class));

    @Override
    public Help create(CommandSpec command, ColorScheme colours) {
        return new Help(command, colours) {
            @Override
            public String optionList() {
                var sections = SECTIONS.stream()
                        .map(section -> list(this, section.holder()))
                        .toList();
                var text = new StringBuilder(list(this, null));
                for (int i = 0; i < SECTIONS.size(); i++) {
                    if (!sections.get(i).isEmpty()) {
                        text.append("%n%s%n%s".formatted(SECTIONS.get(i).heading(), sections.get(i)));
                    }
                }
                return text.toString();
            }
        };
    }

    private static String list(Help help, Class<?> holder) {
        var options = help.commandSpec().options().stream()
                .filter(option -> holder == null
                        ? SECTIONS.stream().noneMatch(section -> isHeldBy(option, section.holder()))
                        : isHeldBy(option, holder))
                .map(HelpLayout::ours)
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .collect(Collectors.toList());
        var layout = help.createDefaultLayout();
        layout.addOptions(options, help.createDefaultParamLabelRenderer());
        return layout.toString();
    }

    private static boolean isHeldBy(OptionSpec option, Class<?> holder) {
        return option.userObject() instanceof Field field && field.getDeclaringClass() == holder;
    }

    private static OptionSpec ours(OptionSpec option) {
        var names = Stream.of(option.names()).filter(name -> name.startsWith("--") || name.length() == 2).toArray(String[]::new);
        return names.length == option.names().length ? option : OptionSpec.builder(option).names(names).build();
    }
}
