using System.Net;
using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;

namespace JatengPortal.Kernel.Tests.Data.Servers;

/// <summary>A schema that somebody holds: its readers must not hold every connection while they wait.</summary>
[Trait("Provider", "Postgres")]
public sealed class LockedSchemaTests(LockedSchemaTests.SmallPool portal) : IClassFixture<LockedSchemaTests.SmallPool>
{
    [Fact]
    public async Task Readers_of_a_locked_schema_leave_the_connections_to_others()
    {
        var (site, other) = (await portal.NewSiteAsync(), await portal.NewSiteAsync());
        await using (await site.LockAsync())
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.StatusOfAsync("/berita"));

            var readers = Enumerable.Range(0, 60).Select(i => site.StatusOfAsync($"/berita/artikel-{i}")).ToArray();
            Assert.Equal(HttpStatusCode.OK, await other.StatusOfAsync("/berita"));
            Assert.All(await Task.WhenAll(readers), status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
        }

        Assert.Equal(HttpStatusCode.OK, await site.StatusOfAsync("/berita"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync("/berita/artikel-1"));
    }

    /// <summary>A pool that a few waiting readers would empty; nobody waits long for a connection.</summary>
    public sealed class SmallPool : ProbedPortal
    {
        /// <inheritdoc />
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
        {
            ["Portal:Database:ConnectionString"] =
                TestDatabase.SettingsFor(DataPath)["Portal__Database__ConnectionString"] + ";Maximum Pool Size=8;Timeout=2",
        };
    }
}
