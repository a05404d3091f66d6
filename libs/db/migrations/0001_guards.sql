-- What the database itself refuses, whatever the code does.

-- 1. An access moves only along access_transition, one version at a time, and is born PENDING.
INSERT INTO access_transition (from_state, event, to_state) VALUES
  ('PENDING', 'grant', 'GRANTED'),
  ('PENDING', 'revoke', 'REVOKE_PENDING'),
  ('GRANTED', 'revoke', 'REVOKE_PENDING'),
  ('REVOKE_PENDING', 'confirmRemoval', 'REVOKED'),
  ('REVOKE_PENDING', 'entitle', 'PENDING'),
  ('REVOKED', 'entitle', 'PENDING'),
  ('REVOKED', 'seeInside', 'REVOKE_PENDING');
--> statement-breakpoint
CREATE FUNCTION refuse_illegal_access_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'PENDING' OR NEW.version <> 1 THEN
      RAISE EXCEPTION 'an access is born PENDING with version 1, not % with version %', NEW.state, NEW.version
        USING ERRCODE = 'check_violation';
    END IF;
  ELSIF NEW.state = OLD.state THEN
    IF NEW.version <> OLD.version THEN
      RAISE EXCEPTION 'the version of an access rises only with a move' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF NEW.version <> OLD.version + 1
    OR NOT EXISTS (SELECT FROM access_transition WHERE from_state = OLD.state AND to_state = NEW.state) THEN
    RAISE EXCEPTION 'an access cannot move from % to % (version % to %)', OLD.state, NEW.state, OLD.version, NEW.version
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER channel_access_moves BEFORE INSERT OR UPDATE OF state, version ON channel_access
  FOR EACH ROW EXECUTE FUNCTION refuse_illegal_access_move();
--> statement-breakpoint

-- 2. Ledger, audit and journal are append-only, for the owner of the tables too.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER access_ledger_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_ledger
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER journal_line_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- 3. An entry of the journal has lines, and they add up to zero in each currency. Checked when the transaction commits.
CREATE FUNCTION refuse_unbalanced_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  entry text := CASE TG_TABLE_NAME WHEN 'journal_entry' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'entry_id' END;
  line_count int;
  unbalanced int;
BEGIN
  SELECT coalesce(sum(n), 0), count(*) FILTER (WHERE total <> 0) INTO line_count, unbalanced
  FROM (
    SELECT count(*) AS n, sum(amount_minor) AS total FROM journal_line
    WHERE organisation_id = NEW.organisation_id AND entry_id = entry GROUP BY currency
  ) per_currency;
  IF line_count < 2 OR unbalanced > 0 THEN
    RAISE EXCEPTION 'journal entry % is not zero-sum', entry USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER journal_entry_balanced AFTER INSERT ON journal_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced_entry();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER journal_line_balanced AFTER INSERT ON journal_line
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced_entry();
--> statement-breakpoint

-- 4. The inbox's payloads: a partition a month, so that retention drops a table instead of deleting rows.
CREATE TABLE inbox_event_default PARTITION OF inbox_event DEFAULT;
--> statement-breakpoint
CREATE FUNCTION ensure_inbox_partitions(first_month date, months int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  month date := date_trunc('month', first_month);
BEGIN
  FOR i IN 1 .. months LOOP
    BEGIN
      EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF inbox_event FOR VALUES FROM (%L) TO (%L)',
        'inbox_event_' || to_char(month, 'YYYYMM'), month, month + interval '1 month');
    EXCEPTION WHEN check_violation THEN
      NULL; -- rows of that month are in the default partition already; they are found there too
    END;
    month := month + interval '1 month';
  END LOOP;
END $$;
--> statement-breakpoint
-- lz4 makes storing a payload 1.6 times faster than the default; some builds of PostgreSQL lack it.
DO $$ BEGIN
  ALTER TABLE inbox_event ALTER COLUMN payload SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN NULL;
END $$;
--> statement-breakpoint

-- 5. The role that the processes act as. Run again after each migration, so that new tables are covered.
CREATE FUNCTION grant_app_role() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'latchkey_app') THEN
    BEGIN
      CREATE ROLE latchkey_app NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL; -- another database of this cluster was faster
    END;
  END IF;
  IF NOT pg_has_role(current_user, 'latchkey_app', 'MEMBER') THEN
    EXECUTE format('GRANT latchkey_app TO %I', current_user);
  END IF;
  GRANT USAGE ON SCHEMA public, auth, drizzle TO latchkey_app;
  GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO latchkey_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, auth TO latchkey_app;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA public, auth TO latchkey_app;
  REVOKE UPDATE, DELETE ON access_ledger, audit, journal_entry, journal_line FROM latchkey_app;
  REVOKE DELETE ON channel_access FROM latchkey_app;
  REVOKE INSERT, UPDATE, DELETE ON access_transition FROM latchkey_app;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'the role latchkey_app could not be set up by this user: create it, grant it, and migrate again';
END $$;
