using System.Globalization;
using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.SignIn;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Mail;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Identity.Invitations;

/// <summary>
/// Brings a link to the person that it is for: by e-mail, or, where the portal can't send any, by a host administrator, who is shown it
/// once. Scoped.
/// </summary>
internal sealed class LinkLetters(
    HostConnection host, AccountLinks links, MailQueue mail, PortalAddress portal, TenantRegistry registry, IAuditTrail audit,
        TimeProvider clock)
{
    /// <summary>Makes the link and sends it, in the transaction of the scope where there is one.</summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="kind">What for.</param>
    /// <param name="site">The agency whose site the link leads to; null for the one at the root of the portal.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The address to hand over; null where it was mailed.</returns>
    public async Task<string?> SendAsync(PortalAccount account, AccountLinkKind kind, Tenant? site, CancellationToken cancellationToken)
    {
        site ??= registry.Resolve(portal.Address.Host, "/");
        var isMailed = CanMail(account);
        await using var transaction = await host.BeginAsync(cancellationToken);
        var token = await links.AddAsync(account, kind, isMailed, cancellationToken);
        var address = (site?.AddressAt(portal) ?? portal.Text + "/") + PathOf(kind)[1..] + "/" + token;
        if (isMailed)
            mail.Add(host, Write(account, kind, site?.Title ?? portal.Text, address));
        await audit.RecordAsync(
            host, new AuditFact(kind == AccountLinkKind.Invitation ? "account.invited" : "account.reset-link-made",
                account.UserName!) { After = new { Mailed = isMailed } },
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isMailed ? null : address;
    }

    /// <summary>Whether a link would be mailed; it has to be handed over otherwise.</summary>
    public bool CanMail(PortalAccount account) => mail.IsConfigured && MailQueue.IsAddress(account.Email);

    /// <summary>Where such links lead, inside a tenant.</summary>
    public static string PathOf(AccountLinkKind kind) => kind == AccountLinkKind.Invitation ? SignInPath.Invitation : SignInPath.Reset;

    private OutgoingMail Write(PortalAccount account, AccountLinkKind kind, string site, string address)
    {
        var (subject, body, name) = kind == AccountLinkKind.Invitation
            ? (Texts.Mail_invitation_subject, Texts.Mail_invitation_body, "invitation")
            : (Texts.Mail_reset_subject, Texts.Mail_reset_body, "password-reset");
        // The paragraphs are those of the template alone: a name that made some could have the portal write what it likes.
        return new OutgoingMail(
            account.Email!, OneLine(account.DisplayName), Fill(subject), Fill(body.Replace("\\n", "\n", StringComparison.Ordinal)), name)
        {
            UsefulUntilUtc = clock.GetUtcNow().UtcDateTime + AccountLinks.LifetimeOf(kind),
        };

        string Fill(string text) => string.Format(
            CultureInfo.CurrentCulture, text, OneLine(account.DisplayName), OneLine(site), address, account.UserName);

        static string OneLine(string text) => text.ReplaceLineEndings(" ");
    }
}
