/// The parts of a service and the order in which they live:
/// [components][dev.tenon.lifecycle.Component] start in the order in which they were added, say
/// whether they are ready, and close in reverse.
///
/// It is not a container: nothing is found, created or injected.
module dev.tenon.lifecycle {
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports dev.tenon.lifecycle;
}
