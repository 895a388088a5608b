using System.Text;

namespace JatengPortal.Kernel.Recipes;

/// <summary>The files beside a recipe: what it may read, and nothing else of the machine.</summary>
/// <remarks>
/// A path is relative to the recipe's folder, its segments divided by <c>/</c>. Refused are: absolute paths, <c>..</c>, names
/// that begin with a dot, backslashes, colons, control characters, more than 256 characters, and anything that a symbolic
/// link leads to.
/// </remarks>
public sealed class RecipeFiles
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);


    /// <summary>The files of this folder and below.</summary>
    public RecipeFiles(string folder) => Folder = Path.GetFullPath(folder);

    internal string Folder { get; }

    /// <summary>What is wrong with the path or its file, in one sentence; null when the file can be read.</summary>
    /// <param name="path">Relative to the recipe's folder, <c>media/kantor.jpg</c>.</param>
    public string? Problem(string path) => Problem(path, RecipeLimits.BinaryFileBytes);

    /// <summary>Opens a file of at most 64 MB.</summary>
    /// <exception cref="IOException">The path is refused (message as <see cref="Problem(string)"/>), or the disk
    /// fails.</exception>
    public Stream OpenRead(string path)
    {
        if (Problem(path) is { } problem)
            throw new IOException(problem);
        try
        {
            return new FileStream(Locate(path), new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            });
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new IOException($"the file {Quoting.Quote(path)} can't be read", refused);
        }
    }

    /// <summary>Reads a UTF-8 text of at most 1 MB; a byte order mark is left out.</summary>
    /// <exception cref="IOException">The path is refused, the text is no UTF-8 or too long, or the disk fails.</exception>
    internal string ReadText(string path)
    {
        if (Problem(path, RecipeLimits.TextFileBytes) is { } problem)
            throw new IOException(problem);
        var bytes = BoundedFile.Read(Locate(path), RecipeLimits.TextFileBytes)
            ?? throw new IOException($"the file {Quoting.Quote(path)} is too large");
        try
        {
            return StrictUtf8.GetString(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new IOException($"the file {Quoting.Quote(path)} is no UTF-8 text");
        }
    }

    /// <summary>What is wrong with the path by itself, without a look at the disk.</summary>
    internal static string? ProblemOfPath(string path)
    {
        if (path.Length is 0 or > RecipeLimits.PathLength)
            return $"a path has 1 to {RecipeLimits.PathLength} characters";
        if (path.Any(c => char.IsControl(c) || c is '\\' or ':'))
            return $"the path {Quoting.Quote(path)} may hold no backslash, colon or control character; folders are divided by /";
        // A dot in front covers '.', '..' and hidden files; an empty segment covers absolute paths and '//'.
        return path.Split('/').Any(segment => segment.Length == 0 || segment[0] == '.')
            ? $"the path {Quoting.Quote(path)} must stay in the recipe's folder: relative, no '..', no name with a dot in front"
            : null;
    }

    private string? Problem(string path, long mostBytes)
    {
        if (ProblemOfPath(path) is { } problem)
            return problem;
        var place = Folder;
        var segments = path.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            place = Path.Combine(place, segments[i]);
            var entry = i < segments.Length - 1 ? (FileSystemInfo)new DirectoryInfo(place) : new FileInfo(place);
            if (entry.LinkTarget is not null || (entry.Exists && entry.Attributes.HasFlag(FileAttributes.ReparsePoint)))
                return $"the path {Quoting.Quote(path)} leads through a symbolic link";
            if (!entry.Exists)
                return $"there is no file {Quoting.Quote(path)} beside the recipe";
            if (entry is FileInfo { Length: var length } && length > mostBytes)
                return $"the file {Quoting.Quote(path)} has {length} bytes; at most {mostBytes} are read";
            // A named pipe has no length either, and opening one would wait for ever.
            if (entry is FileInfo { Length: 0 })
                return $"the file {Quoting.Quote(path)} is empty";
        }
        return null;
    }

    private string Locate(string path) => Path.Combine(Folder, path);
}
