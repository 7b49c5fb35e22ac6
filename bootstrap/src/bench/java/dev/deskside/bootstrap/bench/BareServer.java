package dev.deskside.bootstrap.bench;

import dev.deskside.http.wire.WirePaths;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The floor, as a process: the same server library with one bare handler, which does the one thing that can't be left
 * out. It authenticates nobody, checks nothing, and trusts whoever calls.
 */
final class BareServer {
    static final String HOST = "127.0.0.1";
    private static final String SESSIONS = WirePaths.V1 + "/sessions";

    private BareServer() {}

    /** What a bare server does; the constant's name is its first argument. */
    enum Task {
        /** Answers {@code GET /deskside/v1/health}, and nothing else. */
        NOTHING {
            @Override
            void configure(JavalinConfig config, List<String> arguments) {
                config.routes.get(
                        WirePaths.OWN + "/health", context -> send(context, "{}".getBytes(StandardCharsets.UTF_8)));
            }
        },
        /** Answers {@code GET /sessions/{reference}} out of the store that is named. */
        SELECT_SESSION {
            @Override
            void configure(JavalinConfig config, List<String> arguments) {
                OneSelect select = new OneSelect(Path.of(arguments.get(0)), arguments.get(1));
                config.routes.get(
                        SESSIONS + "/{session}", context -> send(context, select.answer(context.pathParam("session"))));
            }
        },
        /** Answers {@code POST /sessions} with a row in the store that is named. */
        INSERT_SESSION {
            @Override
            void configure(JavalinConfig config, List<String> arguments) {
                OneInsert insert = new OneInsert(Path.of(arguments.get(0)));
                config.routes.post(SESSIONS, context -> send(context, insert.answer(context.bodyAsBytes())));
            }
        },
        /** Answers {@code GET /sessions/{reference}} with the text that is given, whatever was asked for. */
        SAY_SESSION {
            @Override
            void configure(JavalinConfig config, List<String> arguments) {
                byte[] session = arguments.get(0).getBytes(StandardCharsets.UTF_8);
                config.routes.get(SESSIONS + "/{session}", context -> send(context, session));
            }
        };

        abstract void configure(JavalinConfig config, List<String> arguments);
    }

    /** Starts; prints where it listens, as the platform does. */
    public static void main(String... arguments) {
        Task task = Task.valueOf(arguments[0]);
        List<String> more = Arrays.asList(arguments).subList(1, arguments.length);
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            task.configure(config, more);
        });
        javalin.start(HOST, 0);
        System.out.printf("listening: http://%s:%d%n", HOST, javalin.port());
    }

    private static void send(Context context, byte[] json) {
        context.contentType("application/json").result(json);
    }
}
