using JatengPortal.Kernel.Recipes.Export;
using JatengPortal.Kernel.Rules;
using JatengPortal.Media.Data;
using JatengPortal.Media.Files;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.Media.Recipes;

/// <summary>Media in exports. A file is called by its content, so files of equal content lie there once, as they do here.</summary>
internal sealed class MediaExport(MediaDbContext db, MediaLibrary library) : IExportSource
{
    private const int PageSize = 200;

    public async Task ExportAsync(RecipeExport export, CancellationToken cancellationToken)
    {
        var last = "";
        while (true)
        {
            var after = last;
            var files = await db.Files.AsNoTracking().Where(file => file.Path.CompareTo(after) > 0)
                .OrderBy(file => file.Path).Take(PageSize).ToListAsync(cancellationToken);
            if (files.Count == 0)
                return;
            last = files[^1].Path;
            foreach (var file in files)
                await ExportAsync(file, export, cancellationToken);
        }
    }

    private async Task ExportAsync(MediaFile file, RecipeExport export, CancellationToken cancellationToken)
    {
        var source = $"media/{file.Sha256}.{MediaTypes.ExtensionOf(file.MediaType)}";
        try
        {
            await using var content = File.OpenRead(library.FileOf(file.Sha256));
            await export.FileAsync(source, content, cancellationToken);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RuleViolationException(
                "media.content-missing", $"The content of the media file {file.Path} is missing; store it again, so that it can be exported.");
        }

        await export.ItemAsync("media", "Files", new MediaFileShape { TargetPath = file.Path, SourcePath = source }, cancellationToken);
    }
}
