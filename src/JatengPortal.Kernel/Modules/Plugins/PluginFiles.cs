using System.Collections.Frozen;
using System.Security.Cryptography;
using JatengPortal.Kernel.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>
/// The files of a plug-in's <c>wwwroot</c>, at <c>/_content/&lt;plug-in&gt;/</c>. They were listed when the portal started, and
/// an address is looked up in that list: no path is ever made of what a request says.
/// </summary>
internal sealed class PluginFiles
{
    private const int FingerprintLength = 10;

    // Each is read once at the start of every process, for its version.
    private const long LargestFile = 50 * 1024 * 1024;
    private static readonly FileExtensionContentTypeProvider Types = new();
    private readonly string _name;
    private readonly FrozenDictionary<string, ServedFile> _files;

    private PluginFiles(string name, FrozenDictionary<string, ServedFile> files)
    {
        _files = files;
        _name = name;
        Addresses = files.Where(file => file.Value.IsVersioned)
            .ToFrozenDictionary(file => $"_content/{name}/{file.Value.Name}", file => $"/_content/{name}/{file.Key}");
    }

    /// <summary>From <c>_content/Contoh/gaya.css</c> to the address with the version in it.</summary>
    public FrozenDictionary<string, string> Addresses { get; }

    /// <summary>Lists the files in the folder of the plug-in of that name.</summary>
    /// <exception cref="RuleViolationException"><c>plugin.file-too-large</c></exception>
    public static PluginFiles In(string folder, string name) => new(name, List(Path.Combine(folder, "wwwroot")));

    /// <summary>Serves them.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        if (_files.Count > 0)
            routes.MapMethods($"/_content/{_name}/{{**file}}", ["GET", "HEAD"], Serve).WithMetadata(this);
    }

    private IResult Serve(string? file, HttpContext context)
    {
        if (!_files.TryGetValue(file ?? "", out var served) || !File.Exists(served.Path))
            return TypedResults.NotFound();
        var headers = context.Response.Headers;
        // Somebody has put another file in its place: what that one says isn't what the address promises.
        var isAsListed = File.GetLastWriteTimeUtc(served.Path) == served.ModifiedUtc;
        headers.CacheControl = !isAsListed ? "no-store" : served.IsVersioned ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var tag = served.Fingerprint;
        var path = served.Path;
        if (served.HasBrotli && isAsListed && AcceptsBrotli(context.Request))
        {
            headers.ContentEncoding = "br";
            tag += "-br";
            path += ".br";
        }

        return TypedResults.PhysicalFile(
            path, served.Type, entityTag: isAsListed ? new EntityTagHeaderValue($"\"{tag}\"") : null,
            enableRangeProcessing: path == served.Path);
    }

    private static bool AcceptsBrotli(HttpRequest request) => request.GetTypedHeaders().AcceptEncoding.Any(
        encoding => encoding.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && encoding.Quality is null or > 0);

    private static FrozenDictionary<string, ServedFile> List(string folder)
    {
        var files = new Dictionary<string, ServedFile>(StringComparer.Ordinal);
        if (!Directory.Exists(folder) || IsLink(folder))
            return files.ToFrozenDictionary();
        // Links and hidden files are passed over: nothing outside of the folder is served.
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
        };
        foreach (var path in Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal))
        {
            // What 'dotnet publish' compressed is served in place of the file itself.
            if (Path.GetExtension(path) is ".br" or ".gz" && File.Exists(path[..^3]))
                continue;
            var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            var fingerprint = FingerprintOf(path, name);
            var file = new ServedFile(name, path, fingerprint, File.GetLastWriteTimeUtc(path))
            {
                Type = Types.TryGetContentType(path, out var type) ? type : "application/octet-stream",
                HasBrotli = File.Exists(path + ".br") && !IsLink(path + ".br"),
            };
            files[name] = file;
            var extension = Path.GetExtension(name);
            files.TryAdd($"{name[..^extension.Length]}.{fingerprint}{extension}", file with { IsVersioned = true });
        }

        return files.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static bool IsLink(string path) => File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);

    private static string FingerprintOf(string path, string name)
    {
        using var content = File.OpenRead(path);
        return content.Length <= LargestFile
            ? Convert.ToHexStringLower(SHA256.HashData(content))[..FingerprintLength]
            : throw new RuleViolationException("plugin.file-too-large", $"wwwroot/{name} has more than {LargestFile / (1024 * 1024)} MB.");
    }

    private sealed record ServedFile(string Name, string Path, string Fingerprint, DateTime ModifiedUtc)
    {
        public required string Type { get; init; }

        public required bool HasBrotli { get; init; }

        public bool IsVersioned { get; init; }
    }
}
