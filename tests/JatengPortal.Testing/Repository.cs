namespace JatengPortal.Testing;

/// <summary>Where things are in the checkout that these tests were built in.</summary>
public static class Repository
{
    /// <summary>The folder of JatengPortal.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release: how the running tests were built, and so the portal beside them.</summary>
    public static string Configuration { get; } =
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release"
            : "Debug";

    /// <summary>A path below the root.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>A folder for what tests leave to be looked at (screenshots, reports); git ignores it. Created when missing.</summary>
    public static string Artifacts(string name) => Directory.CreateDirectory(PathOf("artifacts", name)).FullName;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "JatengPortal.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds JatengPortal.sln.");
    }
}
