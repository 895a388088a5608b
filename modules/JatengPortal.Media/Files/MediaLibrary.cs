using System.Security.Cryptography;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Media.Data;

namespace JatengPortal.Media.Files;

/// <summary>The files of the scope's tenant.</summary>
internal sealed class MediaLibrary(MediaDbContext db, TenantDatabase database, CurrentTenant current, DataFolder folder, TimeProvider clock)
{
    public const int LargestFile = 20 * 1024 * 1024;

    /// <summary>Stores a file at a path; a different one that stood there gives way.</summary>
    /// <param name="path">See <see cref="MediaPath"/>.</param>
    /// <param name="content">Read once, to its end.</param>
    /// <param name="keepNothing">Only find out what would change.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="RuleViolationException"><c>media.invalid-path</c>, <c>media.too-large</c>, <c>media.unknown-type</c></exception>
    public async Task<bool> StoreAsync(string path, Stream content, bool keepNothing, CancellationToken cancellationToken)
    {
        if (!MediaPath.IsValid(path))
            throw new RuleViolationException("media.invalid-path", $"'{path}' is no path of a media file: use a-z, 0-9, - and _ between slashes.");
        var bytes = await ReadAsync(content, cancellationToken);
        var type = MediaTypes.Of(bytes.AsSpan(0, Math.Min(bytes.Length, MediaTypes.HeadLength))) ?? throw new RuleViolationException(
            "media.unknown-type", $"{path} is neither an image (PNG, JPEG, GIF, WebP) nor a PDF, whatever its name says.");
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));

        await using var transaction = await database.BeginAsync(cancellationToken);
        var file = await db.Files.FindAsync([path], cancellationToken);
        if (file?.Sha256 == hash)
        {
            await transaction.CommitAsync(cancellationToken);
            return false;
        }

        // The bytes come first: a row without bytes would be a broken address, bytes without a row are only a little room.
        if (!keepNothing)
            await WriteAsync(hash, bytes, cancellationToken);
        if (file is null)
        {
            db.Files.Add(file = new MediaFile
            {
                Path = path,
                Sha256 = hash,
                MediaType = type,
                Length = bytes.Length,
                StoredUtc = clock.GetUtcNow().UtcDateTime,
            });
        }

        (file.Sha256, file.MediaType, file.Length, file.StoredUtc) = (hash, type, bytes.Length, clock.GetUtcNow().UtcDateTime);
        transaction.ContentChanged();
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Where the bytes of a content lie.</summary>
    public string FileOf(string sha256) => Path.Combine(folder.Of(current.Tenant), "media", sha256[..2], sha256);

    private static async Task<byte[]> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int read;
        while ((read = await content.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > LargestFile)
                throw new RuleViolationException("media.too-large", $"A media file has at most {LargestFile / 1024 / 1024} MB.");
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private async Task WriteAsync(string hash, byte[] bytes, CancellationToken cancellationToken)
    {
        var file = FileOf(hash);
        if (File.Exists(file))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = $"{file}.{Guid.NewGuid():N}";
        await using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
        {
            await stream.WriteAsync(bytes, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file, overwrite: true);
    }
}
