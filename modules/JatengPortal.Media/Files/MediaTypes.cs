namespace JatengPortal.Media.Files;

/// <summary>Tells what a file is from its first bytes. What isn't listed can't be stored: nothing here can run in a browser.</summary>
internal static class MediaTypes
{
    /// <summary>Enough of a file to tell.</summary>
    public const int HeadLength = 16;

    /// <summary>Null where the content is of no kind that is taken.</summary>
    public static string? Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return "image/png";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8))
            return "image/gif";
        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8))
            return "image/webp";
        return head.StartsWith("%PDF-"u8) ? "application/pdf" : null;
    }

    /// <summary>What the name of such a file ends with.</summary>
    public static string ExtensionOf(string mediaType) => mediaType == "image/jpeg" ? "jpg" : mediaType[(mediaType.IndexOf('/') + 1)..];
}
