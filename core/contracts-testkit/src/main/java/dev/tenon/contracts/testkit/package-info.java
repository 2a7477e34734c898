/// Samples of contracts for tests: valid records of which a test says only what matters to it.
///
/// ```java
/// var items = Samples.of(NewItem.class);
///
/// var any = items.next();
/// var dear = items.with(NewItem::price, 1_000_000L).next();
/// ```
///
/// It is not for finding inputs that nobody thought of, which is what `Mutations` of
/// `tenon-testkit` are for.
@NullMarked
package dev.tenon.contracts.testkit;

import org.jspecify.annotations.NullMarked;
