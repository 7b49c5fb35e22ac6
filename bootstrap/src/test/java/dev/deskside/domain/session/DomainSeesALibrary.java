package dev.deskside.domain.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wrong on purpose: see ArchitectureTeethTest. */
public final class DomainSeesALibrary {
    private static final Logger LOG = LoggerFactory.getLogger(DomainSeesALibrary.class);

    void log() {
        LOG.info("from the domain");
    }
}
