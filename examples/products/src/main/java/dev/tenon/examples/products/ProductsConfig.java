package dev.tenon.examples.products;

import dev.tenon.sql.DatabaseOptions;

/// The settings of the service beside those that every service has.
///
/// @param database where the products are
record ProductsConfig(DatabaseOptions database) {}
