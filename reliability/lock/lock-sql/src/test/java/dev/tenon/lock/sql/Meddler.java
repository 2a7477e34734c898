package dev.tenon.lock.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/// Stands between a store and its driver: notes what is called, and lets it fail.
final class Meddler {

  private static final List<Class<?>> STEPS =
      List.of(
          DataSource.class,
          Connection.class,
          PreparedStatement.class,
          Statement.class,
          DatabaseMetaData.class);

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Failing> failures = new ConcurrentHashMap<>();
  private final Map<String, Optional<Object>> answers = new ConcurrentHashMap<>();

  private record Failing(SQLException failure, AtomicInteger good, AtomicInteger times) {

    boolean isDue() {
      return good.getAndDecrement() <= 0 && times.getAndDecrement() > 0;
    }
  }

  /// How often a method was called, such as `Connection.close`.
  int calls(String method) {
    return Collections.frequency(calls, method);
  }

  /// The calls that ask the server, whatever driver it is.
  List<String> asked() {
    return calls.stream()
        .filter(call -> call.contains(".execute") || call.matches("Connection.(commit|rollback)"))
        .toList();
  }

  /// Lets a method fail, for some times.
  void fail(String method, int times, SQLException failure) {
    fail(method, 0, times, failure);
  }

  /// Lets a method fail, after some times when it does not.
  void fail(String method, int good, int times, SQLException failure) {
    failures.put(method, new Failing(failure, new AtomicInteger(good), new AtomicInteger(times)));
  }

  /// Lets a method do nothing, and say something else.
  void answer(String method, Object answer) {
    answers.put(method, Optional.of(answer));
  }

  /// Lets a method do nothing.
  void skip(String method) {
    answers.put(method, Optional.empty());
  }

  DataSource over(DataSource source) {
    return wrapped(DataSource.class, source);
  }

  Connection over(Connection connection) {
    return wrapped(Connection.class, connection);
  }

  private <T> T wrapped(Class<T> type, Object real) {
    InvocationHandler meddling =
        (_, method, arguments) -> {
          var name = type.getSimpleName() + "." + method.getName();
          calls.add(name);
          var failing = failures.get(name);
          if (failing != null && failing.isDue()) {
            throw failing.failure;
          }
          var answer = answers.get(name);
          if (answer != null) {
            return answer.orElse(null);
          }
          try {
            return rewrapped(method.getReturnType(), method.invoke(real, arguments));
          } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
          }
        };
    return type.cast(
        Proxy.newProxyInstance(Meddler.class.getClassLoader(), new Class<?>[] {type}, meddling));
  }

  private Object rewrapped(Class<?> type, Object result) {
    return STEPS.contains(type) ? wrapped(type, result) : result;
  }
}
