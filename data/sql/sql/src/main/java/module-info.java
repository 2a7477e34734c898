/// Records in tables, without an object-relational mapper: a [table][dev.tenon.sql.Table] says
/// which record is a row, a [store][dev.tenon.sql.Store] reads and writes it, a
/// [database][dev.tenon.sql.Database] gives explicit transactions, keeps the schema up to date and
/// keeps trying when the server is away.
///
/// ```java
/// var products = database.store(Table.of("products", Product.class, Product::id));
///
/// products.create(new Product(id, "Chair", 4200));
/// products.update(id, product -> product.withPrice(3900));
/// products.search(Criteria.all().contains("name", "chair").orderBy("name").page(20, 0));
/// ```
///
/// It is not a query language: what goes beyond one table is SQL, written by hand through
/// [dev.tenon.sql.Tx#sql].
module dev.tenon.sql {
  requires transitive dev.tenon.errors;
  requires transitive dev.tenon.lifecycle;
  requires transitive java.sql;
  requires transitive org.jspecify;
  requires com.zaxxer.hikari;
  requires org.slf4j;

  exports dev.tenon.sql;
}
