package dev.tenon.chaos;

/// What is done to workers and to the server of the locks.
enum LockFault {
  HOLDER_STOPPED("a holder stopped (SIGSTOP) until its lease was over and another had written"),
  WORKER_FROZEN("a worker stopped (SIGSTOP) wherever it was, for 10 to 600 ms"),
  WORKER_KILLED("a worker killed (SIGKILL) wherever it was, and replaced"),
  WORKER_CLOCK_MOVED("the wall clock of a worker moved, by up to an hour, forward or back"),
  SERVER_KILLED("the server of the locks killed (SIGKILL), and started with its data"),
  SERVER_EMPTIED("the server of the locks without its data from one moment to the next"),
  SERVER_CLOCK_MOVED("the wall clock of the server moved, up to 10 min forward or 2 s back");

  private final String words;

  LockFault(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
