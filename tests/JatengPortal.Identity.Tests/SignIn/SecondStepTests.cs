using System.Net;
using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.SignIn;
using JatengPortal.Testing;

namespace JatengPortal.Identity.Tests.SignIn;

public sealed class SecondStepTests(PortalFactory portal)
{
    [Fact]
    public async Task With_a_second_factor_the_password_alone_opens_nothing()
    {
        var (name, key, _) = await portal.NewPersonWithAppAsync();
        using var visitor = new Visitor(portal);
        using var password = await visitor.SignInAsync(name, People.Password, "/dinas-a/akun");
        Assert.Equal(SignInPath.SecondStep, password.Headers.Location?.OriginalString);
        using var early = await visitor.GetAsync("/akun");
        Assert.Equal(HttpStatusCode.Redirect, early.StatusCode);

        using var wrong = await visitor.SubmitAsync(SignInPath.SecondStep, SignInPath.SecondStep, ("Code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);

        using var right = await visitor.SubmitAsync(SignInPath.SecondStep, SignInPath.SecondStep, ("Code", OneTimeCode.Of(key)));
        Assert.Equal("/dinas-a/akun", right.Headers.Location?.OriginalString);
        Assert.Contains("Warga (contoh)", await visitor.ReadAsync("/akun"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_opens_once()
    {
        var (name, _, recovery) = await portal.NewPersonWithAppAsync();
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
        var (name, key, _) = await portal.NewPersonWithAppAsync();
        using var visitor = new Visitor(portal);
        using var password = await visitor.SignInAsync(name, People.Password);
        await portal.AsOperatorAsync(register => register.ResetPasswordAsync(name, TestContext.Current.CancellationToken));

        using var step = await visitor.PostSecondStepAsync(OneTimeCode.Of(key));

        Assert.DoesNotContain(visitor.Cookies, cookie => cookie.Name == "portal-session" && cookie.Value.Length > 0);
    }

    [Fact]
    public async Task Where_the_portal_wants_it_its_administrators_go_nowhere_without_a_second_step()
    {
        await using var strict = new StrictPortal();
        var (administrator, _) = await strict.NewHostAdministratorAsync();
        var (other, _) = await strict.NewSignedInAsync();
        using (administrator)
        using (other)
        {
            using var sent = await administrator.GetAsync("/akun");
            Assert.Equal(SetUpSecondFactor.Path, sent.Headers.Location?.OriginalString);
            Assert.Contains("Warga", await other.ReadAsync("/akun"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_the_password_switches_the_second_factor_off()
    {
        var (name, key, _) = await portal.NewPersonWithAppAsync();
        using var visitor = new Visitor(portal);
        using var password = await visitor.SignInAsync(name, People.Password);
        using var step = await visitor.SubmitAsync(SignInPath.SecondStep, SignInPath.SecondStep, ("Code", OneTimeCode.Of(key)));

        using var refused = await visitor.SubmitAsync(SetUpSecondFactor.Path, SetUpSecondFactor.Path + "/hapus", ("Password", "bukan-ini"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var removed = await visitor.SubmitAsync(SetUpSecondFactor.Path, SetUpSecondFactor.Path + "/hapus", ("Password", People.Password));
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        using var again = new Visitor(portal);
        using var signedIn = await again.SignInAsync(name, People.Password);
        Assert.Equal(SignInPath.Account, signedIn.Headers.Location?.OriginalString);
    }

    private sealed class StrictPortal : PortalFactory
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string> { ["Portal:AdministratorsNeedSecondFactor"] = "true" };
    }
}

file static class SecondSteps
{
    public static Task<HttpResponseMessage> PostSecondStepAsync(this Visitor visitor, string code) =>
        visitor.SubmitAsync("/masuk", SignInPath.SecondStep, ("Code", code));
}
