using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Data;
using JatengPortal.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace JatengPortal.Identity.Tests.SignIn;

/// <summary>Neither by its words nor by the work that it does tells the portal who has an account.</summary>
public sealed partial class EnumerationTests(EnumerationTests.CountedPortal portal) : IClassFixture<EnumerationTests.CountedPortal>
{
    [Theory]
    [InlineData("nobody")]
    [InlineData("somebody")]
    [InlineData("somebody whose account is closed")]
    [InlineData("somebody who has not taken up an invitation")]
    [InlineData("somebody with a second step")]
    public async Task A_wrong_password_is_hashed_once_noted_once_and_answered_alike_whoever_it_is_for(string whom)
    {
        var name = await NameOfAsync(whom);
        using var stranger = new Visitor(portal);
        var (hashed, noted) = (portal.Hasher.Verified, await NotedAsync());

        using var refused = await stranger.SignInAsync(name, "sandi-yang-salah-sekali");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal((hashed + 1, noted + 1), (portal.Hasher.Verified, await NotedAsync()));
        using var nobody = await stranger.SignInAsync("tidak-ada-orang-ini", "sandi-yang-salah-sekali");
        Assert.Equal(Plain(await nobody.TextAsync(), "tidak-ada-orang-ini"), Plain(await refused.TextAsync(), name));
    }

    private async Task<string> NameOfAsync(string whom)
    {
        switch (whom)
        {
            case "nobody":
                return "siapa-pun-bukan";
            case "somebody with a second step":
                return (await portal.NewPersonWithAppAsync()).Name;
            case "somebody who has not taken up an invitation":
                var invited = People.NewName();
                await portal.AsOperatorAsync(async services => await services.GetRequiredService<UserManager<PortalAccount>>().CreateAsync(
                    new PortalAccount { Id = Guid.CreateVersion7(), UserName = invited, DisplayName = "Undangan (contoh)", CreatedUtc = DateTime.UnixEpoch }));
                return invited;
            default:
                var name = await portal.NewPersonAsync();
                if (whom.Contains("closed", StringComparison.Ordinal))
                    await portal.AsOperatorAsync(register => register.CloseAsync(name, TestContext.Current.CancellationToken));
                return name;
        }
    }

    private async Task<int> NotedAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().SignInAttempts.CountAsync(TestContext.Current.CancellationToken);
    }

    private static string Plain(string page, string name) =>
        Token().Replace(page, "").Replace(name, "", StringComparison.Ordinal);

    [GeneratedRegex("name=\"_token\" value=\"[^\"]+\"")]
    private static partial Regex Token();

    /// <summary>A portal that counts how often a password is hashed to be compared.</summary>
    public sealed class CountedPortal : PortalFactory
    {
        internal CountingHasher Hasher { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<PortalAccount>>(Hasher)));
        }
    }

    internal sealed class CountingHasher() : PasswordHasher<PortalAccount>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }))
    {
        public int Verified { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(PortalAccount user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
