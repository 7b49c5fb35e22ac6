/** Tests of what an adapter is given. */
package dev.deskside.application.spi;
