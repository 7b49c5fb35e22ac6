/** What is kept, and for how long: the use cases of whoever owns the records. They know ports and the domain alone. */
package dev.deskside.application.retention;
