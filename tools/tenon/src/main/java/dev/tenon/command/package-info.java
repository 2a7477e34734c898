/// The command `tenon`: makes services, brings them to a newer template, and says what is wrong.
///
/// It is not needed to build, test or run a service that it made.
@NullMarked
package dev.tenon.command;

import org.jspecify.annotations.NullMarked;
