using JatengPortal.Kernel.Modules;

namespace JatengPortal.Audit.Reading;

/// <summary>Which trail an address shows. Metadata of the endpoints, so that both trails have the same screens.</summary>
/// <param name="Path">Where its screens begin, inside the tenant.</param>
/// <param name="Read">What reading it takes.</param>
/// <param name="Manage">What it takes to say how long entries are kept.</param>
public sealed record TrailPlace(string Path, Permission Read, Permission Manage)
{
    /// <summary>That of this tenant.</summary>
    public static readonly TrailPlace OfTenant = new("/admin/jejak-audit", AuditModule.View, AuditModule.Manage);

    /// <summary>That of the host.</summary>
    public static readonly TrailPlace OfHost = new("/admin/portal/jejak-audit", AuditModule.Portal, AuditModule.Portal);

    public string Title => this == OfHost ? Texts.Trail_of_host : Texts.Trail;

    public string ExportPath => Path + "/ekspor";

    public string VerifyPath => Path + "/keutuhan";

    public string RetentionPath => Path + "/penyimpanan";

    public string EntryPath(long sequence) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path}/{sequence}");
}
