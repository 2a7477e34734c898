package dev.tenon.examples.springboot;

import dev.tenon.lock.Locks;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Every instance begins the report each night, and one writes it.
@Component
class NightlyReport {

  private static final Logger LOG = LoggerFactory.getLogger(NightlyReport.class);

  private final Reports reports;
  private final Locks locks;
  private final Clock clock;

  NightlyReport(Reports reports, Locks locks, Clock clock) {
    this.reports = reports;
    this.locks = locks;
    this.clock = clock;
  }

  @Scheduled(cron = "${shop.report.cron}", zone = "UTC")
  void write() {
    var yesterday = LocalDate.now(clock).minusDays(1);
    if (!locks.runWhileHeld(
        "report:nightly", Duration.ofSeconds(30), lease -> reports.write(yesterday, lease))) {
      LOG.info("Another instance writes the report of {}", yesterday);
    }
  }
}
