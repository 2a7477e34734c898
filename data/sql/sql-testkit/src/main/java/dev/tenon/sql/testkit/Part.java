package dev.tenon.sql.testkit;

import java.util.UUID;

/// A row that refers to another; its last column has a name that SQL uses itself.
record Part(long id, UUID thing, String order) {}
