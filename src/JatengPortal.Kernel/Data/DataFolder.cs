namespace JatengPortal.Kernel.Data;

/// <summary>Where the portal keeps its data.</summary>
/// <param name="Path">Absolute.</param>
public sealed record DataFolder(string Path)
{
    /// <summary>Makes the folder; nobody but the portal's own user may look inside.</summary>
    public void Create()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Path);
        else
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A tenant's own folder, for files beside its database.</summary>
    public string Of(Tenants.Tenant tenant) => System.IO.Path.Combine(Path, "tenants", tenant.Name);
}
