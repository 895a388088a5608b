using System.Globalization;
using System.Net.Mail;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Rules;
using Microsoft.AspNetCore.DataProtection;

namespace JatengPortal.Kernel.Mail;

/// <summary>
/// The letters that the portal sends. They are queued in the transaction of the host's database that gives rise to them, and sent by the
/// serving process afterwards: at most once each, with some patience for servers that are busy. A singleton.
/// </summary>
public sealed class MailQueue
{
    private const int LongestAddress = 254;
    private const int LongestName = 100;
    private const int LongestSubject = 200;
    private const int LongestBody = 100_000;
    private const int LongestKind = 50;

    private readonly IDataProtector _protector;
    private readonly TimeProvider _clock;

    internal MailQueue(MailOptions options, IDataProtectionProvider protection, TimeProvider clock)
    {
        IsConfigured = options.Host is not null;
        _protector = protection.CreateProtector("JatengPortal.Kernel.Mail");
        _clock = clock;
    }

    /// <summary>Whether there is a mail server (<c>Portal__Mail__Host</c>). Without one, people are shown what they would have been
    /// sent.</summary>
    public bool IsConfigured { get; }

    /// <summary>Queues a letter in the transaction that is under way; it goes out once that is committed, and never if it is not.</summary>
    /// <param name="host">Of the scope.</param>
    /// <param name="mail">The letter.</param>
    /// <returns>Whether it was queued: false where there is no mail server, and then nothing is kept.</returns>
    /// <exception cref="RuleViolationException"><c>mail.refused</c>: the address is none, or the letter too long.</exception>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public bool Add(HostConnection host, OutgoingMail mail)
    {
        if (host.Transaction is null)
            throw new InvalidOperationException("Letters are queued inside a transaction.");
        if (!IsAddress(mail.ToAddress))
            throw new RuleViolationException("mail.refused", "The letter needs the e-mail address of one person.");
        if (mail.TextBody.Length > LongestBody || mail.Kind.Length is 0 or > LongestKind)
            throw new RuleViolationException("mail.refused", $"The text of a letter has at most {LongestBody} characters.");
        if (!IsConfigured)
            return false;
        var now = _clock.GetUtcNow();
        host.Context<MailDbContext>().Mails.Add(new MailRow
        {
            Id = Guid.CreateVersion7(now),
            Kind = mail.Kind,
            ToAddress = mail.ToAddress,
            ToName = OneLine(mail.ToName, LongestName),
            Subject = OneLine(mail.Subject, LongestSubject),
            Body = _protector.Protect(mail.TextBody),
            CreatedUtc = now.UtcDateTime,
            NextUtc = now.UtcDateTime,
            UsefulUntilUtc = mail.UsefulUntilUtc,
        });
        return true;
    }

    /// <summary>
    /// Whether letters can go to this address: one person's, without a name, and nothing in it that would end a line or begin another
    /// address (header injection, CWE-93).
    /// </summary>
    public static bool IsAddress(string? address) =>
        address is { Length: > 0 and <= LongestAddress }
        && !address.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is ',' or ';' or '<' or '>' or '"')
        && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address
            && parsed.Host.Contains('.', StringComparison.Ordinal);

    internal string Open(string body) => _protector.Unprotect(body);

    /// <summary>Titles and names come from people: whatever would break the line becomes a blank.</summary>
    private static string OneLine(string text, int longest)
    {
        var line = string.Concat(text.Select(letter =>
            char.IsControl(letter) || char.GetUnicodeCategory(
                letter) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : letter)).Trim();
        return line.Length <= longest ? line : line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)];
    }
}
