package dev.tenon.examples.products;

import dev.tenon.sql.DatabaseOptions;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The settings of the service beside those that every service has.
///
/// @param database where the products are
/// @param subscriber where events about products are posted; null, the default, to log them
record ProductsConfig(DatabaseOptions database, @Nullable URI subscriber) {}
