package dev.deskside.bootstrap.observe;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.event.KeyValuePair;

/**
 * Log events as JSON, one object on one line each: {@code time}, {@code level}, {@code thread}, {@code logger},
 * {@code message}, then the values of the request ({@code request}, {@code trace} …) and of the event, and
 * {@code stack} where something was thrown.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ThrowableProxyConverter stack = new ThrowableProxyConverter();

    @Override
    public void start() {
        stack.start();
        super.start();
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(256).append('{');
        add(line, "time", TIME.format(event.getInstant()));
        add(line, "level", event.getLevel().toString());
        add(line, "thread", event.getThreadName());
        add(line, "logger", event.getLoggerName());
        add(line, "message", event.getFormattedMessage());
        further(event).forEach((name, value) -> {
            if (value instanceof Number) {
                name(line, name).append(value);
            } else {
                add(line, name, String.valueOf(value));
            }
        });
        if (event.getThrowableProxy() != null) {
            add(line, "stack", stack.convert(event).stripTrailing());
        }
        return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> further(ILoggingEvent event) {
        Map<String, Object> further = new TreeMap<>(event.getMDCPropertyMap());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                further.put(pair.key, pair.value);
            }
        }
        return further;
    }

    private static void add(StringBuilder line, String name, String value) {
        text(name(line, name), value);
    }

    private static StringBuilder name(StringBuilder line, String name) {
        if (line.length() > 1) {
            line.append(',');
        }
        text(line, name);
        return line.append(':');
    }

    private static void text(StringBuilder line, String value) {
        line.append('"');
        value.chars().forEach(c -> {
            switch (c) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    // Controls, the separators that some take for ends of lines, and halves of characters.
                    if (c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029 || Character.isSurrogate((char) c)) {
                        line.append("\\u%04x".formatted(c));
                    } else {
                        line.append((char) c);
                    }
                }
            }
        });
        line.append('"');
    }
}
