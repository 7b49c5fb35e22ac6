package dev.deskside.application.store;

import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryPersonalData;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.PersonalDataContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.PersonalData;
import dev.deskside.application.port.Sessions;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.session.DataSubject;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The contract of personal data")
class PersonalDataTeethTest {
    @TestFactory
    Stream<DynamicTest> bites() {
        return Teeth.of(PersonalDataTeethTest.class, Right.class, "P1", "P2", "P3", "P4", "P5", "P6");
    }

    /** A right adapter; each test below gets one thing wrong. */
    abstract static class Almost implements PersonalDataContract, PersonalData {
        final InMemorySessions sessions = new InMemorySessions();
        final PersonalData right = new InMemoryPersonalData(sessions);
        private final Accounts accounts = new InMemoryAccounts();

        @Override
        public PersonalData personalData() {
            return this;
        }

        @Override
        public Sessions sessions() {
            return sessions;
        }

        @Override
        public Accounts accounts() {
            return accounts;
        }

        @Override
        public List<KeptSession> export(AccountKey account, DataSubject subject) {
            return right.export(account, subject);
        }

        @Override
        public Erasure erase(AccountKey account, DataSubject subject) {
            return right.erase(account, subject);
        }

        /** Writes it as whoever may write anything. */
        final void write(Session session, long version, List<SessionChange> changes) {
            sessions.commit(session, version, changes);
        }
    }

    static class Right extends Almost {}

    @Breaks("P1")
    static class ForgetsTheChat extends Almost {
        @Override
        public List<KeptSession> export(AccountKey account, DataSubject subject) {
            return right.export(account, subject).stream()
                    .map(kept -> new KeptSession(kept.session(), List.of()))
                    .toList();
        }
    }

    @Breaks("P1")
    static class TellsCapitalsApart extends Almost {
        @Override
        public List<KeptSession> export(AccountKey account, DataSubject subject) {
            return right.export(account, subject).stream()
                    .filter(kept -> subject.email().isEmpty()
                            || subject.email()
                                    .equals(kept.session().snapshot().customer().email()))
                    .toList();
        }
    }

    @Breaks("P2")
    static class ErasesOnlyTheMessages extends Almost {
        @Override
        public Erasure erase(AccountKey account, DataSubject subject) {
            List<KeptSession> before = right.export(account, subject);
            Erasure erasure = right.erase(account, subject);
            before.stream()
                    .filter(kept -> !erasure.held().contains(kept.session().key()))
                    .forEach(kept -> write(kept.session(), 2, List.of()));
            return erasure;
        }
    }

    @Breaks("P2")
    static class TellsOfTheErasure extends Almost {
        @Override
        public Erasure erase(AccountKey account, DataSubject subject) {
            for (KeptSession kept : right.export(account, subject)) {
                write(
                        kept.session(),
                        1,
                        List.of(new SessionChange(
                                kept.session().status(), kept.session().createdAt())));
            }
            return right.erase(account, subject);
        }
    }

    @Breaks("P3")
    static class TellsNobodyWhatIsHeld extends Almost {
        @Override
        public Erasure erase(AccountKey account, DataSubject subject) {
            Erasure erasure = right.erase(account, subject);
            return new Erasure(erasure.sessions(), erasure.messages(), List.of());
        }
    }

    @Breaks("P4")
    static class CountsAsMuchEachTime extends Almost {
        @Override
        public Erasure erase(AccountKey account, DataSubject subject) {
            Erasure erasure = right.erase(account, subject);
            return new Erasure(Math.max(1, erasure.sessions()), Math.max(2, erasure.messages()), erasure.held());
        }
    }

    @Breaks("P5")
    static class LetsTheOldBeWrittenBack extends Almost {
        @Override
        public Sessions sessions() {
            return (Sessions) Proxy.newProxyInstance(
                    Sessions.class.getClassLoader(),
                    new Class<?>[] {Sessions.class},
                    (proxy, method, arguments) -> call(method, arguments));
        }

        private Object call(Method method, Object... arguments) throws Throwable {
            try {
                return method.invoke(sessions, arguments);
            } catch (InvocationTargetException e) {
                if (!method.getName().equals("commit")) {
                    throw e.getCause();
                }
                return method.invoke(sessions, arguments[0], (long) arguments[1] + 1, arguments[2]);
            }
        }
    }

    @Breaks("P6")
    static class StopsHalfWay extends Almost {
        @Override
        public Erasure erase(AccountKey account, DataSubject subject) {
            Erasure all = right.erase(account, subject);
            return all.sessions() > 10 ? new Erasure(10, 20, all.held()) : all;
        }
    }
}
