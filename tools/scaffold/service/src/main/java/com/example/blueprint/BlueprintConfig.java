package com.example.blueprint;

import dev.tenon.sql.DatabaseOptions;

/// The settings of the service beside those that every service has.
record BlueprintConfig(
    // Settings of your own go here; `--config` shows all of them.
    // [outbox
    EventOptions events,
    // outbox]
    DatabaseOptions database) {}
