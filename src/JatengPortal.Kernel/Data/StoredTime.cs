namespace JatengPortal.Kernel.Data;

/// <summary>Times as every database keeps them: UTC, to the microsecond.</summary>
public static class StoredTime
{
    /// <summary>The time as it will come back; for what is compared or hashed before it was stored.</summary>
    public static DateTime Of(DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
