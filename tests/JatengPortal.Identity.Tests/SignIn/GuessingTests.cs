using System.Net;
using JatengPortal.Identity.SignIn;
using JatengPortal.Testing;

namespace JatengPortal.Identity.Tests.SignIn;

/// <summary>Guessing is held off, and holding it off is no way to keep somebody out. A portal of its own: its clock is turned.</summary>
public sealed class GuessingTests(GuessingTests.GuessedPortal portal, GuessingTests.DirectPortal direct)
    : IClassFixture<GuessingTests.GuessedPortal>, IClassFixture<GuessingTests.DirectPortal>
{
    [Fact]
    public async Task After_ten_wrong_passwords_even_the_right_one_waits_ten_minutes()
    {
        var name = await portal.NewPersonAsync();
        using var stranger = new Visitor(portal);
        await GuessAsync(stranger, name, SignInLimits.MostPerAccount);

        using var refused = await stranger.SignInAsync(name, People.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);

        portal.Clock.Turn(SignInLimits.Window);
        using var accepted = await stranger.SignInAsync(name, People.Password);
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
    }

    [Fact]
    public async Task What_strangers_guess_keeps_nobody_from_their_own_device()
    {
        var (owner, name) = await portal.NewSignedInAsync();
        using (owner)
        {
            using var signedOut = await owner.SubmitAsync("/keluar", "/keluar");
            using var stranger = new Visitor(portal);
            await GuessAsync(stranger, name, SignInLimits.MostPerAccount + 5);

            using var accepted = await owner.SignInAsync(name, People.Password);

            Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        }
    }

    [Fact]
    public async Task A_device_that_is_known_for_one_account_helps_nobody_to_guess_another()
    {
        var (attacker, _) = await portal.NewSignedInAsync();
        using (attacker)
        {
            using var signedOut = await attacker.SubmitAsync("/keluar", "/keluar");
            var victim = await portal.NewPersonAsync();
            using var stranger = new Visitor(portal);
            await GuessAsync(stranger, victim, SignInLimits.MostPerAccount);

            using var refused = await attacker.SignInAsync(victim, People.Password);

            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Ten_thousand_guesses_for_many_accounts_from_one_network_end_after_a_hundred()
    {
        using var stranger = new Visitor(portal);
        portal.Clock.Turn(SignInLimits.Window);
        var refused = 0;
        for (var i = 0; i < 10_000; i++)
        {
            // Past the limit no password is looked at, so that the rest costs nothing.
            using var guess = await stranger.SubmitGuessAsync($"orang-{i}", "tebakan-apa-saja");
            refused += guess.StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        portal.Clock.Turn(SignInLimits.Window);
        Assert.Equal(10_000 - SignInLimits.MostPerNetwork, refused);
    }

    [Fact]
    public async Task Ten_thousand_guesses_for_one_account_from_as_many_addresses_end_after_ten_and_keep_its_owner_out_of_nothing()
    {
        var (owner, name) = await portal.NewSignedInAsync();
        using (owner)
        {
            using var signedOut = await owner.SubmitAsync("/keluar", "/keluar");
            using var army = new Visitor(portal);
            var looked = 0;
            for (var i = 0; i < 10_000; i++)
            {
                army.Headers["X-Forwarded-For"] = $"10.{i / 65536}.{i / 256 % 256}.{i % 256}";
                using var guess = await army.SubmitGuessAsync(name, "tebakan-apa-saja");
                looked += guess.StatusCode == HttpStatusCode.UnprocessableEntity ? 1 : 0;
            }

            Assert.Equal(SignInLimits.MostPerAccount, looked);
            using var accepted = await owner.SignInAsync(name, People.Password);
            Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
            // Nor is the history of the account filled with it.
            Assert.True((await owner.ReadAsync("/akun")).Split("terlalu banyak percobaan").Length <= 2);
        }
    }

    [Fact]
    public async Task Whoever_is_no_proxy_hides_behind_no_forwarded_address()
    {
        using var stranger = new Visitor(direct);
        var refused = 0;
        for (var i = 0; i < SignInLimits.MostPerNetwork + 20; i++)
        {
            stranger.Headers["X-Forwarded-For"] = $"10.1.{i / 256}.{i % 256}";
            using var guess = await stranger.SubmitGuessAsync($"orang-jauh-{i}", "tebakan-apa-saja");
            refused += guess.StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        Assert.Equal(20, refused);
    }

    private static async Task GuessAsync(Visitor visitor, string name, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var guess = await visitor.SubmitGuessAsync(name, $"tebakan-nomor-{i}");
            Assert.NotEqual(HttpStatusCode.Redirect, guess.StatusCode);
        }
    }

    /// <summary>A portal of its own, behind a proxy.</summary>
    public sealed class GuessedPortal : PortalFactory
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string,
            string> { ["Portal:KnownProxies:0"] = "127.0.0.1" };
    }

    /// <summary>A portal of its own that strangers reach without a proxy.</summary>
    public sealed class DirectPortal : PortalFactory;
}

/// <summary>Sends sign-in forms one after the other, with the token of the first page.</summary>
internal static class Guesses
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Visitor, string> Tokens = [];

    public static async Task<HttpResponseMessage> SubmitGuessAsync(this Visitor visitor, string name, string password)
    {
        if (!Tokens.TryGetValue(visitor, out var token))
        {
            var page = await visitor.ReadAsync("/masuk");
            token = page.Split("name=\"_token\" value=\"")[1].Split('"')[0];
            Tokens.Add(visitor, token);
        }

        return await visitor.PostAsync("/masuk", ("UserName", name), ("Password", password), ("ReturnAddress", ""), ("_token", token));
    }
}
