using System.Net.Mail;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Mail;

/// <summary>The mail server, section <c>Portal:Mail</c> (environment form <c>Portal__Mail__Host</c> and so on).</summary>
public sealed class MailOptions
{
    private const int SubmissionPort = 587;

    /// <summary>Name of the server; null for none: then nothing is sent.</summary>
    public string? Host { get; set; }

    /// <summary>Its port. Default 587 (RFC 6409).</summary>
    public int Port { get; set; } = SubmissionPort;

    /// <summary>Whom the portal signs in as; null for nobody.</summary>
    public string? UserName { get; set; }

    /// <summary>The password for it.</summary>
    public string? Password { get; set; }

    /// <summary>Whom letters come from, such as <c>portal@jatengprov.example</c>. Needed with a server.</summary>
    public string? From { get; set; }

    /// <summary><c>StartTls</c> (default; RFC 3207), or <c>None</c> for a server on this machine.</summary>
    public string Security { get; set; } = "StartTls";

    internal bool IsEncrypted => Security.Equals("StartTls", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="RuleViolationException"><c>settings.invalid</c></exception>
    internal void Check()
    {
        if (string.IsNullOrWhiteSpace(Host))
        {
            Host = null;
            return;
        }

        if (!MailAddress.TryCreate(From, out _))
            throw new RuleViolationException("settings.invalid",
                "Portal__Mail__From is needed with Portal__Mail__Host: the e-mail address that letters come from.");
        if (!IsEncrypted && !Security.Equals("None", StringComparison.OrdinalIgnoreCase))
            throw new RuleViolationException("settings.invalid", $"Portal__Mail__Security is '{Security}'; there are StartTls and None.");
        if (Port is < 1 or > 65535)
            throw new RuleViolationException("settings.invalid", $"Portal__Mail__Port is {Port}; ports go from 1 to 65535.");
    }
}
