package dev.deskside.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    @DisplayName("members are in order, absent ones are left out, and an empty array is there")
    void members() {
        assertThat(Json.object()
                        .text("b", "x")
                        .text("left", Optional.empty())
                        .number("a", new BigInteger("18446744073709551616"))
                        .number("n", 0)
                        .texts("t", List.of("p", "q"))
                        .array("e", List.of()))
                .hasToString("{\"b\":\"x\",\"a\":18446744073709551616,\"n\":0,\"t\":[\"p\",\"q\"],\"e\":[]}");
    }

    @Test
    @DisplayName("what JSON would not take is escaped")
    void escaped() {
        assertThat(Json.object().text("t", "a\"b\\c\nd\u0001é😀"))
                .hasToString("{\"t\":\"a\\\"b\\\\c\\u000ad\\u0001é😀\"}");
    }
}
