package dev.tenon.outbox.spi;

/// What settlements did.
///
/// @param effective how many had an effect
/// @param isMoreDue whether a lane that was returned may have more that is due now; else nobody
///   need look
public record Settled(int effective, boolean isMoreDue) {}
