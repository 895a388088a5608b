using System.Diagnostics;
using System.Security.Cryptography;

namespace JatengPortal.Testing;

/// <summary>The plug-in below <c>tests/plugins</c>, built apart from the solution with <c>dotnet publish</c>, once for all tests.</summary>
public static class PublishedPlugin
{
    /// <summary>Of its folder and assembly.</summary>
    public const string Name = "Contoh.Perpustakaan";

    private static readonly Lazy<Task<string>> Folder = new(PublishAsync);

    /// <summary>Its publish folder; it is published when that isn't of this source and this kernel.</summary>
    public static Task<string> FolderAsync() => Folder.Value;

    /// <summary>Puts it where a portal looks for plug-ins.</summary>
    public static async Task PutIntoAsync(string dataPath) =>
        CopyFolder(await FolderAsync(), Path.Combine(dataPath, "plugins", Name));

    /// <summary>Copies a folder with everything in it.</summary>
    public static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    /// <summary>Runs <c>dotnet</c>.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it printed.</exception>
    public static async Task DotnetAsync(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}\n{await output}\n{await error}");
    }

    /// <summary>Where a plug-in's author would have the portal: the program's folder.</summary>
    public static string PortalFolder => Repository.PathOf("src", "JatengPortal.Web", "bin", Repository.Configuration, "net10.0");

    private static async Task<string> PublishAsync()
    {
        var artifacts = Repository.Artifacts("plugins");
        var (folder, stampFile) = (Path.Combine(artifacts, Name), Path.Combine(artifacts, Name + ".stamp"));
        await using var turn = await TurnAsync(Path.Combine(artifacts, Name + ".lock"));
        var stamp = StampOf(Repository.PathOf("tests", "plugins", Name));
        if (File.Exists(stampFile) && await File.ReadAllTextAsync(stampFile) == stamp)
            return folder;
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        await DotnetAsync(
            "publish", Repository.PathOf("tests", "plugins", Name, Name + ".csproj"), "-c", "Release", "-o", folder,
            "-p:PortalFolder=" + PortalFolder, "-nodeReuse:false");
        await File.WriteAllTextAsync(stampFile, stamp);
        return folder;
    }

    private static string StampOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(File.ReadAllBytes(Path.Combine(PortalFolder, "JatengPortal.Kernel.dll")));
        var sources = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0].Equals("obj", StringComparison.Ordinal)
                && !Path.GetRelativePath(folder, file).StartsWith("bin", StringComparison.Ordinal));
        foreach (var file in sources.Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Test projects run side by side, each a process of its own.
    private static async Task<FileStream> TurnAsync(string file)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }
}
