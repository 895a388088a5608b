using System.Net;
using JatengPortal.Audit.Contracts;
using JatengPortal.Audit.Data;
using JatengPortal.Audit.Trail;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Audit.Tests;

public sealed class TrailTests(PortalFactory portal)
{
    private static int _number;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_recipe_changed_stands_in_the_trail_of_its_tenant_alone()
    {
        var (site, other) = (await NewSiteAsync(), await NewSiteAsync());
        await site.RunAsync("""{ "name": "settings", "SiteName": "Nama baru" }, { "name": "Roles", "Roles": [ { "Name": "Pembaca" } ] }""", "ganti-nama");

        var entries = await EntriesAsync(site);
        var settings = entries.Last(entry => entry.Action == "settings.changed");
        Assert.Contains("Nama baru", settings.After, StringComparison.Ordinal);
        Assert.DoesNotContain("Nama baru", settings.Before, StringComparison.Ordinal);
        Assert.Contains(entries, entry => entry is { Action: "role.changed", Subject: "Pembaca" });
        Assert.Contains(entries, entry => entry is { Action: "recipe.run", Subject: "ganti-nama" });
        Assert.DoesNotContain(await EntriesAsync(other), entry => entry.Subject is "Pembaca" or "ganti-nama");
    }

    [Fact]
    public async Task What_was_undone_was_never_noted()
    {
        var site = await NewSiteAsync();
        var before = (await EntriesAsync(site)).Count;
        await site.RunAsync("""{ "name": "settings", "SiteName": "Hanya dicoba" }""", dryRun: true);
        Assert.Equal(before, (await EntriesAsync(site)).Count);
        Assert.True((await VerifyAsync(site)).IsWhole);
    }

    [Fact]
    public async Task Work_in_several_transactions_builds_on_what_others_noted_in_between()
    {
        var site = await NewSiteAsync();
        await using var scope = site.OpenScope();
        var trail = portal.Services.GetRequiredService<IAuditTrail>();
        var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
        await trail.RecordAsync(database, new AuditFact("uji.pertama", "a"), Token);
        await site.RunAsync("""{ "name": "settings", "SiteName": "Di antaranya" }""");

        await trail.RecordAsync(database, new AuditFact("uji.kedua", "a"), Token);

        Assert.True((await VerifyAsync(site)).IsWhole);
    }

