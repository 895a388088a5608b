namespace JatengPortal.Kernel.Settings;

/// <summary>A section of a tenant's settings: a record of plain values, kept as JSON.</summary>
public interface ISettingsSection
{
    /// <summary>The section's name, unique in the portal.</summary>
    static abstract string Section { get; }
}
