package dev.deskside.bootstrap.observe;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import dev.deskside.bootstrap.settings.LogFormat;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** How this process's log is written. A host that embeds the platform has a log of its own, and is left alone. */
public final class Logs {
    /** What logback.xml calls the one appender. */
    private static final String APPENDER = "STDERR";

    private Logs() {}

    /**
     * From now on like this. An operator's own {@code logback.xml} without our appender stays as it is.
     *
     * @param format how
     */
    public static void write(LogFormat format) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (format == LogFormat.JSON && factory instanceof LoggerContext context) {
            Appender<ILoggingEvent> appender =
                    context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(APPENDER);
            if (appender instanceof OutputStreamAppender<ILoggingEvent> stream) {
                JsonLines lines = new JsonLines();
                lines.setContext(context);
                lines.start();
                stream.setEncoder(lines);
            }
        }
    }
}
