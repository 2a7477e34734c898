package dev.tenon.chaos;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Compares what was expected with what came. It knows nothing of outboxes.
record OutboxLog(DataSource source) {

  /// How many events were begun to be written, kept or not; cheap.
  long begun() {
    return Database.number(source, "select last_value from chaos_expected_position_seq");
  }

  /// How many events were kept.
  long expected() {
    return Database.number(source, "select count(*) from chaos_expected");
  }

  long effects() {
    return Database.number(source, "select count(*) from chaos_effects");
  }

  /// How often a message came that had had its effect.
  long repeats() {
    return Database.number(source, "select count(*) from chaos_repeats");
  }

  /// What does not hold, in words; empty if all is well.
  List<String> violations() {
    var found = new ArrayList<String>();
    add(
        found,
        "%d events were lost: kept, and without effect",
        "select count(*) from chaos_expected as e where not exists (select from chaos_effects as f where f.id = e.id)");
    add(
        found,
        "%d effects have no event: it was rolled back, or never was",
        "select count(*) from chaos_effects as f where not exists (select from chaos_expected as e where e.id = f.id)");
    add(
        found,
        "%d events had their effect more than once",
        "select count(*) from (select id from chaos_effects group by id having count(*) > 1) as doubled");
    add(
        found,
        "%d effects came before that of an earlier event of their key",
        """
        select count(*) from (
          select first, lag(first) over (partition by key order by position) as before
          from chaos_expected
            join (select id, min(position) as first from chaos_effects group by id) as firsts using (id)
        ) as ordered where first < before\
        """);
    return found;
  }

  private void add(List<String> found, String words, String query) {
    long count = Database.number(source, query);
    if (count > 0) {
      found.add(words.formatted(count));
    }
  }
}
