namespace JatengPortal.Testing;

/// <summary>A new, empty folder that is gone when disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("jatengportal-").FullName;

    /// <summary>A path inside it.</summary>
    public string PathOf(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A process that was just ended may still hold a file for a moment; the machine's temporary folder is no place to insist.
        }
    }
}
