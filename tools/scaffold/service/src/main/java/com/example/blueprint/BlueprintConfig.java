package com.example.blueprint;

import dev.tenon.sql.DatabaseOptions;

/// The settings of the service beside those that every service has; `--config` shows all of them.
record BlueprintConfig(
    // [outbox
    // Who is told what happens here.
    EventOptions events,
    // outbox]
    // Where the data are.
    DatabaseOptions database) {}
