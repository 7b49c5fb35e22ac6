package dev.deskside.bootstrap.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures several sides in turns. A machine changes its mind about its speed within minutes; sides that are measured
 * one after the other within seconds, in every round, meet the same moods. After a warm-up of all sides each round runs
 * them all, every other round in the opposite order, so that none is always the one that runs on the other's heels. The
 * median of the rounds leaves out the one in which something else wanted the machine.
 *
 * <p>This is no JMH: what is compared are answers over a socket, tens of microseconds and more, in processes of their
 * own, where no loop can be folded away and a fork more or less shows nothing.
 */
record Rounds(int count, WarmUp warmUp, Duration round) {
    static Rounds of(Sizes sizes) {
        return new Rounds(sizes.rounds(), sizes.warmUp(), sizes.round());
    }

    /** What each side measured, in the order of the sides. */
    List<Measured> run(List<? extends Contender> sides) {
        sides.forEach(side -> side.run(warmUp));
        List<List<List<Double>>> measured = new ArrayList<>();
        sides.forEach(side -> measured.add(new ArrayList<>()));
        for (int number = 0; number < count; number++) {
            for (int turn = 0; turn < sides.size(); turn++) {
                int side = number % 2 == 0 ? turn : sides.size() - 1 - turn;
                measured.get(side).add(sides.get(side).run(round));
            }
        }
        return measured.stream().map(Measured::new).toList();
    }
}
