/** Tests of what whoever runs the platform gets to see. */
package dev.deskside.bootstrap.observe;
