package dev.deskside.application.usecase;

import dev.deskside.application.delivery.CallbackSecrets;
import dev.deskside.application.port.CallbackSender;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Ids;
import java.time.Clock;

/**
 * What can be done about callbacks, for whoever sends them.
 *
 * @param listCallbacks which are there?
 * @param findCallback what became of it?
 * @param replayCallbacks once more
 * @param pingCallback is there anybody?
 * @param showCallbackSecret what is it signed with?
 * @param rotateCallbackSecret it is signed with another one
 */
public record CallbackUseCases(
        ListCallbacks listCallbacks,
        FindCallback findCallback,
        ReplayCallbacks replayCallbacks,
        PingCallback pingCallback,
        ShowCallbackSecret showCallbackSecret,
        RotateCallbackSecret rotateCallbackSecret) {

    /**
     * {@return the use cases over this store and this sender}
     *
     * @param callbacks where callbacks are kept
     * @param sender who posts a ping
     * @param secrets what callbacks are signed with
     * @param clock the time
     * @param ids where new ids come from
     */
    public static CallbackUseCases of(
            Callbacks callbacks, CallbackSender sender, CallbackSecrets secrets, Clock clock, Ids ids) {
        return new CallbackUseCases(
                new ListCallbacks(callbacks),
                new FindCallback(callbacks),
                new ReplayCallbacks(callbacks),
                new PingCallback(sender, secrets, clock, ids),
                new ShowCallbackSecret(secrets),
                new RotateCallbackSecret(secrets));
    }
}
