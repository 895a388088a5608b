namespace JatengPortal.Kernel.Recipes;

/// <summary>Reads a small file whole, whatever its size claims to be.</summary>
internal static class BoundedFile
{
    /// <summary>The bytes; null when there are more than <paramref name="most"/>.</summary>
    /// <exception cref="IOException">It isn't there, or can't be read.</exception>
    public static byte[]? Read(string path, int most)
    {
        // Named pipes and devices have no length and never end: they count as empty and are not opened.
        var length = new FileInfo(path).Length;
        if (length == 0)
            return [];
        if (length > most)
            return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var bytes = new byte[length];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        // A file that grows while it is read is refused too: nobody knows which half of a change was seen.
        return file.ReadByte() >= 0 ? null : bytes[..read];
    }
}
