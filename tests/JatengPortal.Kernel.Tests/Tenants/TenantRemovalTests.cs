using System.Net;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Tenants;

/// <summary><c>tenants remove</c>: exported first, then gone everywhere, however often it is interrupted.</summary>
public sealed class TenantRemovalTests(ProbedPortal portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;
    private TenantLifecycle Lifecycle => portal.Services.GetRequiredService<TenantLifecycle>();
    private TenantRemoval Removal => portal.Services.GetRequiredService<TenantRemoval>();
    private TenantRegistry Registry => portal.Services.GetRequiredService<TenantRegistry>();

    [Fact]
    public async Task A_removed_site_is_exported_and_gone_and_its_name_begins_anew()
    {
        var site = await SuspendedSiteAsync();
        var (name, id) = (site.Tenant.Name, site.Tenant.Id);

        var removed = await RunAsync(0, "tenants", "remove", name, "--confirm", name);

        Assert.Contains($"{name} is removed.\n", removed.Output, StringComparison.Ordinal);
        var export = Assert.Single(Directory.GetDirectories(Path.Combine(portal.DataPath, "removed"), $"{name}-2*"));
        await Eventually.IsTrueAsync(() => Registry.Find(name) is null, "the serving portal knows that it is gone");
        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync($"/{name}/"));
        Assert.Null(Registry.Find(id));
        Assert.False(await portal.Services.GetRequiredService<DatabaseProvider>().HasTenantAsync(name, Token));
        Assert.False(Directory.Exists(Path.Combine(portal.DataPath, "tenants", name)));
        Assert.DoesNotContain(name, (await RunAsync(0, "tenants", "list", "--size", "500")).Output, StringComparison.Ordinal);
        Assert.Equal("", (await RunAsync(0, "migrate")).Error);

        await RunAsync(0, "tenants", "create", name, "--title", "Baru", "--recipe", "sample-agency");
        Assert.NotEqual(id, site.Tenant.Id);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/berita/kabar"));
        await RunAsync(0, "recipes", "run", Path.Combine(export, name + ".recipe.json"), "--tenant", name);
        Assert.Contains("Kabar lama", await site.ReadAsync("/berita/kabar"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Killed_after_any_step_it_is_closed_for_good_and_the_same_command_ends_it(int steps)
    {
        var site = await SuspendedSiteAsync();
        var (tenant, folder) = (site.Tenant, Path.Combine(portal.DataPath, "removed", site.Tenant.Name + "-uji"));
        await Removal.CloseAsync(tenant, Token);
        var exported = (await Removal.ExportAsync(tenant, folder, null, Token))!;
        // Somebody else who was about to export it too.
        Assert.Null(await Removal.ExportAsync(tenant, folder + "-kedua", null, Token));
        Func<Task>[] rest = [() => Removal.LetOthersForgetAsync(tenant, Token), () => Removal.DropAsync(tenant, Token)];
        foreach (var step in rest.Take(steps))
            await step();
        if (steps == rest.Length + 1)
            Directory.CreateDirectory(Path.Combine(portal.DataPath, "tenants", tenant.Name, "media"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.StatusOfAsync("/"));
        await RefusedAsync("tenant.removing", () => Lifecycle.CreateAsync(new TenantDefinition { Name = tenant.Name, Title = "Baru" }, Token));
        await RefusedAsync("tenant.not-suspended", () => Lifecycle.ResumeAsync(site.Tenant, Token));
        await RefusedAsync("export.not-ready", () => portal.Services.GetRequiredService<TenantExport>().ExportAsync(site.Tenant, folder + "-lagi", null, null, Token));
        await RefusedAsync("tenant.unknown-parent", () => Lifecycle.CreateAsync(
            new TenantDefinition { Name = tenant.Name + "-anak", Title = "Anak", Parent = tenant.Name }, Token));

        var removed = await RunAsync(0, "tenants", "remove", tenant.Name, "--confirm", tenant.Name);

        Assert.Contains($"{tenant.Name} is exported already: {exported.Recipe}\n", removed.Output, StringComparison.Ordinal);
        Assert.Contains($"{tenant.Name} is removed.\n", removed.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync($"/{tenant.Name}/"));
        Assert.False(Directory.Exists(Path.Combine(portal.DataPath, "tenants", tenant.Name)));
        Assert.Null(Registry.Find(tenant.Name));
    }

    [Fact]
    public async Task Killed_before_it_is_exported_the_same_command_exports_it()
    {
        var site = await SuspendedSiteAsync();
        var name = site.Tenant.Name;
        await Removal.CloseAsync(site.Tenant, Token);
        await RefusedAsync("tenant.not-exported", () => Removal.FinishAsync(site.Tenant, Token));

        var removed = await RunAsync(0, "tenants", "remove", name, "--confirm", name);

        Assert.Contains($"{name} is exported (", removed.Output, StringComparison.Ordinal);
        Assert.Null(Registry.Find(name));
    }

    [Fact]
    public async Task An_export_that_fails_leaves_it_suspended_and_its_own_folder_is_no_place_for_one()
    {
        var site = await SuspendedSiteAsync();
        var name = site.Tenant.Name;

        var refused = await RunAsync(
            1, "tenants", "remove", name, "--confirm", name, "--export-to", Path.Combine(portal.DataPath, "tenants", name, "ekspor"));

        Assert.Contains("where tenants keep their data", refused.Error, StringComparison.Ordinal);
        await Lifecycle.ResumeAsync(Registry.Find(name)!, Token);
        Assert.Contains("Kabar lama", await site.ReadAsync("/berita/kabar"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_outlives_its_site_changes_nothing_not_even_in_a_new_one_of_that_name()
    {
        var site = await SuspendedSiteAsync();
        var old = site.Tenant;
        await RemoveAsync(site);
        await RunAsync(0, "tenants", "create", old.Name, "--title", "Baru", "--recipe", "sample-agency");

        await using (var scope = portal.Services.GetRequiredService<TenantScopes>().Open(old))
        {
            var database = scope.ServiceProvider.GetRequiredService<TenantDatabase>();
            await using var transaction = await database.BeginAsync(Token);
            await database.Context<TenantStateDbContext>().State.ExecuteUpdateAsync(state => state.SetProperty(s => s.Theme, "Punya.Lama"), Token);
            await RefusedAsync("tenant.removed", () => transaction.CommitAsync(Token));
        }

        Assert.NotEqual("Punya.Lama", await site.LookAsync(db => db.State.Select(state => state.Theme).SingleAsync(Token)));
        // Somebody who was asked for the name all the while, and now types it.
        await RefusedAsync("tenant.not-closed", () => Removal.FinishAsync(old, Token));
        await RefusedAsync("tenant.not-closed", () => Removal.ExportAsync(old, Path.Combine(portal.DataPath, "removed", "kedua"), null, Token));
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/"));
    }

    [Fact]
    public async Task Only_a_suspended_site_to_which_nobody_reports_is_removed_and_only_when_its_name_is_given()
    {
        var parent = await portal.NewSiteAsync();
        var child = await portal.NewSiteAsync(parent.Tenant.Name);
        var (name, other) = (parent.Tenant.Name, child.Tenant.Name);

        Assert.Contains("isn't suspended", (await RunAsync(1, "tenants", "remove", name, "--confirm", name)).Error, StringComparison.Ordinal);
        await Lifecycle.SuspendAsync(parent.Tenant, Token);
        await Lifecycle.SuspendAsync(child.Tenant, Token);
        Assert.Equal(
            $"{name} can't be removed while other tenants report to it, such as {other}.\n", (await RunAsync(1, "tenants", "remove", name, "--confirm", name)).Error);
        Assert.Contains("nothing has changed", (await RunAsync(1, "tenants", "remove", other, "--confirm", name)).Error, StringComparison.Ordinal);
        Assert.Equal(
            $"Nobody is there to be asked: give --confirm {other} to remove {other}.\n", (await RunAsync(2, "tenants", "remove", other)).Error);
        Assert.False(Directory.Exists(Path.Combine(portal.DataPath, "removed", other)));

        await RunAsync(0, "tenants", "remove", other, "--confirm", other, "--export-to", Path.Combine(portal.DataPath, "removed", other));
        Assert.True(File.Exists(Path.Combine(portal.DataPath, "removed", other, other + ".recipe.json")));
        await RunAsync(0, "tenants", "remove", name, "--confirm", name);
    }

    [Fact]
    public async Task What_it_had_sent_up_leaves_the_list_of_its_parent_even_of_one_that_is_closed()
    {
        var parent = await portal.NewSiteAsync();
        var (gone, stays) = (await portal.NewSiteAsync(parent.Tenant.Name), await portal.NewSiteAsync(parent.Tenant.Name));
        foreach (var child in new[] { gone, stays })
        {
            await child.PublishArticleAsync("kabar", $"Kabar dari {child.Tenant.Name}");
            await portal.DeliverAsync(child.Tenant.Name);
        }

        var name = gone.Tenant.Name;
        Assert.Contains($"Kabar dari {name}", await parent.ReadAsync("/berita/instansi"), StringComparison.Ordinal);
        await Lifecycle.SuspendAsync(parent.Tenant, Token);
        await RemoveAsync(gone);
        await Lifecycle.ResumeAsync(parent.Tenant, Token);

        Assert.DoesNotContain($"Kabar dari {name}", await parent.ReadAsync("/berita/instansi"), StringComparison.Ordinal);
        Assert.Contains($"Kabar dari {stays.Tenant.Name}", await parent.ReadAsync("/berita/instansi"), StringComparison.Ordinal);
        Assert.Equal([stays.Tenant.Id], await parent.LookAsync(db => db.InboxSenders.Select(sender => sender.SenderId).ToListAsync(Token)));

        // Another one of that name is somebody else.
        await RunAsync(0, "tenants", "create", name, "--title", "Baru", "--parent", parent.Tenant.Name, "--recipe", "sample-agency");
        Assert.DoesNotContain($"Kabar dari {name}", await parent.ReadAsync("/berita/instansi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_for_it_end_with_it_those_that_wait_and_those_that_come_too_late()
    {
        var sender = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        var receiver = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        var id = receiver.Tenant.Id;
        await Lifecycle.SuspendAsync(receiver.Tenant, Token);
        await SendAsync(sender, id, "menunggu");
        await portal.DeliverAsync(sender.Tenant.Name);
        Assert.True(await portal.OnHostAsync(db => db.WaitingDeliveries.AnyAsync(w => w.ReceiverId == id, Token)));

        await RemoveAsync(receiver);
        await SendAsync(sender, id, "terlambat");
        await portal.DeliverAsync(sender.Tenant.Name);

        Assert.False(await portal.OnHostAsync(db => db.WaitingDeliveries.AnyAsync(w => w.ReceiverId == id, Token)));
        Assert.False(await sender.LookAsync(db => db.Outbox.AnyAsync(m => m.DeliveredUtc == null, Token)));
        await Eventually.IsTrueAsync(async () => !(await portal.HostRowAsync(sender)).Marked, "nothing is left to do for the sender");
    }

    [Fact]
    public async Task A_run_in_many_tenants_no_longer_waits_for_it()
    {
        var (done, gone) = (await portal.NewSiteAsync(), await portal.NewSiteAsync());
        var runs = portal.Services.GetRequiredService<ManyTenantRun>();
        var recipe = portal.Services.GetRequiredService<TenantRecipes>().Require("sample-agency");
        var number = await runs.OpenAsync(recipe.Name, recipe, [done.Tenant, gone.Tenant], Token);
        await portal.Services.GetRequiredService<RecipeLedger>().NoteAsync(number, done.Tenant.Id, LedgerState.Done, "", Token);
        await Lifecycle.SuspendAsync(gone.Tenant, Token);

        await RemoveAsync(gone);

        Assert.Equal((0, 1, 0), await runs.RequireAsync(number, Token) is var run ? (run.Waiting, run.Done, run.Failed) : default);
    }

    private static async Task RefusedAsync(string code, Func<Task> work) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<RuleViolationException>(work)).Code);

    private async Task<Agency> SuspendedSiteAsync()
    {
        var site = await portal.NewSiteAsync();
        await site.PublishArticleAsync("kabar", "Kabar lama");
        Assert.Contains("Kabar lama", await site.ReadAsync("/berita/kabar"), StringComparison.Ordinal);
        await Lifecycle.SuspendAsync(site.Tenant, Token);
        return site;
    }

    private async Task RemoveAsync(Agency site)
    {
        if (site.Tenant.State == TenantState.Running)
            await Lifecycle.SuspendAsync(site.Tenant, Token);
        await RunAsync(0, "tenants", "remove", site.Tenant.Name, "--confirm", site.Tenant.Name);
    }

    private static Task SendAsync(Agency sender, Guid receiver, string text) => sender.ChangeAsync(
        services => services.GetRequiredService<Outbox>().SendAsync(new ProbeMessage(text), receiver, Token));

    private async Task<CommandResult> RunAsync(int exitCode, params string[] verb)
    {
        var result = await new CommandLine(portal).RunAsync(verb);
        Assert.True(result.ExitCode == exitCode, result.ToString());
        await Registry.RefreshAsync(Token);
        return result;
    }

    private async Task<HttpStatusCode> StatusOfAsync(string path)
    {
        using var client = portal.Browser();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
        return response.StatusCode;
    }
}
