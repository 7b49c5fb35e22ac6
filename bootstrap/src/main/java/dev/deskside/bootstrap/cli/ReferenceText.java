package dev.deskside.bootstrap.cli;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.session.SessionReference;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * A session's id or token on the command line. One token in 64 begins with a dash, so what begins with one is taken for
 * a token where it is no option; and what is spelled like an option is no token, whose letters are capital and small.
 */
final class ReferenceText implements ITypeConverter<SessionReference> {
    private static final String LIKE_AN_OPTION = "--?[a-z-]{0,24}(=.*)?";

    @Override
    public SessionReference convert(String text) {
        rejectOption(text);
        try {
            return new SessionReference(text);
        } catch (DesksideException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** Words of a note: none of them is a misspelt option. */
    static final class Word implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (text.startsWith("--")) {
                rejectOption(text);
            }
            return text;
        }
    }

    /** Has a command take what is no option of it for a parameter; so it has no options of one letter. */
    static void takeDashes(CommandLine command) {
        command.setUnmatchedOptionsArePositionalParams(true);
        command.getCommandSpec()
                .addOption(OptionSpec.builder("--help")
                        .usageHelp(true)
                        .description("Show this help message and exit.")
                        .build());
    }

    private static void rejectOption(String text) {
        if (text.matches(LIKE_AN_OPTION)) {
            throw new TypeConversionException(
                    "'%s' is no option of this command".formatted(text.replaceFirst("=.*", "")));
        }
    }
}
