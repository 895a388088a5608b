using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Settings;
using JatengPortal.Kernel.Tests.Probing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Data;

public sealed class TenantTransactionTests(ProbedPortal portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_contexts_of_a_scope_share_one_connection_and_one_transaction()
    {
        var site = await portal.NewSiteAsync();
        await using var scope = site.OpenScope();
        var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
        var types = portal.Services.GetRequiredService<ModuleContexts>().OfTenants;
        var before = database.Context(types[0]);
        await using var transaction = await database.BeginAsync(Token);
        foreach (var context in types.Select(database.Context).Append(before))
        {
            Assert.Same(database.Connection, context.Database.GetDbConnection());
            Assert.Same(transaction.Database, context.Database.CurrentTransaction?.GetDbTransaction());
        }
    }

    [Fact]
    public async Task A_recipe_that_fails_at_its_last_step_has_changed_nothing_in_any_context()
    {
        var site = await portal.NewSiteAsync();
        await site.PublishArticleAsync("ada", "Sudah ada");
        var (settings, version, content) = (await site.SectionAsync("site"), await site.LookAsync(db => db.State.SingleAsync(Token)), await site.ReadAsync("/berita"));

        await Assert.ThrowsAsync<RecipeException>(() => site.RunAsync(
            """
            { "name": "feature", "enable": ["Uji.Bawah"] },
            { "name": "settings", "SiteName": "Nama yang tak jadi" },
            { "name": "content", "data": [
              { "ContentItemId": "baru", "ContentType": "Article", "DisplayText": "Tak jadi", "AutoroutePart": { "Path": "tak-jadi" }, "MarkdownBodyPart": { "Markdown": "x" } },
              { "ContentItemId": "bentrok", "ContentType": "Article", "DisplayText": "Bentrok", "AutoroutePart": { "Path": "ada" }, "MarkdownBodyPart": { "Markdown": "x" } } ] }
            """,
            "gagal"));

        Assert.Equal(settings, await site.SectionAsync("site"));
        var after = await site.LookAsync(db => db.State.SingleAsync(Token));
        Assert.Equal((version.Version, version.ContentVersion), (after.Version, after.ContentVersion));
        Assert.Equal(content, await site.ReadAsync("/berita"));
        Assert.False(site.Tenant.Features.Contains(ProbeModule.Lower));
        Assert.False(await site.LookAsync(db => db.RecipeRuns.AnyAsync(run => run.Recipe == "gagal", Token)));
        Assert.False(await site.LookAsync(db => db.Outbox.AnyAsync(Token)));
    }

    [Fact]
    public async Task Nested_work_joins_and_only_the_outer_commit_counts()
    {
        var site = await portal.NewSiteAsync();
        await using (var scope = site.OpenScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
            await using var outer = await database.BeginAsync(Token);
            await ProbeNotes.AddAsync(database, "luar", "a", Token);
            await ProbeNotes.AddAsync(database, "luar", "b", Token);
            Assert.Same(outer, database.Transaction);
        }

        Assert.Null(await site.SectionAsync("luar"));

        await site.ChangeAsync(async services =>
        {
            await ProbeNotes.AddAsync(services.GetRequiredService<TenantDatabase>(), "luar", "a", Token);
            await ProbeNotes.AddAsync(services.GetRequiredService<TenantDatabase>(), "luar", "b", Token);
        });
        Assert.Equal("a b", await site.SectionAsync("luar"));
    }

    [Fact]
    public async Task A_part_that_was_undone_breaks_the_whole()
    {
        var site = await portal.NewSiteAsync();
        await using (var scope = site.OpenScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
            await using var outer = await database.BeginAsync(Token);
            await ProbeNotes.AddAsync(database, "luar", "a", Token);
            await using (await database.BeginAsync(Token))
                database.Context<TenantStateDbContext>().Settings.Add(new SettingRow { Section = "dalam", Json = "{}" });

            await ProbeNotes.AddAsync(database, "luar", "b", Token);
            await Assert.ThrowsAsync<InvalidOperationException>(() => outer.CommitAsync(Token));
        }

        Assert.Null(await site.SectionAsync("luar"));
        Assert.Null(await site.SectionAsync("dalam"));
    }

    [Fact]
    public async Task After_an_undone_transaction_the_scope_works_on_what_the_database_says()
    {
        var site = await portal.NewSiteAsync();
        await using var scope = site.OpenScope();
        var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
        await using (await database.BeginAsync(Token))
            await ProbeNotes.AddAsync(database, "batal", "a", Token);

        Assert.Null(await database.Context<TenantStateDbContext>().Settings.FindAsync(["batal"], Token));
        await using (var transaction = await database.BeginAsync(Token))
        {
            await ProbeNotes.AddAsync(database, "jadi", "a", Token);
            await transaction.CommitAsync(Token);
        }

        Assert.Null(await site.SectionAsync("batal"));
        Assert.Equal("a", await site.SectionAsync("jadi"));
    }

    [Fact]
    public async Task Writers_wait_for_each_other_and_none_is_lost()
    {
        var site = await portal.NewSiteAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => site.ChangeAsync(
            services => ProbeNotes.AddAsync(services.GetRequiredService<TenantDatabase>(), "hitung", "x", Token)))));
        Assert.Equal("x x x x x x x x", await site.SectionAsync("hitung"));
    }

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public async Task Times_are_kept_and_given_back_in_utc(DateTimeKind kind)
    {
        var site = await portal.NewSiteAsync();
        var utc = new DateTime(2024, 11, 27, 1, 2, 3, 456, DateTimeKind.Utc);
        var given = kind switch
        {
            DateTimeKind.Local => utc.ToLocalTime(),
            _ => DateTime.SpecifyKind(utc, kind),
        };
        await site.ChangeAsync(services =>
        {
            services.GetRequiredService<TenantStateDbContext>().RecipeRuns.Add(new RecipeRunRow { Recipe = "waktu", FirstRunUtc = given });
            return Task.CompletedTask;
        });
        var kept = await site.LookAsync(db => db.RecipeRuns.AsNoTracking().SingleAsync(run => run.Recipe == "waktu", Token));
        Assert.Equal(DateTimeKind.Utc, kept.FirstRunUtc.Kind);
        Assert.Equal(utc, kept.FirstRunUtc);
        Assert.True(await site.LookAsync(db => db.RecipeRuns.AnyAsync(run => run.FirstRunUtc <= utc && run.Recipe == "waktu", Token)));
    }

    [Fact]
    public async Task Settings_that_stay_the_same_change_no_version()
    {
        var site = await portal.NewSiteAsync();
        var before = site.Tenant.ContentVersion;
        await site.ChangeAsync(async services => Assert.False(await services.GetRequiredService<TenantSettings>().SetAsync(
            await services.GetRequiredService<TenantSettings>().GetAsync<SiteSettings>(Token), Token)));
        Assert.Equal(before, site.Tenant.ContentVersion);
    }
}
