namespace JatengPortal.Kernel.Mail;

/// <summary>A letter (surel) to one person, as plain text.</summary>
/// <param name="ToAddress">One e-mail address without a name, at most 254 characters (RFC 5321, 4.5.3.1.3).</param>
/// <param name="ToName">Of the person; may be empty. Cut to 100 characters.</param>
/// <param name="Subject">One line. Cut to 200 characters.</param>
/// <param name="TextBody">At most 100,000 characters. May hold a secret: it is kept encrypted, and erased once it is sent or given
/// up.</param>
/// <param name="Kind">What it is for, such as <c>invitation</c>: for logs and lists, 1 to 50 characters.</param>
public sealed record OutgoingMail(string ToAddress, string ToName, string Subject, string TextBody, string Kind)
{
    /// <summary>When it is no longer worth sending; null for never. UTC.</summary>
    public DateTime? UsefulUntilUtc { get; init; }
}
