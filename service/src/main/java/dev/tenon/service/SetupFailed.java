package dev.tenon.service;

/// What the block of a service threw: its line is shown, and its stack trace where it was no
/// refusal.
final class SetupFailed extends Exception {

  private static final long serialVersionUID = 1L;

  SetupFailed(Throwable cause) {
    super(cause);
  }

  /// A block that throws nothing else.
  static <C> Service.Setup<C> marking(Service.Setup<C> setup) {
    return (service, config) -> {
      try {
        setup.build(service, config);
      } catch (Throwable thrown) {
        throw new SetupFailed(thrown);
      }
    };
  }
}
