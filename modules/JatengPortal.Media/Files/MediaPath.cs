using System.Text.RegularExpressions;

namespace JatengPortal.Media.Files;

/// <summary>Where a file stands: segments of <c>a-z 0-9 - _ .</c> divided by slashes, none beginning with a dot; at most 200 characters.</summary>
internal static partial class MediaPath
{
    public static bool IsValid(string path) => path.Length is >= 1 and <= 200 && Shape().IsMatch(path);

    [GeneratedRegex(@"^[a-z0-9_-][a-z0-9._-]*(/[a-z0-9_-][a-z0-9._-]*)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
