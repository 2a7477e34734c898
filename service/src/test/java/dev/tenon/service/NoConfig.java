package dev.tenon.service;

/// A service without settings of its own.
record NoConfig() {}
