namespace JatengPortal.Testing.Crashes;

/// <summary>
/// Counts what messages do in the parent's database, by triggers of its own: each row that they write, and each step of the
/// inbox. What takes effect twice leaves two rows here, even where the portal's own tables look as after one.
/// </summary>
internal static class ArrivalLog
{
    private const string Sqlite = """
        CREATE TABLE uji_effects (number INTEGER PRIMARY KEY AUTOINCREMENT, origin_id TEXT, slug TEXT, title TEXT);
        CREATE TABLE uji_steps (number INTEGER PRIMARY KEY AUTOINCREMENT, sender_id TEXT, before INTEGER, after INTEGER);
        CREATE TRIGGER uji_added AFTER INSERT ON network_articles BEGIN
            INSERT INTO uji_effects (origin_id, slug, title) VALUES (new.origin_id, new.slug, new.title); END;
        CREATE TRIGGER uji_changed AFTER UPDATE ON network_articles BEGIN
            INSERT INTO uji_effects (origin_id, slug, title) VALUES (new.origin_id, new.slug, new.title); END;
        CREATE TRIGGER uji_begun AFTER INSERT ON inbox_senders BEGIN
            INSERT INTO uji_steps (sender_id, before, after) VALUES (new.sender_id, 0, new.last); END;
        CREATE TRIGGER uji_went AFTER UPDATE ON inbox_senders BEGIN
            INSERT INTO uji_steps (sender_id, before, after) VALUES (new.sender_id, old.last, new.last); END;
        """;

    private const string Postgres = """
        CREATE TABLE uji_effects (number bigserial PRIMARY KEY, origin_id text, slug text, title text);
        CREATE TABLE uji_steps (number bigserial PRIMARY KEY, sender_id text, before bigint, after bigint);
        CREATE FUNCTION uji_effect() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            INSERT INTO uji_effects (origin_id, slug, title) VALUES (new.origin_id, new.slug, new.title); RETURN NULL; END $$;
        CREATE FUNCTION uji_step() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            INSERT INTO uji_steps (sender_id, before, after)
            VALUES (new.sender_id, CASE WHEN TG_OP = 'INSERT' THEN 0 ELSE old.last END, new.last); RETURN NULL; END $$;
        CREATE TRIGGER uji_effect AFTER INSERT OR UPDATE ON network_articles FOR EACH ROW EXECUTE FUNCTION uji_effect();
        CREATE TRIGGER uji_step AFTER INSERT OR UPDATE ON inbox_senders FOR EACH ROW EXECUTE FUNCTION uji_step();
        """;

    public static Task BeginAsync(PortalData data, CancellationToken cancellationToken) =>
        data.OfTenantAsync(Expectations.Parent, data.IsPostgres ? Postgres : Sqlite, cancellationToken);

    /// <summary>How many messages have taken effect.</summary>
    public static async Task<int> CountAsync(PortalData data, CancellationToken cancellationToken) =>
        int.Parse((await data.OfTenantAsync(Expectations.Parent, "SELECT COUNT(*) FROM uji_effects", cancellationToken))[0][0], provider: null);

    /// <summary>The titles that arrived, in order, by sender and slug.</summary>
    public static async Task<ILookup<(string Sender, string Slug), string>> EffectsAsync(PortalData data, CancellationToken cancellationToken) =>
        (await data.OfTenantAsync(Expectations.Parent, "SELECT origin_id, slug, title FROM uji_effects ORDER BY number", cancellationToken))
            .ToLookup(row => (row[0].ToLowerInvariant(), row[1]), row => row[2]);

    /// <summary>From which to which sequence the inbox went, in order, by sender.</summary>
    public static async Task<ILookup<string, (long Before, long After)>> StepsAsync(PortalData data, CancellationToken cancellationToken) =>
        (await data.OfTenantAsync(Expectations.Parent, "SELECT sender_id, before, after FROM uji_steps ORDER BY number", cancellationToken))
            .ToLookup(row => row[0].ToLowerInvariant(), row => (long.Parse(row[1], provider: null), long.Parse(row[2], provider: null)));
}
