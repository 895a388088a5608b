namespace JatengPortal.Kernel.Publishing;

/// <summary>Where an edition is on its way. Nobody but the document moves it.</summary>
public enum EditionState
{
    /// <summary>Being written (konsep).</summary>
    Draft = 0,

    /// <summary>Waits for somebody else's approval (diajukan); its text stands still meanwhile.</summary>
    Submitted = 1,

    /// <summary>Sent back with a reason (ditolak); changing it makes it a draft again.</summary>
    Rejected = 2,

    /// <summary>Approved, and published when its time comes (dijadwalkan).</summary>
    Scheduled = 3,

    /// <summary>What the public reads (terbit).</summary>
    Published = 4,

    /// <summary>Replaced by a later edition (digantikan).</summary>
    Superseded = 5,

    /// <summary>Taken back without a later edition (ditarik); see <see cref="Withdrawal"/>.</summary>
    Withdrawn = 6,
}
