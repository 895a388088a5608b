namespace JatengPortal.Kernel.Modules;

/// <summary>
/// Where the whole portal is looked after. Declared by the module of tenants; others put their own screens of the host under it
/// (<c>/admin/portal/…</c>), so that all of them stand in the same tenant.
/// </summary>
public static class PortalAdministration
{
    /// <summary>The feature, which the province has.</summary>
    public static readonly Feature Feature = new("JatengPortal.Tenants", "Pengelolaan portal")
    {
        Description = "Membuat, mengatur, dan memantau situs semua instansi.",
        DependsOn = ["JatengPortal.Administration"],
    };
}
