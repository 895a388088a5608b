using System.Diagnostics;
using JatengPortal.Testing;

namespace JatengPortal.Architecture.Tests;

/// <summary>The files of the repository as git knows them.</summary>
internal static class Sources
{
    /// <summary>Tracked files, and those that would be, relative to the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = List();

    /// <summary>C# and Razor files that people write.</summary>
    public static IEnumerable<string> Code =>
        Files.Where(file => (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            && !file.Contains("/Migrations/", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Repository.PathOf(file.Split('/')));

    private static List<string> List()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        })!;
        var files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0 && files.Length > 0
            ? [.. files.Where(file => File.Exists(Repository.PathOf(file.Split('/'))))]
            : throw new InvalidOperationException("git doesn't list the repository's files.");
    }
}
