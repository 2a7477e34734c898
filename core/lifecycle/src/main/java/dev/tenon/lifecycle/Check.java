package dev.tenon.lifecycle;

/// One line of a health answer.
///
/// @param name whose line it is: a component's [name][Component#name()], or `lifecycle` for the
///   service as a whole
/// @param ok whether it is well
/// @param reason why not; empty when `ok`
public record Check(String name, boolean ok, String reason) {}
