/**
 * The first figures: what the platform costs beside the least that the same libraries could do. Off by default;
 * {@code mvn -Pbench verify} runs {@link dev.deskside.bootstrap.bench.FirstFigures}.
 */
package dev.deskside.bootstrap.bench;
