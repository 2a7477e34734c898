package dev.tenon.contracts;

import jakarta.validation.ClockProvider;
import jakarta.validation.ConstraintValidatorContext;
import java.time.Clock;

/// What a user's validator is told; there is one problem a constraint, with the constraint's own
/// message.
///
/// @param message that message
record OwnContext(String message) implements ConstraintValidatorContext {

  @Override
  public String getDefaultConstraintMessageTemplate() {
    return message;
  }

  @Override
  public ClockProvider getClockProvider() {
    return Clock::systemUTC;
  }

  @Override
  public void disableDefaultConstraintViolation() {
    throw unsupported();
  }

  @Override
  public ConstraintViolationBuilder buildConstraintViolationWithTemplate(String template) {
    throw unsupported();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    throw unsupported();
  }

  private static UnsupportedOperationException unsupported() {
    return new UnsupportedOperationException(
        "A contract tells a constraint's own message. Check in the record's constructor what needs others.");
  }
}
