using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace JatengPortal.Kernel.Publishing;

/// <summary>
/// The path of a page on a site that stood here before, such as <c>/2023/05/nama-artikel</c> or <c>/?p=123</c>: decoded, in lower
/// case, without a slash at its end, at most 400 characters. The same page, however its address was written, has one old path.
/// </summary>
public sealed record OldPath
{
    private const int MaxLength = 400;

    private OldPath(string value) => Value = value;

    /// <summary>Begins with a slash.</summary>
    public string Value { get; }

    /// <summary>Reads a path without query.</summary>
    /// <param name="path">Begins with a slash; may be percent-encoded.</param>
    /// <param name="old">Null where there is none.</param>
    /// <returns>False for the home page, which stands where it stood, and for what is too long or no path.</returns>
    public static bool TryOf(string path, [NotNullWhen(true)] out OldPath? old)
    {
        ArgumentNullException.ThrowIfNull(path);
        old = null;
        if (path.Length > 3 * MaxLength || !path.StartsWith('/'))
            return false;
        var value = Uri.UnescapeDataString(path).TrimEnd('/').ToLowerInvariant();
        if (value.Length is 0 or > MaxLength || value.Any(char.IsControl))
            return false;
        old = new OldPath(value);
        return true;
    }

    /// <summary>The path of a page that was asked for by its number, as WordPress does: <c>/?p=123</c>.</summary>
    /// <param name="parameter">Such as <c>p</c>.</param>
    /// <param name="number">Of the page.</param>
    public static OldPath OfNumber(string parameter, long number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"/?{parameter}={number}"));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
