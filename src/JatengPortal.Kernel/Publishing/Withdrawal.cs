namespace JatengPortal.Kernel.Publishing;

/// <summary>In which way something public is taken back.</summary>
public enum WithdrawalKind
{
    /// <summary>It should never have been public: its address answers 410, or leads to another page (terbit karena kekeliruan).</summary>
    PublishedInError = 0,

    /// <summary>Another page says it now: its address leads there (digabungkan).</summary>
    Consolidated = 1,

    /// <summary>It no longer holds: it stays readable under a notice with the reason (ditarik).</summary>
    Withdrawn = 2,
}

/// <summary>How, why and when something public is, or is to be, taken back.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Reason">For readers, and for the trail: 1 to <see cref="LongestReason"/> characters.</param>
/// <param name="RedirectTo">Path inside the tenant that its address leads to from then on; null for none.</param>
/// <param name="Utc">When.</param>
/// <param name="AccountId">Who decided it.</param>
public sealed record Withdrawal(WithdrawalKind Kind, string Reason, string? RedirectTo, DateTime Utc, Guid AccountId)
{
    /// <summary>In characters.</summary>
    public const int LongestReason = 1000;

    /// <summary>Whether readers still find the text, under a notice.</summary>
    public bool IsReadable => Kind == WithdrawalKind.Withdrawn;
}
