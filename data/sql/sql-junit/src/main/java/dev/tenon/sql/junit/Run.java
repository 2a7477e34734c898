package dev.tenon.sql.junit;

import dev.tenon.devservices.DevPostgres;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// What the tests of one run share: the templates, and the databases that nobody has closed yet.
///
/// JUnit closes it when the run is over. It is static all the same, since a field may ask for a
/// database before JUnit asks anything of us.
final class Run implements AutoCloseable {

  private static final Run RUN = new Run();
  private static final Namespace NAMESPACE = Namespace.create(Run.class);

  private final Map<String, Template> templates = new ConcurrentHashMap<>();
  private final Set<DevPostgres> copies = ConcurrentHashMap.newKeySet();

  private Run() {}

  static Run get() {
    return RUN;
  }

  /// Has JUnit close it at the end.
  static void endsWith(ExtensionContext context) {
    context.getRoot().getStore(NAMESPACE).computeIfAbsent(Run.class, _ -> RUN);
  }

  Template.Copy copy(String migrations) {
    var copy = templates.computeIfAbsent(migrations, Template::new).copy();
    copies.add(copy.server());
    return copy;
  }

  void drop(DevPostgres copy) {
    copies.remove(copy);
    copy.close();
  }

  @Override
  public void close() {
    copies.forEach(DevPostgres::close);
    copies.clear();
    templates.values().forEach(Template::close);
    templates.clear();
  }
}
