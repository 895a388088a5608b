using System.Net;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Kernel.Tests.Data;

/// <summary>Files of sites that nobody asks for: SQLite's alone, since on PostgreSQL all sites share a few connections.</summary>
[Trait("Provider", "Sqlite")]
public sealed class IdleDatabasesTests(IdleDatabasesTests.IdlePortal portal) : IClassFixture<IdleDatabasesTests.IdlePortal>
{
    [Fact]
    public async Task A_site_that_nobody_has_asked_for_some_minutes_keeps_no_file_open_and_opens_again()
    {
        await RestAsync();
        var (quiet, busy) = (portal.At("dinas-a"), portal.At("dinas-b"));
        await UseAsync(quiet);
        Assert.NotEmpty(OpenFilesOf(quiet));

        portal.Clock.Turn(TimeSpan.FromSeconds(90));
        await UseAsync(busy);
        portal.Clock.Turn(TimeSpan.FromSeconds(60));

        await Eventually.IsTrueAsync(() => OpenFilesOf(quiet).Count == 0, "nothing of a site that nobody asks for is open");
        Assert.NotEmpty(OpenFilesOf(busy));
        Assert.Equal(HttpStatusCode.OK, await quiet.StatusOfAsync("/berita"));
    }

    [Fact]
    public async Task Work_that_outlasts_those_minutes_ends_with_a_file_that_is_let_go_of_too()
    {
        await RestAsync();
        var site = portal.At("dinas-a");
        await site.LookAsync(async db =>
        {
            await db.Features.CountAsync(TestContext.Current.CancellationToken);
            portal.Clock.Turn(TimeSpan.FromMinutes(3));
            await Eventually.IsTrueAsync(() => OpenFilesOf(site).Count == 0, "the pool of a connection that waits is emptied");
            return await db.Features.CountAsync(TestContext.Current.CancellationToken);
        });
        Assert.NotEmpty(OpenFilesOf(site));

        portal.Clock.Turn(TimeSpan.FromMinutes(3));

        await Eventually.IsTrueAsync(() => OpenFilesOf(site).Count == 0, "nothing of a site that nobody asks for is open");
    }

    /// <summary>What a portal has to do after its first start is done, and nobody has asked for anything for long.</summary>
    private Task RestAsync() => Eventually.IsTrueAsync(
        async () =>
        {
            portal.Clock.Turn(TimeSpan.FromMinutes(5));
            return !await portal.OnHostAsync(db => db.Tenants.AnyAsync(row => row.Marked, TestContext.Current.CancellationToken))
                && OpenFilesOf(Path.Combine(portal.DataPath, "tenants")).Count == 0;
        },
        "no site's file is open");

    // Not a page, which may be answered from memory.
    private static Task UseAsync(Agency site) => site.LookAsync(db => db.Features.CountAsync(TestContext.Current.CancellationToken));

    private static List<string> OpenFilesOf(Agency site) => OpenFilesOf(site.DatabaseFile);

    private static List<string> OpenFilesOf(string path) =>
    [
        .. Directory.GetFiles("/proc/self/fd").Select(file => new FileInfo(file).LinkTarget).OfType<string>()
            .Where(target => target.StartsWith(path, StringComparison.Ordinal)),
    ];

    /// <summary>Nobody else asks for anything here.</summary>
    public sealed class IdlePortal : PortalFactory;
}
