/// Locks in [files of a folder][dev.tenon.lock.file.FileLockStore], for several processes of one
/// machine and without a server: command-line tools, jobs that cron starts.
///
/// ```java
/// var store = FileLockStore.on(Path.of("/var/lib/nightly/locks"));
/// store.createFolder();
/// var locks = Locks.on(store);
/// ```
///
/// It is not for several machines, a folder on the network included.
module dev.tenon.lock.file {
  requires transitive dev.tenon.lock;
  requires static transitive org.jspecify;

  exports dev.tenon.lock.file;
}
