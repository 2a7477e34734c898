package dev.tenon.chaos;

/// What is done to writers, relays and their database.
enum OutboxFault {
  RELAY_KILLED_UNSETTLED("a relay killed (SIGKILL) after a delivery, before it was noted"),
  RELAY_KILLED("a relay killed (SIGKILL) wherever it was, and replaced"),
  RELAY_FROZEN("a relay stopped (SIGSTOP) wherever it was, for up to three times its lease"),
  WRITER_KILLED("a writer killed (SIGKILL) wherever it was, and replaced"),
  DATABASE_KILLED("the database killed, and started with its data");

  private final String words;

  OutboxFault(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
