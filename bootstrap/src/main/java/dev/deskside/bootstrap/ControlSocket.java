package dev.deskside.bootstrap;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a server takes the commands of those who may write its data directory: a socket of the file system in it, which
 * its owner alone may open. A command is what was typed, and so is the answer: what would have been printed, and the
 * exit code.
 */
final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
    private static final String FILE = "deskside.sock";

    /** Says that both sides mean the same. */
    private static final int PROTOCOL = 0xDE5C_0001;

    private static final int MOST_ARGUMENTS = 10_000;
    private static final int NO_TERMINAL = -1;

    private final Path file;
    private final ServerSocketChannel server;
    private final Executor threads;
    private final Function<Command, Answer> execution;

    private ControlSocket(
            Path file, ServerSocketChannel server, Executor threads, Function<Command, Answer> execution) {
        this.file = file;
        this.server = server;
        this.threads = threads;
        this.execution = execution;
    }

    /**
     * What was typed.
     *
     * @param width that of the terminal that it was typed in
     */
    record Command(List<String> arguments, OptionalInt width) {
        Command {
            arguments = List.copyOf(arguments);
        }
    }

    /** What came of it; it may hold a new access token. */
    record Answer(int exitCode, String out, String err) {
        @Override
        public String toString() {
            return "Answer[exitCode=%d]".formatted(exitCode);
        }
    }

    /**
     * Takes commands from now on. Absent where the system has no such socket, or none at so long a path: then commands
     * are refused while the server runs.
     *
     * @param data held by this process
     */
    static Optional<ControlSocket> open(Path data, Executor threads, Function<Command, Answer> execution) {
        Path file = data.resolve(FILE);
        try {
            // Whoever left it is gone: the data directory is ours.
            Files.deleteIfExists(file);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                server.bind(UnixDomainSocketAddress.of(file));
                if (OwnerOnly.isKnownTo(file)) {
                    Files.setPosixFilePermissions(file, OwnerOnly.PERMISSIONS);
                }
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
            ControlSocket socket = new ControlSocket(file, server, threads, execution);
            threads.execute(socket::accept);
            return Optional.of(socket);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("No commands are taken at {} ({}): stop this server to change accounts", file, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Has whoever holds this data directory do it; absent where nobody takes commands there.
     *
     * @throws IOException the command was sent, and no answer came
     */
    static Optional<Answer> send(Path data, Command command) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            try {
                channel.connect(UnixDomainSocketAddress.of(data.resolve(FILE)));
            } catch (IOException e) {
                LOG.debug("Nobody takes commands in {}", data, e);
                return Optional.empty();
            }
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
            write(out, command);
            out.flush();
            DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
            return Optional.of(new Answer(in.readInt(), text(in), text(in)));
        } catch (UnsupportedOperationException e) {
            LOG.debug("This system has no such sockets", e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("The socket {} is left", file, e);
        }
    }

    private void accept() {
        try {
            while (server.isOpen()) {
                SocketChannel channel = server.accept();
                try {
                    threads.execute(() -> answer(channel));
                } catch (RejectedExecutionException e) {
                    channel.close();
                }
            }
        } catch (ClosedChannelException e) {
            LOG.debug("No more commands are taken", e);
        } catch (IOException e) {
            LOG.warn("No more commands are taken at {}: stop this server to change accounts", file, e);
        }
    }

    private void answer(SocketChannel channel) {
        try (channel) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
            Optional<Command> command = read(in);
            if (command.isPresent()) {
                Answer answer = execution.apply(command.get());
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
                out.writeInt(answer.exitCode());
                text(out, answer.out());
                text(out, answer.err());
                out.flush();
            }
        } catch (IOException e) {
            LOG.debug("Whoever sent a command left before the answer", e);
        }
    }

    private static void write(DataOutputStream out, Command command) throws IOException {
        out.writeInt(PROTOCOL);
        out.writeInt(command.width().orElse(NO_TERMINAL));
        out.writeInt(command.arguments().size());
        for (String argument : command.arguments()) {
            text(out, argument);
        }
    }

    /** The command; absent where whoever sent it speaks otherwise. */
    private static Optional<Command> read(DataInputStream in) throws IOException {
        if (in.readInt() != PROTOCOL) {
            return Optional.empty();
        }
        int width = in.readInt();
        int count = in.readInt();
        if (count < 0 || count > MOST_ARGUMENTS) {
            return Optional.empty();
        }
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(text(in));
        }
        return Optional.of(new Command(arguments, width == NO_TERMINAL ? OptionalInt.empty() : OptionalInt.of(width)));
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        // The one on the other side may write this process's data: there is nobody to mistrust.
        byte[] bytes = in.readNBytes(Math.max(0, in.readInt()));
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
