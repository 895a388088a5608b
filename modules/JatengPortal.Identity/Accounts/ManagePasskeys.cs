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
using Microsoft.AspNetCore.WebUtilities;

namespace JatengPortal.Identity.Accounts;

/// <summary>One's own passkeys (kunci sandi): adds and removes them.</summary>
internal static class ManagePasskeys
{
    public const string Path = "/akun/kunci-sandi";
    private const int Most = 20;
    private const int LongestName = 60;

    internal static void Map(FeatureRoutes routes)
    {
        routes.MapGet(Path, ShowAsync).RequireAccount(evenIfPending: false);
        routes.MapPost(Path + "/opsi", OptionsAsync).RequireAccount();
        routes.MapPost(Path, AddAsync).RequireAccount();
        routes.MapPost(Path + "/hapus", RemoveAsync).RequireAccount();
    }

    private static async Task<RazorComponentResult<PasskeysPage>> ShowAsync(CurrentAccount current, UserManager<PortalAccount> accounts) =>
        await PageAsync(accounts, await OwnAsync(accounts, current), current, null);

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult>> OptionsAsync(
        CurrentAccount current, UserManager<PortalAccount> accounts, SignInManager<PortalAccount> signIn)
    {
        var account = await OwnAsync(accounts, current);
        if (await SecurityChanges.WantMoreAsync(current, account, accounts))
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        return TypedResults.Text(
            await signIn.MakePasskeyCreationOptionsAsync(
                new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.UserName!, DisplayName = account.DisplayName }),
            "application/json");
    }

    private static async Task<Results<RazorComponentResult<PasskeysPage>, RedirectHttpResult>> AddAsync(
        [FromForm] Form form, HttpContext context, CurrentAccount current, UserManager<PortalAccount> accounts, SignInManager<PortalAccount> signIn,
        SignIns signIns, HostConnection host, IAuditTrail audit, Links links, CancellationToken cancellationToken)
    {
        var account = await OwnAsync(accounts, current);
        if (await SecurityChanges.WantMoreAsync(current, account, accounts))
            return TypedResults.Redirect(links.To(Path));
        var result = form.Credential is { Length: > 0 and < SignInWithPasskey.LongestCredential }
            && (await accounts.GetPasskeysAsync(account)).Count < Most
                ? await signIn.PerformPasskeyAttestationAsync(form.Credential)
                : null;
        // The ceremony was begun for somebody; it must have been for this very account.
        if (result is not { Succeeded: true } || result.UserEntity.Id != account.Id.ToString())
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await PageAsync(accounts, account, current, Texts.Passkey_not_added);
        }

        var name = (form.Name ?? "").Trim();
        result.Passkey.Name = name.Length == 0 ? Texts.Passkey : name[..Math.Min(name.Length, LongestName)];
        await using (var transaction = await host.BeginAsync(cancellationToken))
        {
            await accounts.AddOrUpdatePasskeyAsync(account, result.Passkey);
            await audit.RecordAsync(
                host, new AuditFact("account.passkey-added", account.UserName!) { After = new { result.Passkey.Name } }, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        // The first one was shown just now: from here on the session has a second step, and the key can be taken away again.
        if (!current.Account!.HasSecondFactor)
            await signIns.CompleteAsync(context, account, hasSecondFactor: true, cancellationToken);
        return TypedResults.Redirect(links.To(Path));
    }

    private static async Task<RedirectHttpResult> RemoveAsync(
        [FromForm] RemovalForm form, CurrentAccount current, UserManager<PortalAccount> accounts, HostConnection host, IAuditTrail audit, Links links,
        CancellationToken cancellationToken)
    {
        var account = await OwnAsync(accounts, current);
        if (await SecurityChanges.WantMoreAsync(current, account, accounts))
            return TypedResults.Redirect(links.To(Path));
        var id = WebEncoders.Base64UrlDecode(form.Passkey is { Length: < 2000 } text && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? text : "");
        // Only among one's own: the store would find any.
        if ((await accounts.GetPasskeysAsync(account)).FirstOrDefault(own => own.CredentialId.AsSpan().SequenceEqual(id)) is { } passkey)
        {
            await using var transaction = await host.BeginAsync(cancellationToken);
            await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
            await audit.RecordAsync(
                host, new AuditFact("account.passkey-removed", account.UserName!) { Before = new { passkey.Name } }, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return TypedResults.Redirect(links.To(Path));
    }

    private static async Task<PortalAccount> OwnAsync(UserManager<PortalAccount> accounts, CurrentAccount current) =>
        (await accounts.FindByIdAsync(current.Account!.Id.ToString()))!;

    private static async Task<RazorComponentResult<PasskeysPage>> PageAsync(
        UserManager<PortalAccount> accounts, PortalAccount account, CurrentAccount current, string? error) => new(new
        {
            Passkeys = (IReadOnlyList<UserPasskeyInfo>)[.. await accounts.GetPasskeysAsync(account)],
            WantsMore = await SecurityChanges.WantMoreAsync(current, account, accounts),
            Error = error,
        });

    internal sealed record Form(string? Credential, string? Name);

    internal sealed record RemovalForm(string? Passkey);
}
