package dev.tenon.contracts;

/// A value that comes beside named texts, as a file does beside the fields of a form. No text and
/// no JSON stands for it.
///
/// The type of a component implements it, and only [Contract#withAttachments(Class)] takes such a
/// component; its values are found at [Contract#bind(java.util.Map, java.util.Map)].
public interface Attachment {}
