package dev.deskside.application.contract;

import dev.deskside.application.port.SessionControl;

/** Where {@link SessionControlContract} plays: a provider that can be told more than v1 knows. */
public interface ControlStage extends Stage {
    /** {@return the adapter under test} */
    SessionControl sessionControl();
}
