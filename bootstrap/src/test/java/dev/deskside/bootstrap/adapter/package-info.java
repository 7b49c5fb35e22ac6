/** Tests of adapters from elsewhere: sources that are compiled, packed and loaded within the test. */
package dev.deskside.bootstrap.adapter;
