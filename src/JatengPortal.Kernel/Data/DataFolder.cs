namespace JatengPortal.Kernel.Data;

/// <summary>Where the portal keeps its data.</summary>
/// <param name="Path">Absolute.</param>
public sealed record DataFolder(string Path)
{
    // EWOULDBLOCK, and ERROR_SHARING_VIOLATION: what flock(2) and Windows say of a file that another process holds.
    private const int LockedOnLinux = 11;
    private const int LockedOnMac = 35;
    private const int LockedOnWindows = unchecked((int)0x80070020);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Makes the folder; nobody but the portal's own user may look inside.</summary>
    public void Create()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Path);
        else
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>
    /// Waits until no other process has this folder to itself, and keeps others waiting until it is disposed of. The operating
    /// system lets go of it for a process that is killed.
    /// </summary>
    internal async Task<IAsyncDisposable> AloneAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(System.IO.Path.Combine(Path, "setup.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException taken) when (taken.HResult is LockedOnLinux or LockedOnMac or LockedOnWindows)
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    /// <summary>A tenant's own folder, for files beside its database.</summary>
    public string Of(Tenants.Tenant tenant) => System.IO.Path.Combine(Path, "tenants", tenant.Name);
}
