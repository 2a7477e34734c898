package dev.tenon.sql.testkit;

/// A row that is nothing but its key, which is not called `id`.
record Tag(String name) {}
