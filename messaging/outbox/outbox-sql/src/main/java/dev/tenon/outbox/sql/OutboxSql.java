package dev.tenon.outbox.sql;

/// The statements of an outbox.
final class OutboxSql {

  /// The lock of a key is had before the next number of `seq` is taken: so the numbers of a key are
  /// in the order in which its transactions are kept, although a number is taken before that. It is
  /// also had before the lane is looked for, so that nobody removes the lane between.
  final String append;

  /// The same for one message, without arrays.
  final String appendOne;

  /// The first half of the lock that an idle relay holds. Who appends asks for it, shared, until
  /// the end of the transaction: whoever is refused wakes the relay, and whoever is not has ended
  /// before a relay is idle, so that it looks again.
  static final int IDLE = 0x54656e6f;

  final String claim;
  final String hold;
  final String settle;
  final String removeEmpty;
  final String findEmpty;
  final String backlog;
  final String deadLetters;
  final String findDead;
  final String replay;
  final String deadOfTopic;
  final String discard;
  final String purge;

  /// @param prefix what stands before the names of tables
  OutboxSql(String prefix) {
    append =
        """
        with locked as materialized (
          select count(*) from unnest(?::bigint[]) as lane where pg_advisory_xact_lock(lane)::text is not null
        ), written as (
          insert into %1$soutbox_events (id, lane, topic, key, version, payload, headers, occurred_at)
          select e.id, e.lane, e.topic, e.key, e.version, e.payload::json, e.headers::json, statement_timestamp()
          from locked, unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[])
            with ordinality as e (id, lane, topic, key, version, payload, headers, place)
          order by e.place
        ), opened as (
          insert into %1$soutbox_lanes (lane, due)
          select distinct lane, statement_timestamp() from locked, unnest(?::bigint[]) as lane
          on conflict do nothing
        )
        select pg_notify(channel, '') from unnest(?::text[]) as channel
        where not pg_try_advisory_xact_lock_shared(%2$d, hashtext(channel))
        """
            .formatted(prefix, IDLE);
    appendOne =
        """
        with locked as materialized (
          select case when ? then pg_advisory_xact_lock(?)::text end
        ), written as (
          insert into %1$soutbox_events (id, lane, topic, key, version, payload, headers, occurred_at)
          select ?, ?, ?, ?, ?, ?::json, ?::json, statement_timestamp() from locked
        ), opened as (
          insert into %1$soutbox_lanes (lane, due) select ?, statement_timestamp() from locked
          on conflict do nothing
        )
        select pg_notify(?, '') where ? and not pg_try_advisory_xact_lock_shared(%2$d, hashtext(?))
        """
            .formatted(prefix, IDLE);
    claim =
        Server.BEGIN
            + """
            with free as (
              select lane from %1$soutbox_lanes l
              where due <= statement_timestamp()
                and (select e.seq from %1$soutbox_events e where e.lane = l.lane and e.state = 'pending' limit 1) is not null
              order by due limit ? for update skip locked
            ), taken as (
              update %1$soutbox_lanes l
              set claim = ?, attempts = l.attempts + 1, due = statement_timestamp() + ? * interval '1 millisecond'
              from free where l.lane = free.lane
              returning l.lane, l.attempts
            )
            select t.lane, t.attempts, e.id, e.topic, e.key, e.version, e.payload, e.headers, e.occurred_at
            from taken t, lateral (
              select * from %1$soutbox_events e where e.lane = t.lane and e.state = 'pending'
              order by e.seq limit (select greatest(1, ? / count(*)) from taken)
            ) e
            order by t.lane, e.seq
            """
                .formatted(prefix);
    hold =
        Server.BEGIN
            + """
            set local synchronous_commit = off;
            select lane, claim from %1$soutbox_lanes where lane = any (?) order by lane for no key update;
            select lane from unnest(?::bigint[]) as lane where pg_try_advisory_xact_lock(lane)
            """
                .formatted(prefix);
    settle =
        """
        delete from %1$soutbox_events where id = any (?) and state = 'pending';
        update %1$soutbox_events e
        set state = s.state, settled_at = statement_timestamp(), attempts = s.attempts, reason = s.reason
        from unnest(?::uuid[], ?::text[], ?::int[], ?::text[]) as s (id, state, attempts, reason)
        where e.id = s.id and e.state = 'pending';
        delete from %1$soutbox_lanes l where l.lane = any (?)
          and (select e.seq from %1$soutbox_events e where e.lane = l.lane and e.state = 'pending' limit 1) is null;
        update %1$soutbox_lanes l
        set attempts = s.attempts,
            claim = case when s.delay is null then l.claim end,
            due = case when s.delay is null then l.due else statement_timestamp() + s.delay * interval '1 millisecond' end
        from unnest(?::bigint[], ?::int[], ?::bigint[]) as s (lane, attempts, delay)
        where l.lane = s.lane
        returning s.delay
        """
            .formatted(prefix);
    removeEmpty =
        """
        delete from %1$soutbox_lanes l
        where l.lane = any (?) and l.due <= statement_timestamp()
          and (select e.seq from %1$soutbox_events e where e.lane = l.lane and e.state = 'pending' limit 1) is null
        """
            .formatted(prefix);
    findEmpty =
        """
        select lane from (
          select lane from %1$soutbox_lanes l
          where due <= statement_timestamp()
            and (select e.seq from %1$soutbox_events e where e.lane = l.lane and e.state = 'pending' limit 1) is null
          order by due limit 100
        ) as empty where pg_try_advisory_xact_lock(lane)
        """
            .formatted(prefix);
    backlog =
        """
        select p.count, coalesce(extract(epoch from statement_timestamp() - p.oldest), 0), d.count
        from (select count(*), min(occurred_at) as oldest from %1$soutbox_events where state = 'pending') p,
             (select count(*) from %1$soutbox_events where state = 'dead') d
        """
            .formatted(prefix);
    deadLetters =
        """
        select lane, attempts, id, topic, key, version, payload, headers, occurred_at, reason, settled_at
        from %1$soutbox_events where state = 'dead' order by settled_at, seq limit ?
        """
            .formatted(prefix);
    findDead =
        Server.BEGIN
            + """
            select pg_advisory_xact_lock(lane) from %1$soutbox_events where id = ? and state = 'dead'
            """
                .formatted(prefix);
    replay =
        """
        with revived as (
          update %1$soutbox_events set state = 'pending', seq = default, settled_at = null, attempts = null, reason = null
          where id = ? and state = 'dead' returning lane
        ), opened as (
          insert into %1$soutbox_lanes (lane, due) select lane, statement_timestamp() from revived
          on conflict do nothing
        )
        select pg_notify(?, '') from revived
        """
            .formatted(prefix);
    deadOfTopic =
        """
        select id from %1$soutbox_events where state = 'dead' and topic = ? order by settled_at, seq
        """
            .formatted(prefix);
    discard =
        """
        delete from %1$soutbox_events where id = ? and state = 'dead'
        """
            .formatted(prefix);
    purge =
        """
        delete from %1$soutbox_events where id in (
          select id from %1$soutbox_events
          where state = 'delivered' and settled_at < statement_timestamp() - ? * interval '1 millisecond'
          order by settled_at limit ? for update skip locked)
        """
            .formatted(prefix);
  }
}
