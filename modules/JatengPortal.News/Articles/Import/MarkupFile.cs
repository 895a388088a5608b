namespace JatengPortal.News.Articles.Import;

/// <summary>Tells markup from text by how a file begins: no article begins with a tag.</summary>
internal static class MarkupFile
{
    private const int Enough = 512;

    /// <exception cref="IOException">The file can't be read.</exception>
    public static async Task<bool> IsOneAsync(string path, CancellationToken cancellationToken)
    {
        // Opening a named pipe would wait for a writer; like a device, it has no length.
        if (new FileInfo(path) is { Exists: true, Length: 0 })
            return false;
        await using var file = File.OpenRead(path);
        var beginning = new byte[Enough];
        var length = await file.ReadAtLeastAsync(beginning, Enough, throwOnEndOfStream: false, cancellationToken);
        return Begins(beginning.AsSpan(0, length));
    }

    /// <param name="beginning">The first bytes of a file, in UTF-8, UTF-16 or any encoding that agrees with ASCII.</param>
    public static bool Begins(ReadOnlySpan<byte> beginning)
    {
        var marks = "\uFEFF"u8;
        if (beginning.StartsWith(marks))
            beginning = beginning[marks.Length..];
        var signs = new List<byte>(2);
        foreach (var sign in beginning)
        {
            // The zeros and the mark of UTF-16, and blanks above the first tag.
            if (sign is 0 or 0xFE or 0xFF || (signs.Count == 0 && sign is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                continue;
            signs.Add(sign);
            if (signs.Count == 2)
                break;
        }

        return signs is [(byte)'<', (byte)'?' or (byte)'!' or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z')];
    }
}