    [Fact]
    public async Task The_trail_tells_whose_doing_it_was()
    {
        var site = await NewSiteAsync();
        var actor = portal.Services.GetRequiredService<Actor>();
        actor.Set(new ActingAccount(Account.OfCommandLine("sari"), "server-1"));
        await site.RunAsync("""{ "name": "settings", "SiteName": "Oleh Sari" }""");
        actor.Set(null);
        await site.RunAsync("""{ "name": "settings", "SiteName": "Oleh portal" }""");

        var entries = (await EntriesAsync(site)).Where(entry => entry.Action == "settings.changed").TakeLast(2).ToList();

        Assert.Equal([("cli:sari", "server-1"), ("portal", "")], entries.Select(entry => (entry.Actor, entry.Origin)));
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET actor = 'orang lain' WHERE sequence = 2", TrailFault.Altered)]
    [InlineData("UPDATE audit_entries SET after = '1' WHERE sequence = 2", TrailFault.Altered)]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 2", TrailFault.Missing)]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 1", TrailFault.Missing)]
    [InlineData("DELETE FROM audit_entries WHERE sequence = (SELECT max(sequence) FROM audit_entries)", TrailFault.Missing)]
    [InlineData("DELETE FROM audit_entries", TrailFault.Missing)]
    [InlineData("DELETE FROM audit_head", TrailFault.EndAltered)]
    public async Task Whatever_is_altered_or_removed_shows(string sql, TrailFault fault)
    {
        var site = await NewSiteAsync();
        for (var i = 0; i < 3; i++)
            await site.RunAsync($$"""{ "name": "settings", "SiteName": "Nama {{i}}" }""");
        Assert.True((await VerifyAsync(site)).IsWhole);

        await using (var scope = site.OpenScope())
            await scope.ServiceProvider.GetRequiredService<AuditDbContext>().Database.ExecuteSqlRawAsync(sql, Token);

        Assert.Equal(fault, (await VerifyAsync(site)).Fault);
    }

    [Fact]
    public async Task Writers_at_the_same_time_make_one_chain()
    {
        var site = await NewSiteAsync();
        var before = (await EntriesAsync(site)).Count;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => site.RunAsync($$"""{ "name": "settings", "SiteName": "Kalimat {{i}}" }""", $"resep-{i}")));

        var verified = await VerifyAsync(site);
        Assert.True(verified.IsWhole);
        Assert.Equal(before + 16, verified.Entries);
    }

    [Fact]
    public async Task What_happens_to_tenants_stands_in_the_trail_of_the_host()
    {
        var site = await NewSiteAsync();
        var lifecycle = portal.Services.GetRequiredService<TenantLifecycle>();
        await lifecycle.SuspendAsync(site.Tenant, Token);
        await lifecycle.ResumeAsync(site.Tenant, Token);

        await using var scope = portal.Services.CreateAsyncScope();
        var name = site.Tenant.Name;
        var actions = await scope.ServiceProvider.GetRequiredService<HostAuditDbContext>().Set<AuditEntry>()
            .Where(entry => entry.Subject == name).OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync(Token);
        Assert.Equal(["tenant.created", "tenant.suspended", "tenant.resumed"], actions);
        Assert.True((await portal.Services.GetRequiredService<TrailVerification>().VerifyHostAsync(Token)).IsWhole);
    }

    [Fact]
    public async Task Refusals_of_one_minute_are_one_entry()
    {
        var site = await NewSiteAsync();
        var refusals = portal.Services.GetRequiredService<Refusals>();
        var account = Account.OfCommandLine("usil") with { IsHostAdministrator = false };
        for (var i = 0; i < 500; i++)
            refusals.Count(site.Tenant, account, AuditModule.View);
        await refusals.FlushAsync(Token);

        var refused = Assert.Single(await EntriesAsync(site), entry => entry.Action == "access.refused");
        Assert.Equal(("cli:usil", AuditModule.View.Id, """{"Times":500}"""), (refused.Actor, refused.Subject, refused.After));
    }

    [Fact]
    public async Task Sign_ins_that_were_refused_within_a_minute_are_one_entry_of_the_host_and_nobody_is_said_to_have_done_it()
    {
        var refusals = portal.Services.GetRequiredService<Refusals>();
        for (var i = 0; i < 500; i++)
            refusals.CountSignIn("diincar", $"192.0.2.{i % 200}");
        await refusals.FlushAsync(Token);

        await using var scope = portal.Services.CreateAsyncScope();
        var refused = Assert.Single(await scope.ServiceProvider.GetRequiredService<HostAuditDbContext>().Set<AuditEntry>()
            .Where(entry => entry.Subject == "diincar").ToListAsync(Token));
        Assert.Equal(
            ("account.sign-in-refused", "portal", """{"Times":500,"LastFrom":"192.0.2.99"}"""), (refused.Action, refused.Actor, refused.After));
    }

    [Fact]
    public async Task Wrong_passwords_of_an_account_that_there_is_are_counted_and_those_of_others_are_not()
    {
        var site = await NewSiteAsync();
        using var owner = await site.HireAsync();
        var name = owner.UserName;
        using var left = await owner.Browser.SubmitAsync("/keluar", "/keluar");
        using var stranger = new Visitor(portal);
        for (var i = 0; i < 3; i++)
        {
            using var wrong = await stranger.SignInAsync(name, $"bukan-sandinya-{i}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        }

        using var unknown = await stranger.SignInAsync("tiada-orangnya", "apa-saja-boleh");
        await portal.Services.GetRequiredService<Refusals>().FlushAsync(Token);

        await using var scope = portal.Services.CreateAsyncScope();
        var refused = await scope.ServiceProvider.GetRequiredService<HostAuditDbContext>().Set<AuditEntry>()
            .Where(entry => entry.Action == "account.sign-in-refused" && (entry.Subject == name || entry.Subject == "tiada-orangnya")).ToListAsync(Token);
        Assert.Contains("\"Times\":3", Assert.Single(refused).After, StringComparison.Ordinal);
        Assert.Single(await scope.ServiceProvider.GetRequiredService<HostAuditDbContext>().Set<AuditEntry>()
            .Where(entry => entry.Action == "session.ended" && entry.Subject == name).ToListAsync(Token));
    }

    [Fact]
    public async Task What_a_recipe_makes_of_a_role_is_told_whole_before_and_after()
    {
        var site = await NewSiteAsync();
        await site.RunAsync("""{ "name": "Roles", "Roles": [ { "Name": "Penyunting", "Description": "Lama", "Permissions": ["Audit.View"] } ] }""");
        await site.RunAsync("""{ "name": "Roles", "Roles": [ { "Name": "Penyunting", "Description": "Baru", "RequiresSecondFactor": true } ] }""");

        var entry = (await EntriesAsync(site)).Last(one => one.Action == "role.changed");

        Assert.Equal("""{"Permissions":["Audit.View"],"Description":"Lama","RequiresSecondFactor":false}""", entry.Before);
        Assert.Equal("""{"Permissions":["Audit.View"],"Description":"Baru","RequiresSecondFactor":true}""", entry.After);
    }

    private async Task<Agency> NewSiteAsync()
    {
        var name = $"jejak-{Interlocked.Increment(ref _number)}";
        await portal.Services.GetRequiredService<TenantRecipes>().CreateTenantAsync(
            new TenantDefinition { Name = name, Title = $"Kantor {name}", Recipe = "sample-agency" }, Token);
        return portal.At(name);
    }

    private static async Task<List<AuditEntry>> EntriesAsync(Agency site)
    {
        await using var scope = site.OpenScope();
        return await scope.ServiceProvider.GetRequiredService<AuditDbContext>().Set<AuditEntry>().AsNoTracking()
            .OrderBy(entry => entry.Sequence).ToListAsync(Token);
    }

    private Task<VerifiedTrail> VerifyAsync(Agency site) =>
        portal.Services.GetRequiredService<TrailVerification>().VerifyAsync(site.Tenant, Token);
}
