package dev.tenon.contracts.testkit;

import dev.tenon.contracts.Contract;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Valid values of a contract, each another one, of which a test says only what matters to it.
///
/// ```java
/// var items = Samples.of(NewItem.class);
///
/// items.next();                                   // NewItem[name=name 1, price=1]
/// items.with(NewItem::price, 1_000_000L).next();  // NewItem[name=name 2, price=1000000]
/// client.post("/api/v1/items", items.json());     // {"name":"name 3","price":3}
/// ```
///
/// **Values** count: the texts of the n-th sample end with n, numbers are n where they may be,
/// times go on by a second, enums and unions take turns. So they are the same in every run, and a
/// failure is easy to read. They keep the constraints of the contract, nested ones too, patterns
/// included; the contract itself is asked in the end. What may be there is there, once, but for a
/// record inside of itself, which has only what it must have.
///
/// **What matters** is said by [#with]; it is taken as it is, so it may break the contract, and
/// [#json()] sends what is wrong to whoever must refuse it. Samples with something said count on
/// with those that they were made from.
///
/// **What cannot be found**, because a constraint of one's own, a constructor or a pattern that
/// only Java knows refuses all proposals, is refused with the place: say a value there.
///
/// Thread-safe.
///
/// @param <T> the type of the samples
public final class Samples<T> {

  private final Contract<T> contract;
  private final Finder<T> finder;
  private final AtomicLong count;
  private final Map<String, @Nullable Object> said;

  private Samples(
      Contract<T> contract,
      Finder<T> finder,
      AtomicLong count,
      Map<String, @Nullable Object> said) {
    this.contract = contract;
    this.finder = finder;
    this.count = count;
    this.said = said;
  }

  /// A component, named by its accessor: `NewItem::price`. It is serializable, which is how it says
  /// its name.
  ///
  /// @param <T> the record
  /// @param <V> the type of the component
  @FunctionalInterface
  public interface Accessor<T, V> extends Serializable {

    /// What the component holds.
    @Nullable V of(T owner);
  }

  /// Samples of a record, a union or any other type that has a contract.
  ///
  /// @throws IllegalArgumentException if it has none, naming the component and the remedy
  public static <T> Samples<T> of(Class<T> type) {
    return of(Contract.of(type));
  }

  /// Samples of a contract, such as that of a page.
  public static <T> Samples<T> of(Contract<T> contract) {
    return new Samples<>(contract, new Finder<>(contract), new AtomicLong(), Map.of());
  }

  /// The same samples with this value in this component of the record.
  ///
  /// @param component as `NewItem::price`
  /// @param value taken as it is, whether the contract allows it or not
  /// @throws IllegalArgumentException if the component is not named by its accessor, or if the
  ///   value is none of its type
  public <V> Samples<T> with(Accessor<T, V> component, @Nullable V value) {
    var name = Remaking.name(contract, component);
    Remaking.requireFit(contract, name, value);
    var more = new LinkedHashMap<>(said);
    more.put(name, value);
    return new Samples<>(contract, finder, count, more);
  }

  /// The next sample.
  ///
  /// @throws IllegalStateException if none can be found, with the places to say a value at
  public T next() {
    return finder.find(count.incrementAndGet(), said);
  }

  /// The next samples, in their order.
  ///
  /// @param howMany 0 or more
  /// @throws IllegalStateException as [#next()]
  public List<T> next(int howMany) {
    return Stream.generate(this::next).limit(howMany).toList();
  }

  /// The next sample as JSON, by the contract.
  ///
  /// @throws IllegalStateException as [#next()]
  /// @throws IllegalArgumentException if what was said is nothing that JSON can carry, such as null
  ///   where the contract knows none
  public String json() {
    return new String(contract.toJson(next()), StandardCharsets.UTF_8);
  }

  /// Names the type, for messages.
  @Override
  public String toString() {
    return "Samples<" + contract.name() + ">";
  }
}
