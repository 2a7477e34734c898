package dev.tenon.outbox;

import java.time.Instant;

/// A message that was given up: refused by its target, or tried as often as the relay may.
///
/// @param message as it was delivered last, with the number of attempts
/// @param reason what the last failure said, as [dev.tenon.redaction.Redaction#text] shows it
/// @param diedAt when it was given up, by the clock of the store
public record DeadLetter(Message message, String reason, Instant diedAt) {}
