/// What every contract kit stands on: a [clock][dev.tenon.testkit.SettableClock] that a test sets,
/// so that no test sleeps, [inputs][dev.tenon.testkit.Mutations] that nobody thought of, a
/// [network][dev.tenon.testkit.FaultProxy] that fails on demand, a
/// [certificate][dev.tenon.testkit.TestCertificate] of its own, and
/// [canaries][dev.tenon.testkit.Canaries] that show where a secret leaks.
module dev.tenon.testkit {
  requires static transitive org.jspecify;

  exports dev.tenon.testkit;
}
