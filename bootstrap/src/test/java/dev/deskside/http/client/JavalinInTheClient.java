package dev.deskside.http.client;

import io.javalin.Javalin;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record JavalinInTheClient(Javalin javalin) {}
