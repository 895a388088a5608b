using System.Net;
using System.Text.RegularExpressions;
using JatengPortal.Identity.Accounts;
using JatengPortal.Testing;

namespace JatengPortal.Identity.Tests.Accounts;

public sealed partial class SessionTests(PortalFactory portal)
{
    [Fact]
    public async Task A_session_that_is_ended_elsewhere_is_over_with_its_next_request()
    {
        var (here, name) = await portal.NewSignedInAsync();
        using (here)
        {
            using var there = new Visitor(portal);
            using var signedIn = await there.SignInAsync(name, People.Password);
            foreach (var other in SessionId().Matches(await here.ReadAsync("/akun")).Select(match => match.Groups[1].Value).Where(id => Guid.Parse(id) != Guid.Empty))
            {
                using var ended = await here.SubmitAsync("/akun", "/akun/sesi", ("Session", other));
            }

            using var refused = await there.GetAsync("/akun");
            Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
            Assert.Contains("Warga", await here.ReadAsync("/akun"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_ends_a_session_of_somebody_else()
    {
        var (victim, victimName) = await portal.NewSignedInAsync();
        var (attacker, _) = await portal.NewSignedInAsync();
        using (victim)
        using (attacker)
        {
            using var second = new Visitor(portal);
            using var signedIn = await second.SignInAsync(victimName, People.Password);
            var session = SessionId().Matches(await victim.ReadAsync("/akun")).Select(match => match.Groups[1].Value).First(id => Guid.Parse(id) != Guid.Empty);

            using var tried = await attacker.SubmitAsync("/akun", "/akun/sesi", ("Session", session));

            Assert.Contains("Warga", await second.ReadAsync("/akun"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_new_password_signs_out_all_other_devices()
    {
        const string Other = "gerobak-senja-pasar-lama";
        var (here, name) = await portal.NewSignedInAsync();
        using (here)
        {
            using var there = new Visitor(portal);
            using var signedIn = await there.SignInAsync(name, People.Password);

            using var changed = await here.SubmitAsync(
                ChangePassword.Path, ChangePassword.Path, ("Current", People.Password), ("New", Other), ("Again", Other));

            Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
            using var refused = await there.GetAsync("/akun");
            Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
            Assert.Contains("Warga", await here.ReadAsync("/akun"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("salah", "gerobak-senja-pasar-lama", "gerobak-senja-pasar-lama")]
    [InlineData(People.Password, "gerobak-senja-pasar-lama", "gerobak-senja-pasar-baru")]
    [InlineData(People.Password, People.Password, People.Password)]
    [InlineData(People.Password, "password1", "password1")]
    [InlineData(People.Password, "", "")]
    public async Task A_change_of_password_is_refused_in_words(string current, string next, string again)
    {
        var (visitor, name) = await portal.NewSignedInAsync();
        using (visitor)
        {
            using var refused = await visitor.SubmitAsync(ChangePassword.Path, ChangePassword.Path, ("Current", current), ("New", next), ("Again", again));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("role=\"alert\"", await refused.TextAsync(), StringComparison.Ordinal);
            using var still = new Visitor(portal);
            using var signedIn = await still.SignInAsync(name, People.Password);
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        }
    }

    [GeneratedRegex("name=\"Session\" value=\"([^\"]+)\"")]
    private static partial Regex SessionId();
}
