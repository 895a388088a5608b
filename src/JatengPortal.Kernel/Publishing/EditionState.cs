namespace JatengPortal.Kernel.Publishing;

/// <summary>Where an edition is on its way. Nobody but the document moves it.</summary>
public enum EditionState
{
    /// <summary>Being written (konsep).</summary>
    Draft = 0,

    /// <summary>Approved, and published when its time comes (dijadwalkan).</summary>
    Scheduled = 3,

    /// <summary>What the public reads (terbit).</summary>
    Published = 4,

    /// <summary>Replaced by a later edition (digantikan).</summary>
    Superseded = 5,
}
