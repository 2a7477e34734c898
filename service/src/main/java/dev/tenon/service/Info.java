package dev.tenon.service;

import java.time.Instant;

/// The body of `/info`.
///
/// @param name the service's name
/// @param version its version
/// @param profile which kind of place this is
/// @param engine the HTTP engine by its name
/// @param java the version of the JVM
/// @param startedAt when its start began; under [Service#run], when the process did
@SuppressWarnings("AvoidCommonTypeNames") // only that of a ProcessHandle has the name, too
public record Info(
    String name, String version, String profile, String engine, String java, Instant startedAt) {}
