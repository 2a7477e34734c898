package dev.tenon.examples.springboot;

import java.util.UUID;

/// What somebody ordered; also the payload of `order.placed`.
record Order(UUID id, String customer, String item, long price) {}
