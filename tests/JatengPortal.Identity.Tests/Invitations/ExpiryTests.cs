using System.Net;
using JatengPortal.Identity.Invitations;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity.Tests.Invitations;

/// <summary>Links end by themselves. A portal of its own: its clock is turned.</summary>
public sealed class ExpiryTests(ExpiryTests.AgeingPortal portal) : IClassFixture<ExpiryTests.AgeingPortal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AccountLinkKind.Invitation, 7 * 24)]
    [InlineData(AccountLinkKind.PasswordReset, 1)]
    public async Task A_link_works_until_its_time_is_over(AccountLinkKind kind, int hours)
    {
        var name = await portal.NewPersonAsync();
        var link = "";
        await portal.AsOperatorAsync(async services =>
            link = (await services.GetRequiredService<LinkLetters>().SendAsync(await portal.FindAsync(name), kind, null, Token))!);
        using var visitor = new Visitor(portal);

        portal.Clock.Turn(TimeSpan.FromHours(hours) - TimeSpan.FromMinutes(5));
        using var early = await visitor.GetAsync(new Uri(link).AbsolutePath);
        portal.Clock.Turn(TimeSpan.FromMinutes(6));
        using var late = await visitor.GetAsync(new Uri(link).AbsolutePath);

        Assert.Equal(HttpStatusCode.OK, early.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
    }

    /// <summary>A portal of its own.</summary>
    public sealed class AgeingPortal : PortalFactory;
}
