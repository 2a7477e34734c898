/// Payloads are records: a [Contract][dev.tenon.contracts.Contract] compiles a record once into a
/// table of readers and writers, then reads JSON, query strings, headers, cookies, forms and
/// settings strictly, lists all that is wrong at once, and writes JSON without reflection.
///
/// ```java
/// record NewProduct(@NotBlank @Size(max = 200) String name, @Nullable String description, @PositiveOrZero long price) {}
///
/// var contract = Contract.of(NewProduct.class);
/// NewProduct product = contract.parse(body);       // or a DomainError that lists every problem
/// ```
///
/// A module whose records are not public opens their package to this one.
///
/// It is not a general mapper: it reads and writes records, the few types that a payload needs and
/// free JSON; nothing is coerced, nothing is ignored.
module dev.tenon.contracts {
  // Read at run time: without the class, the JVM drops every @Nullable.
  requires transitive org.jspecify;
  requires transitive dev.tenon.errors;
  requires transitive jakarta.validation;
  requires tools.jackson.core;

  exports dev.tenon.contracts;
}
