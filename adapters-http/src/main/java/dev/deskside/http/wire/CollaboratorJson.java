package dev.deskside.http.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.Participant;
import java.io.IOException;
import java.util.Optional;

/**
 * A technician who joined a session to help. The seed says only "array"; we send objects, and read plain names too.
 *
 * @param userKey digits, as {@code expertUserKey}
 */
@JsonDeserialize(using = CollaboratorJson.Reader.class)
public record CollaboratorJson(String name, String email, String userKey) {

    static CollaboratorJson of(Participant participant) {
        return new CollaboratorJson(
                participant.name().orElse(null),
                participant.email().map(EmailAddress::value).orElse(null),
                participant.userKey().map(UserKey::toString).orElse(null));
    }

    Participant toParticipant() {
        return Tolerant.participant(userKey, name, email);
    }

    static final class Reader extends StdDeserializer<CollaboratorJson> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(CollaboratorJson.class);
        }

        @Override
        public CollaboratorJson deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(parser);
            return node.isObject()
                    ? new CollaboratorJson(text(node, "name"), text(node, "email"), text(node, "userKey"))
                    : new CollaboratorJson(node.asText(), null, null);
        }

        private static String text(JsonNode object, String field) {
            return Optional.ofNullable(object.get(field))
                    .filter(JsonNode::isValueNode)
                    .filter(node -> !node.isNull())
                    .map(JsonNode::asText)
                    .orElse(null);
        }
    }
}
