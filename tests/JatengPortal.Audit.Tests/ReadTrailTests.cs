using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using JatengPortal.Audit.Data;
using JatengPortal.Audit.Trail;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Audit.Tests;

public sealed class ReadTrailTests(PortalFactory portal)
{
    private const string Path = "/admin/jejak-audit";
    private static int _number;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_may_reads_who_did_what_and_what_it_was_before()
    {
        var site = await NewSiteAsync();
        await site.RunAsync("""{ "name": "settings", "SiteName": "Nama lama" }""");
        await site.RunAsync("""{ "name": "settings", "SiteName": "Nama <b>baru</b>" }""");
        using var reader = (await site.HireAsync("Audit.View")).Browser;

        var list = await reader.ReadAsync(site.Tenant.PathBase + Path);
        Assert.Contains("Pengaturan diubah", list, StringComparison.Ordinal);
        var entry = await reader.ReadAsync(FirstLink(await reader.ReadAsync(site.Tenant.PathBase + Path + "?tindakan=settings.changed")));
        Assert.Contains("Nama lama", entry, StringComparison.Ordinal);
        Assert.Contains("Nama &lt;b&gt;baru&lt;/b&gt;", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Features_settings_and_permissions_are_called_what_the_portal_calls_them()
    {
        var site = await NewSiteAsync();
        await site.RunAsync("""
            { "name": "settings", "SiteName": "Kantor baru" },
            { "name": "Roles", "Roles": [ { "Name": "Pembaca jejak", "Permissions": ["Audit.View"] } ] }
            """);
        using var reader = (await site.HireAsync("Audit.View")).Browser;
        var list = site.Tenant.PathBase + Path;

        var settings = await EntryAsync("settings.changed");
        Assert.Contains("Pengaturan situs", settings, StringComparison.Ordinal);
        Assert.Contains("Nama situs", settings, StringComparison.Ordinal);
        Assert.DoesNotContain("SiteName", settings, StringComparison.Ordinal);
        var role = await reader.ReadAsync(FirstLink(await reader.ReadAsync(list + "?objek=Pembaca+jejak")));
        Assert.Contains("Izin 1", role, StringComparison.Ordinal);
        Assert.Contains("Melihat jejak audit", role, StringComparison.Ordinal);
        Assert.Contains("Wajib masuk dua langkah", role, StringComparison.Ordinal);
        var feature = await EntryAsync("feature.enabled");
        Assert.DoesNotContain(">JatengPortal.", feature, StringComparison.Ordinal);

        async Task<string> EntryAsync(string action) => await reader.ReadAsync(FirstLink(await reader.ReadAsync($"{list}?tindakan={action}")));
    }

    [Fact]
    public async Task A_feature_is_found_by_its_name_as_the_list_shows_it()
    {
        var site = await NewSiteAsync();
        await using (var scope = site.OpenScope())
        {
            await scope.ServiceProvider.GetRequiredService<IAuditTrail>().RecordAsync(
                scope.ServiceProvider.GetRequiredService<TenantDatabase>(), new AuditFact("feature.disabled", "JatengPortal.Audit"), Token);
        }

        using var reader = (await site.HireAsync("Audit.View")).Browser;
        var found = await reader.ReadAsync(site.Tenant.PathBase + Path + "?tindakan=feature.disabled&objek=jejak+audit");
        Assert.Single(Numbers(found));
        Assert.Contains(">Jejak audit</span>", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_reads_it_by_any_address_or_method()
    {
        var (site, other) = (await NewSiteAsync(), await NewSiteAsync());
        await site.RunAsync("""{ "name": "settings", "SiteName": "Rahasia kantor" }""");
        using var stranger = (await other.HireAsync("Audit.View")).Browser;
        using var colleague = (await site.HireAsync()).Browser;
        foreach (var visitor in new[] { stranger, colleague })
        {
            foreach (var path in new[] { "", "/1", "/penyimpanan" })
            {
                using var refused = await visitor.GetAsync(site.Tenant.PathBase + Path + path);
                Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            }

            foreach (var path in new[] { "/ekspor", "/keutuhan", "/penyimpanan" })
            {
                using var refused = await visitor.SubmitAsync(
                    other.Tenant.PathBase + "/akun/sandi", site.Tenant.PathBase + Path + path, ("format", "csv"), ("bulan", "24"));
                Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            }
        }

        Assert.DoesNotContain("Rahasia kantor", await stranger.ReadAsync(other.Tenant.PathBase + Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_does_not_allow_to_say_how_long_entries_are_kept()
    {
        var site = await NewSiteAsync();
        using var reader = (await site.HireAsync("Audit.View")).Browser;
        using var refused = await reader.GetAsync(site.Tenant.PathBase + Path + "/penyimpanan");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_long_trail_is_paged_and_every_entry_is_met_once()
    {
        var site = await NewSiteAsync();
        await AppendAsync(site, 120);
        using var reader = (await site.HireAsync("Audit.View")).Browser;
        var met = new List<long>();
        var page = site.Tenant.PathBase + Path + "?tindakan=uji.tercatat";
        var html = "";
        while (page is not null)
        {
            html = await reader.ReadAsync(page);
            met.AddRange(Numbers(html));
            page = Regex.Match(html, "rel=\"next\" href=\"([^\"]+)\"").Groups[1] is { Success: true } next ? WebUtility.HtmlDecode(next.Value) : null;
        }

        Assert.Equal(120, met.Count);
        Assert.Equal(met.OrderDescending().Distinct(), met);
        var back = WebUtility.HtmlDecode(Regex.Match(html, "rel=\"prev\" href=\"([^\"]+)\"").Groups[1].Value);
        Assert.Equal(met.Skip(50).Take(50), Numbers(await reader.ReadAsync(back)));
    }

    [Fact]
    public async Task Days_are_those_of_Western_Indonesia_and_a_day_that_is_none_is_told_of()
    {
        var site = await NewSiteAsync();
        await AppendAsync(site, 1);
        using var reader = (await site.HireAsync("Audit.View")).Browser;
        var today = TimeZoneInfo.ConvertTime(portal.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta")).Date;
        string Of(DateTime from, DateTime until) => string.Create(
            CultureInfo.InvariantCulture, $"{site.Tenant.PathBase}{Path}?tindakan=uji.tercatat&dari={from:yyyy-MM-dd}&sampai={until:yyyy-MM-dd}");

        Assert.Single(Numbers(await reader.ReadAsync(Of(today.AddDays(-1), today.AddDays(1)))));
        Assert.Empty(Numbers(await reader.ReadAsync(Of(today.AddDays(2), today.AddDays(3)))));
        Assert.Empty(Numbers(await reader.ReadAsync(Of(today.AddDays(-9), today.AddDays(-2)))));
        Assert.Contains("Isi tanggal yang benar", await reader.ReadAsync(site.Tenant.PathBase + Path + "?dari=kemarin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_downloaded_is_what_was_chosen_and_the_download_is_noted()
    {
        var site = await NewSiteAsync();
        await AppendAsync(site, 3, subject: "=HYPERLINK(\"http://jahat.example\")");
        using var reader = (await site.HireAsync("Audit.View")).Browser;
        var page = site.Tenant.PathBase + Path;

        using var csv = await reader.SubmitAsync(page, page + "/ekspor", ("format", "csv"), ("tindakan", "uji.tercatat"));
        var lines = (await csv.Content.ReadAsStringAsync(Token)).Trim().Split("\r\n");
        Assert.Equal(4, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.Contains("\"'=HYPERLINK(", line, StringComparison.Ordinal));
        Assert.StartsWith("attachment", csv.Content.Headers.ContentDisposition?.ToString(), StringComparison.Ordinal);

        using var json = await reader.SubmitAsync(page, page + "/ekspor", ("format", "json"), ("tindakan", "uji.tercatat"));
        using var document = JsonDocument.Parse(await json.Content.ReadAsStringAsync(Token));
        Assert.Equal(3, document.RootElement.GetArrayLength());
        Assert.Contains("Jejak audit diunduh", await reader.ReadAsync(page), StringComparison.Ordinal);

        using var refused = await reader.SubmitAsync(page, page + "/ekspor", ("format", "exe"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Whoever_asks_is_told_whether_the_trail_is_whole()
    {
        var site = await NewSiteAsync();
        await AppendAsync(site, 5);
        using var reader = (await site.HireAsync("Audit.View")).Browser;
        var page = site.Tenant.PathBase + Path;
        using var whole = await reader.SubmitAsync(page, page + "/keutuhan");
        Assert.Contains("Jejak ini utuh", await whole.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        await using (var scope = site.OpenScope())
            await scope.ServiceProvider.GetRequiredService<AuditDbContext>().Database.ExecuteSqlRawAsync("DELETE FROM audit_entries WHERE sequence = 3", Token);
        using var broken = await reader.SubmitAsync(page, page + "/keutuhan");
        Assert.Contains("Catatan nomor 3 hilang", await broken.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trail_of_the_host_is_for_its_administrators_alone()
    {
        await portal.At("induk").RunAsync("""{ "name": "feature", "enable": ["JatengPortal.Tenants"] }""");
        using var administrator = (await portal.HireHostAdministratorAsync()).Browser;
        Assert.Contains("Akun dibuat", await administrator.ReadAsync("/admin/portal/jejak-audit"), StringComparison.Ordinal);
        using var staff = (await portal.At("induk").HireAsync("Audit.View", "Audit.Manage")).Browser;
        using var refused = await staff.GetAsync("/admin/portal/jejak-audit");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var elsewhere = await administrator.GetAsync("/dinas-a/admin/portal/jejak-audit");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task What_is_older_than_is_kept_goes_and_what_is_left_is_still_whole()
    {
        var site = await NewSiteAsync();
        await AppendAsync(site, 4);
        using (var manager = (await site.HireAsync("Audit.Manage")).Browser)
        {
            await AgeAsync(site, months: 30);
            var page = site.Tenant.PathBase + Path + "/penyimpanan";
            using var asked = await manager.SubmitAsync(page, page, ("bulan", "24"));
            Assert.Contains("akan dihapus", await asked.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
            using var wrong = await manager.SubmitAsync(page, page, ("bulan", "1"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            using var saved = await manager.SubmitAsync(page, page, ("bulan", "24"), ("yakin", "24"));
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        }

        await using (var scope = site.OpenScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AuditDbContext>();
            Assert.DoesNotContain("uji.tercatat", await db.Set<AuditEntry>().Select(entry => entry.Action).ToListAsync(Token));
            Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(entry => entry.Action == "trail.trimmed", Token));
        }

        var verification = portal.Services.GetRequiredService<Contracts.TrailVerification>();
        Assert.True((await verification.VerifyAsync(site.Tenant, Token)).IsWhole);
        await using (var scope = site.OpenScope())
        {
            // Somebody removes the old end, and moves the checkpoint along: the note of it is missing.
            var db = scope.ServiceProvider.GetRequiredService<AuditDbContext>();
            var head = await db.Set<TrailHead>().SingleAsync(Token);
            var first = await db.Set<AuditEntry>().OrderBy(entry => entry.Sequence).FirstAsync(Token);
            (head.TrimmedTo, head.TrimmedHash) = (first.Sequence, first.Hash);
            db.Remove(first);
            await db.SaveChangesAsync(Token);
        }

        Assert.Equal(Contracts.TrailFault.TrimmedUnnoted, (await verification.VerifyAsync(site.Tenant, Token)).Fault);
    }

    private async Task<Agency> NewSiteAsync()
    {
        var name = $"baca-{Interlocked.Increment(ref _number)}";
        await portal.Services.GetRequiredService<TenantRecipes>().CreateTenantAsync(
            new TenantDefinition { Name = name, Title = $"Kantor {name}", Recipe = "sample-agency" }, Token);
        return portal.At(name);
    }

    private static async Task AppendAsync(Agency site, int times, string subject = "sesuatu")
    {
        await using var scope = site.OpenScope();
        var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
        for (var i = 0; i < times; i++)
            await scope.ServiceProvider.GetRequiredService<IAuditTrail>().RecordAsync(database, new AuditFact("uji.tercatat", subject), Token);
    }

    /// <summary>As if everything so far had been written that long ago, by a portal that was honest then: the chain is made anew.</summary>
    private static async Task AgeAsync(Agency site, int months)
    {
        await using var scope = site.OpenScope();
        var db = scope.ServiceProvider.GetRequiredService<AuditDbContext>();
        var head = await db.Set<TrailHead>().SingleAsync(Token);
        var previous = AuditChain.Beginning;
        foreach (var entry in await db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Sequence).ToListAsync(Token))
        {
            var aged = new AuditEntry
            {
                Sequence = entry.Sequence,
                Utc = entry.Utc.AddMonths(-months),
                ActorId = entry.ActorId,
                Actor = entry.Actor,
                Origin = entry.Origin,
                Action = entry.Action,
                Subject = entry.Subject,
                Before = entry.Before,
                After = entry.After,
                Hash = "",
            };
            previous = AuditChain.HashOf(aged, previous);
            db.Update(aged.With(previous));
        }

        head.Hash = previous;
        await db.SaveChangesAsync(Token);
    }

    private static List<long> Numbers(string html) =>
        [.. Regex.Matches(html, "/admin/jejak-audit/([0-9]+)\"").Select(match => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

    private static string FirstLink(string html) => Regex.Match(html, "href=\"([^\"]*/admin/jejak-audit/[0-9]+)\"").Groups[1].Value;
}
