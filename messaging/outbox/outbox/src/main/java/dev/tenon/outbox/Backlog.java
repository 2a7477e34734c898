package dev.tenon.outbox;

import java.time.Duration;

/// What an outbox holds.
///
/// @param pending messages that are still to be delivered, those on their way included
/// @param oldestAge how long ago the oldest of them was appended; zero where there is none
/// @param dead messages that were given up
public record Backlog(long pending, Duration oldestAge, long dead) {}
