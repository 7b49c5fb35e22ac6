package dev.deskside.application.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The promise that an adapter breaks on purpose, as the display names of its contract begin. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Breaks {
    String value();
}
