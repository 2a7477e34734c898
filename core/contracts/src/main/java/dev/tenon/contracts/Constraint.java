package dev.tenon.contracts;

import java.util.function.Predicate;

/// One rule about a value that is there.
record Constraint(String code, String message, Predicate<Object> accepts) {}
