using System.Globalization;
using JatengPortal.Identity.SignIn;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using QRCoder;

namespace JatengPortal.Identity.Accounts;

/// <summary>Sets up an authenticator app as second factor (RFC 6238), gives recovery codes, and takes both away again.</summary>
internal static class SetUpSecondFactor
{
    public const string Path = SecondFactorPath.SetUp;
    private const int RecoveryCodes = 10;
    private const string Issuer = "JatengPortal";

    internal static void Map(FeatureRoutes routes)
    {
        routes.MapGet(Path, ShowAsync).RequireAccount(evenIfPending: true);
        routes.MapPost(Path, HandleAsync).RequireAccount(evenIfPending: true);
        routes.MapPost(Path + "/hapus", RemoveAsync).RequireAccount();
    }

    private static async Task<RazorComponentResult<SecondFactorPage>> ShowAsync(CurrentAccount current, UserManager<PortalAccount> accounts)
    {
        var account = (await accounts.FindByIdAsync(current.Account!.Id.ToString()))!;
        return await SecurityChanges.WantMoreAsync(current, account, accounts)
            ? WantMore(current, StatusCodes.Status200OK)
            : await PageAsync(accounts, account, current, null, []);
    }

    private static async Task<RazorComponentResult<SecondFactorPage>> HandleAsync(
        [FromForm] Form form, HttpContext context, CurrentAccount current, UserManager<PortalAccount> accounts, SignIns signIns, SignInLimits limits,
        HostConnection host, IAuditTrail audit, CancellationToken cancellationToken)
    {
        var account = (await accounts.FindByIdAsync(current.Account!.Id.ToString()))!;
        if (await SecurityChanges.WantMoreAsync(current, account, accounts))
            return WantMore(current, StatusCodes.Status403Forbidden);
        var code = (form.Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (!limits.MayTry(context, account.UserName!, account))
            return await RefuseAsync(Texts.Sign_in_too_many);
        if (code.Length != 6 || !await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            limits.Failed(context, account.UserName!, account);
            return await RefuseAsync(Texts.Second_factor_code_wrong);
        }

        List<string> recovery;
        await using (var transaction = await host.BeginAsync(cancellationToken))
        {
            await accounts.SetTwoFactorEnabledAsync(account, true);
            recovery = [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes))!];
            await audit.RecordAsync(host, new AuditFact("account.second-factor-set-up", account.UserName!), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        // The code was the second factor: from here on the session has it.
        await signIns.CompleteAsync(context, account, hasSecondFactor: true, cancellationToken);
        return await PageAsync(accounts, account, current, null, recovery);

        async Task<RazorComponentResult<SecondFactorPage>> RefuseAsync(string error)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await PageAsync(accounts, account, current, error, []);
        }
    }

    private static async Task<Results<RazorComponentResult<SecondFactorPage>, RedirectHttpResult>> RemoveAsync(
        [FromForm] RemovalForm form, HttpContext context, CurrentAccount current, UserManager<PortalAccount> accounts, SignInLimits limits,
        HostConnection host, IAuditTrail audit, Links links, CancellationToken cancellationToken)
    {
        var account = (await accounts.FindByIdAsync(current.Account!.Id.ToString()))!;
        if (await SecurityChanges.WantMoreAsync(current, account, accounts))
            return WantMore(current, StatusCodes.Status403Forbidden);
        if (!limits.MayTry(context, account.UserName!, account) || form.Password is not { Length: > 0 and <= PasswordStrength.Longest }
            || !await accounts.CheckPasswordAsync(account, form.Password))
        {
            limits.Failed(context, account.UserName!, account);
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await PageAsync(accounts, account, current, Texts.Password_current_wrong, []);
        }

        await using (var transaction = await host.BeginAsync(cancellationToken))
        {
            await accounts.SetTwoFactorEnabledAsync(account, false);
            await accounts.ResetAuthenticatorKeyAsync(account);
            await audit.RecordAsync(host, new AuditFact("account.second-factor-removed", account.UserName!), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return TypedResults.Redirect(links.To(SignInPath.Account));
    }

    private static RazorComponentResult<SecondFactorPage> WantMore(CurrentAccount current, int status) =>
        new(new { WantsMore = true, IsRequired = current.Account!.MustVisit == Path }) { StatusCode = status };

    private static async Task<RazorComponentResult<SecondFactorPage>> PageAsync(
        UserManager<PortalAccount> accounts, PortalAccount account, CurrentAccount current, string? error, IReadOnlyList<string> recovery)
    {
        if (account.TwoFactorEnabled)
        {
            return new(new
            {
                IsSetUp = true,
                IsRequired = current.Account!.MustVisit == Path,
                RecoveryCodes = recovery,
                CodesLeft = await accounts.CountRecoveryCodesAsync(account),
                Error = error,
            });
        }

        if (await accounts.GetAuthenticatorKeyAsync(account) is not { Length: > 0 } key)
        {
            await accounts.ResetAuthenticatorKeyAsync(account);
            key = (await accounts.GetAuthenticatorKeyAsync(account))!;
        }

        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"otpauth://totp/{Uri.EscapeDataString(Issuer)}:{Uri.EscapeDataString(account.UserName!)}?secret={key}&issuer={Uri.EscapeDataString(Issuer)}&digits=6");
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return new(new
        {
            IsSetUp = false,
            IsRequired = current.Account!.MustVisit == Path,
            Key = string.Join(' ', key.Chunk(4).Select(part => new string(part))),
            QrCode = "data:image/png;base64," + Convert.ToBase64String(picture.GetGraphic(6)),
            Error = error,
            RecoveryCodes = recovery,
        });
    }

    internal sealed record Form(string? Code);

    internal sealed record RemovalForm(string? Password);
}
