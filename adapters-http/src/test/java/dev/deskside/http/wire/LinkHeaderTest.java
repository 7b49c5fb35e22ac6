package dev.deskside.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.PageCursor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a list goes on, as RFC 8288 lets others write it. */
class LinkHeaderTest {
    @Test
    void a_link_is_written_with_its_relation_quoted() {
        assertThat(LinkHeader.next("recordings?accountKey=1&cursor=c"))
                .isEqualTo("<recordings?accountKey=1&cursor=c>; rel=\"next\"");
    }

    @Property
    void a_cursor_arrives_as_it_was_sent(@ForAll("cursors") PageCursor cursor) {
        String url = "x?a=1&cursor=" + URLEncoder.encode(cursor.value(), StandardCharsets.UTF_8) + "&z=2";

        assertThat(LinkHeader.cursor(List.of(LinkHeader.next(url)))).contains(cursor);
    }

    @Provide
    Arbitrary<PageCursor> cursors() {
        return WireArbitraries.words().map(PageCursor::new);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <https://h/r?cursor=c>; rel="next"                                       | one, quoted
            <https://h/r?cursor=c>; rel=next                                         | without quotes
            <?cursor=c>;rel="next"                                                   | relative, without a blank
            </r?a=1&cursor=c&b=2#cursor=f>; rel="next"                               | among others, before a fragment
            <?cursor=c> ; REL = "NEXT"                                               | in capitals, with blanks
            <?cursor=c>; rel="last next"                                             | several relations
            <?cursor=c>; title="a, b"; rel="next"                                    | a comma in quotes
            <?cursor=c>; title="a \\" b"; rel="next"                                 | an escaped quote
            <?cursor=c>; title="; rel=prev"; rel="next"                              | a relation in a title
            <?cursor=c>; title*=UTF-8''n%C3%A4chste; rel="next"                      | an extended parameter
            <?cursor=p>; rel="prev", <?cursor=c>; rel="next", <?cursor=l>; rel="last" | several links
            <?cursor=p>; rel="prev",<?cursor=c>; rel="next"                          | no blank between links
            <?a=1>; rel="next", <?cursor=c>; rel="next"                              | the first has no cursor
            <?cursor=>; rel="next", <?cursor=c>; rel="next"                          | the first has an empty one
            <?cursor=%zz>; rel="next", <?cursor=c>; rel="next"                       | the first can't be decoded
            <?cursor=c>; rel="next", <?cursor=d>; rel="next"                         | the first counts
            <?cursor=c>; rel="next"; rel="prev"                                      | the first relation counts
            """)
    void the_next_link_is_found(String value, String why) {
        assertThat(LinkHeader.cursor(List.of(value))).as(why).contains(new PageCursor("c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<?cursor=c>",
                "<?cursor=c>; rel=\"prev\"",
                "<?cursor=c>; rel=\"nextish\"",
                "<?cursor=c>; rel=\"\"",
                "<?cursor=c>; rel",
                "<?cursor=c>; xrel=\"next\"",
                "<?cursor=c>; rev=\"next\"",
                "<?cursor=c>; rel=\"prev\"; rel=\"next\"",
                "<?cursor=c>; title=\"; rel=next\"",
                "<?cursor=c>; title=\"; rel=next\"; rel=\"prev\"",
                "<?cursor=c>; title=\"\\\"; rel=next\"; rel=\"prev\"",
                "</cursor=c>; rel=\"next\"",
                "<?precursor=c>; rel=\"next\"",
                "<?a=1#?cursor=c>; rel=\"next\"",
                "<?cursor=c>; \"; rel=next\"",
                "<?cursor=c>; title=\"; rel=next",
                "<?cursor=c; rel=\"next\"",
                "?cursor=c; rel=\"next\"",
                "<?cursor=a%20b>; rel=\"next\""
            })
    void anything_else_is_no_next_link(String value) {
        assertThat(LinkHeader.cursor(List.of(value))).isEmpty();
    }

    @Test
    void the_header_may_be_given_more_than_once() {
        assertThat(LinkHeader.cursor(List.of("<?cursor=p>; rel=\"prev\"", "<?cursor=c>; rel=\"next\"")))
                .contains(new PageCursor("c"));
        assertThat(LinkHeader.cursor(List.of())).isEmpty();
    }

    @Test
    void a_header_made_to_be_slow_or_deep_is_read_like_any_other() {
        List<String> slow = List.of(
                "<?cursor=c>" + ";a=\"\\\"".repeat(200_000),
                "<".repeat(1_000_000),
                "<x>\\\"".repeat(200_000),
                "<x>\\\"".repeat(200_000) + "\\",
                "<x>" + ";".repeat(1_000_000),
                "<x>;rel" + " ".repeat(1_000_000) + "x");

        assertThat(LinkHeader.cursor(slow)).isEmpty();
    }
}
