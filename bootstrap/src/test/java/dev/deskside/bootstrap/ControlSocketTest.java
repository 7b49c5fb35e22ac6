package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskside.bootstrap.ControlSocket.Answer;
import dev.deskside.bootstrap.ControlSocket.Command;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTest {
    private static final Command COMMAND =
            new Command(List.of("technician", "add", "--name", "Zoë 🛠", ""), OptionalInt.of(80));

    @TempDir
    Path data;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    @DisplayName("what was typed arrives as it was typed, and the answer comes back")
    void thereAndBack() throws IOException {
        Answer answer = new Answer(7, "é\n".repeat(100_000), "deskside: no\n");
        try (ControlSocket socket = open(command -> {
            assertThat(command).isEqualTo(COMMAND);
            return answer;
        })) {
            assertThat(ControlSocket.send(data, COMMAND)).contains(answer);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("deskside.sock"))))
                    .isEqualTo("rw-------");
            assertThat(socket).isNotNull();
        }
        assertThat(Files.exists(data.resolve("deskside.sock"))).isFalse();
    }

    @Test
    @DisplayName("where nobody takes commands, none was sent")
    void nobody() throws IOException {
        assertThat(ControlSocket.send(data, COMMAND)).isEmpty();
        Files.createFile(data.resolve("deskside.sock"));
        assertThat(ControlSocket.send(data, COMMAND)).isEmpty();
    }

    @Test
    @DisplayName("what a killed server left is in nobody's way")
    void leftBehind() throws IOException {
        Files.createFile(data.resolve("deskside.sock"));
        try (ControlSocket socket = open(command -> new Answer(0, "", ""))) {
            assertThat(socket).isNotNull();
            assertThat(ControlSocket.send(data, COMMAND)).isPresent();
        }
    }

    @Test
    @DisplayName("whoever speaks otherwise, or says nothing, is in nobody's way")
    void strangers() throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(data.resolve("deskside.sock"));
        try (ControlSocket socket = open(command -> new Answer(0, "done", ""));
                SocketChannel silent = SocketChannel.open(StandardProtocolFamily.UNIX);
                SocketChannel wrong = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertThat(socket).isNotNull();
            silent.connect(address);
            wrong.connect(address);
            wrong.write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            assertThat(wrong.read(ByteBuffer.allocate(1)))
                    .as("closed without an answer")
                    .isEqualTo(-1);
            assertThat(ControlSocket.send(data, COMMAND)).contains(new Answer(0, "done", ""));
        }
    }

    @Test
    @DisplayName("a server that breaks off leaves the outcome unknown")
    void brokenOff() {
        try (ControlSocket socket = open(command -> {
            throw new IllegalStateException("broken");
        })) {
            assertThat(socket).isNotNull();
            assertThatThrownBy(() -> ControlSocket.send(data, COMMAND)).isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("at a path that is too long for a socket, no commands are taken, and the server serves")
    void tooLong() throws IOException {
        Path deep = Files.createDirectories(data.resolve("d".repeat(120)));
        assertThat(ControlSocket.open(deep, threads, command -> new Answer(0, "", "")))
                .isEmpty();
        assertThat(ControlSocket.send(deep, COMMAND)).isEqualTo(Optional.empty());
    }

    private ControlSocket open(Function<Command, Answer> execution) {
        return ControlSocket.open(data, threads, execution).orElseThrow();
    }
}
