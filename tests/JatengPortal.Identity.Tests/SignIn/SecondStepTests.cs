using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.SignIn;
using JatengPortal.Testing;

namespace JatengPortal.Identity.Tests.SignIn;

public sealed partial class SecondStepTests(PortalFactory portal)
{
    [Fact]
    public async Task With_a_second_factor_the_password_alone_opens_nothing()
    {
        var (name, key, _) = await NewPersonWithAppAsync();
        using var visitor = new Visitor(portal);
        using var password = await visitor.SignInAsync(name, People.Password, "/dinas-a/akun");
        Assert.Equal(SignInPath.SecondStep, password.Headers.Location?.OriginalString);
        using var early = await visitor.GetAsync("/akun");
        Assert.Equal(HttpStatusCode.Redirect, early.StatusCode);

        using var wrong = await visitor.SubmitAsync(SignInPath.SecondStep, SignInPath.SecondStep, ("Code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);

        using var right = await visitor.SubmitAsync(SignInPath.SecondStep, SignInPath.SecondStep, ("Code", CodeOf(key)));
        Assert.Equal("/dinas-a/akun", right.Headers.Location?.OriginalString);
        Assert.Contains("Warga (contoh)", await visitor.ReadAsync("/akun"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_opens_once()
    {
        var (name, _, recovery) = await NewPersonWithAppAsync();
        foreach (var expected in new[] { HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity })
        {
            using var visitor = new Visitor(portal);
            using var password = await visitor.SignInAsync(name, People.Password);
            using var step = await visitor.SubmitAsync(SignInPath.SecondStep, SignInPath.SecondStep, ("Code", recovery[0].ToLowerInvariant()));
            Assert.Equal(expected, step.StatusCode);
        }
    }

    [Fact]
    public async Task The_second_step_without_the_first_leads_back_to_it()
    {
        using var visitor = new Visitor(portal);
        using var page = await visitor.GetAsync(SignInPath.SecondStep);
        Assert.Equal(SignInPath.Password, page.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_first_step_counts_no_more_once_the_password_has_changed()
    {
        var (name, key, _) = await NewPersonWithAppAsync();
        using var visitor = new Visitor(portal);
        using var password = await visitor.SignInAsync(name, People.Password);
        await portal.AsOperatorAsync(register => register.ResetPasswordAsync(name, TestContext.Current.CancellationToken));

        using var step = await visitor.PostSecondStepAsync(CodeOf(key));

        Assert.DoesNotContain(visitor.Cookies, cookie => cookie.Name == "portal-session" && cookie.Value.Length > 0);
    }

    [Fact]
    public async Task Only_the_password_switches_the_second_factor_off()
    {
        var (name, key, _) = await NewPersonWithAppAsync();
        using var visitor = new Visitor(portal);
        using var password = await visitor.SignInAsync(name, People.Password);
        using var step = await visitor.SubmitAsync(SignInPath.SecondStep, SignInPath.SecondStep, ("Code", CodeOf(key)));

        using var refused = await visitor.SubmitAsync(SetUpSecondFactor.Path, SetUpSecondFactor.Path + "/hapus", ("Password", "bukan-ini"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var removed = await visitor.SubmitAsync(SetUpSecondFactor.Path, SetUpSecondFactor.Path + "/hapus", ("Password", People.Password));
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        using var again = new Visitor(portal);
        using var signedIn = await again.SignInAsync(name, People.Password);
        Assert.Equal(SignInPath.Account, signedIn.Headers.Location?.OriginalString);
    }

    private async Task<(string Name, byte[] Key, List<string> Recovery)> NewPersonWithAppAsync()
    {
        var (visitor, name) = await portal.NewSignedInAsync();
        using (visitor)
        {
            var key = FromBase32(KeyText().Match(await visitor.ReadAsync(SetUpSecondFactor.Path)).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));
            using var set = await visitor.SubmitAsync(SetUpSecondFactor.Path, SetUpSecondFactor.Path, ("Code", CodeOf(key)));
            var recovery = RecoveryCode().Matches(await set.TextAsync()).Select(match => match.Groups[1].Value).ToList();
            Assert.Equal(10, recovery.Count);
            return (name, key, recovery);
        }
    }

    // RFC 6238 with the values that apps assume: HMAC-SHA-1, 30 seconds, six digits.
    private static string CodeOf(byte[] key)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The standard says so.
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(text.Select(letter => Convert.ToString(Letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }

    [GeneratedRegex("<code class=\"key\">([A-Z2-7 ]+)</code>")]
    private static partial Regex KeyText();

    [GeneratedRegex("<li><code>([^<]+)</code></li>")]
    private static partial Regex RecoveryCode();
}

file static class SecondSteps
{
    public static Task<HttpResponseMessage> PostSecondStepAsync(this Visitor visitor, string code) =>
        visitor.SubmitAsync("/masuk", SignInPath.SecondStep, ("Code", code));
}
