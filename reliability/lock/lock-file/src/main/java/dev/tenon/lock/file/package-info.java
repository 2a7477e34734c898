/// Locks in files of a folder.
@NullMarked
package dev.tenon.lock.file;

import org.jspecify.annotations.NullMarked;
