using System.Net;
using JatengPortal.Kernel.Messaging;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Data.Servers;

/// <summary>A PostgreSQL server that dies and comes back under a serving portal, which goes on without being started again.</summary>
[Trait("Provider", "Postgres")]
public sealed class RestartedServerTests(RestartedServerTests.MortalServer portal) : IClassFixture<RestartedServerTests.MortalServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_it_is_gone_readers_get_one_clear_503_and_afterwards_their_pages()
    {
        var site = await portal.NewSiteAsync();
        await site.PublishArticleAsync("kabar", "Kabar yang tinggal");
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/"));
        await portal.Postgres.KillAsync(Token);

        using (var answer = await site.GetAsync("/berita"))
        {
            var text = await answer.Content.ReadAsStringAsync(Token);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Contains(site.Tenant.Title, text, StringComparison.Ordinal);
            Assert.DoesNotContain("SQL", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Host=", text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (await HealthAsync("live"), await HealthAsync("ready")));
        // What is in the cache needs no database.
        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/"));
        var verb = await portal.CommandLine().RunAsync("tenants", "list");
        Assert.Equal(1, verb.ExitCode);
        Assert.Contains("can't be used now", Assert.Single(verb.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

        await portal.Postgres.StartAgainAsync(Token);
        Assert.Contains("Kabar yang tinggal", await site.ReadAsync("/berita"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await HealthAsync("ready"));
    }

    [Fact]
    public async Task After_it_the_portal_hears_again_of_what_other_processes_change()
    {
        var site = await portal.NewSiteAsync();
        await RestartAsync();

        Assert.Equal(0, (await portal.CommandLine().RunAsync("tenants", "suspend", site.Tenant.Name)).ExitCode);

        await Eventually.IsTrueAsync(
            async () => await site.StatusOfAsync("/berita") == HttpStatusCode.ServiceUnavailable, "the portal sees that the site is closed");
    }

    [Fact]
    public async Task What_was_due_while_it_was_gone_is_done_once()
    {
        var site = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        var (early, late) = (Sites.NewName(), Sites.NewName());
        var due = portal.Clock.GetUtcNow().UtcDateTime;
        var died = DiesInTheMiddleOf(early);
        await site.ChangeAsync(async services =>
        {
            await services.GetRequiredService<DueTable>().ScheduleAsync(ProbeDue.Kind, early, due, Token);
            await services.GetRequiredService<DueTable>().ScheduleAsync(ProbeDue.Kind, late, due.AddHours(1), Token);
        });
        await died;
        portal.Clock.Turn(TimeSpan.FromHours(2));

        await portal.Postgres.StartAgainAsync(Token);
        await Eventually.IsTrueAsync(
            async () => (await NotesAsync(site, ProbeDue.Section)).Contains(late, StringComparison.Ordinal), "what was due is done");
        Assert.Equal($"{early} {late}", await NotesAsync(site, ProbeDue.Section));
    }

    [Fact]
    public async Task A_delivery_that_it_died_under_goes_on_and_takes_effect_once()
    {
        var sender = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        var receiver = await portal.NewSiteAsync(parent: null, ProbeModule.Lower);
        string[] texts = [Sites.NewName(), Sites.NewName(), Sites.NewName()];
        var died = DiesInTheMiddleOf(texts[1]);
        await sender.ChangeAsync(async services =>
        {
            foreach (var text in texts)
                await services.GetRequiredService<Outbox>().SendAsync(new ProbeMessage(text), receiver.Tenant.Id, Token);
        });
        await died;

        await portal.Postgres.StartAgainAsync(Token);
        await Eventually.IsTrueAsync(
            async () => (await NotesAsync(receiver, TakeInProbe.Section)).Contains(texts[2], StringComparison.Ordinal), "every message has arrived");
        Assert.Equal(string.Join(' ', texts), await NotesAsync(receiver, TakeInProbe.Section));
    }

    /// <summary>The server dies inside of the transaction in which the portal does this work.</summary>
    private Task DiesInTheMiddleOf(string work)
    {
        var died = new TaskCompletionSource();
        portal.Probe.Meanwhile[work] = async () =>
        {
            await portal.Postgres.KillAsync();
            died.SetResult();
        };
        return Eventually.IsTrueAsync(() => died.Task.IsCompleted, $"the server died in the middle of {work}");
    }

    private async Task RestartAsync()
    {
        await portal.Postgres.KillAsync(Token);
        await portal.Postgres.StartAgainAsync(Token);
    }

    private async Task<HttpStatusCode> HealthAsync(string what)
    {
        using var browser = portal.Browser();
        using var answer = await browser.GetAsync(new Uri($"/health/{what}", UriKind.Relative), Token);
        return answer.StatusCode;
    }

    private static async Task<string> NotesAsync(Agency site, string section) => await site.SectionAsync(section) ?? "";

    /// <summary>Enough connections for everybody.</summary>
    public sealed class MortalServer() : OwnServerPortal(maxConnections: 60);
}
