package dev.tenon.sql.testkit;

/// A component that is an enum.
enum Colour {
  RED,
  GREEN,
  BLUE
}
