namespace JatengPortal.Media.Files;

/// <summary>A file at a path. Files of equal content share their bytes.</summary>
internal sealed class MediaFile
{
    /// <summary>See <see cref="MediaPath"/>.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the content, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; set; }

    /// <summary>As the content shows, never as a name or a sender claims.</summary>
    public required string MediaType { get; set; }

    /// <summary>Bytes.</summary>
    public required long Length { get; set; }

    public required DateTime StoredUtc { get; set; }
}
