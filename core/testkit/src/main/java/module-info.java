/// What every contract kit stands on: a [clock][dev.tenon.testkit.SettableClock] that a test sets,
/// so that no test sleeps, and [inputs][dev.tenon.testkit.Mutations] that nobody thought of.
module dev.tenon.testkit {
  requires static transitive org.jspecify;

  exports dev.tenon.testkit;
}
