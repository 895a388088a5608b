namespace JatengPortal.Web.Commands;

/// <summary>A file as whoever typed the command means it: seen from where they stand.</summary>
/// <remarks>
/// <c>dotnet run --project</c> moves the process into the project's folder; where the command was typed, the shell still says in
/// <c>PWD</c>.
/// </remarks>
internal static class CallersPath
{
    /// <summary>The path under which the file is found; as it was typed where it is found nowhere.</summary>
    public static string Of(string typed)
    {
        if (File.Exists(typed) || Environment.GetEnvironmentVariable("PWD") is not { Length: > 0 } folder)
            return typed;
        var path = Path.Combine(folder, typed);
        return File.Exists(path) ? path : typed;
    }

    /// <summary>The full path of something that is to be made.</summary>
    public static string OfNew(string typed) =>
        Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } folder && Directory.Exists(folder)
            ? Path.GetFullPath(typed, Path.GetFullPath(folder))
            : Path.GetFullPath(typed);
}
