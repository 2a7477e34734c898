@NullMarked
package dev.tenon.http.multipart;

import org.jspecify.annotations.NullMarked;
