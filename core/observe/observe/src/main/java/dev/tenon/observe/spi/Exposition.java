package dev.tenon.observe.spi;

/// A page of metrics, ready to be sent.
///
/// @param contentType the media type with its parameters
/// @param body the bytes; not copied, so neither side changes them
@SuppressWarnings("ArrayRecordComponent") // A page is sent, never compared.
public record Exposition(String contentType, byte[] body) {}
