using System.Text.Json.Nodes;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Media.Tests;

/// <summary>A recipe with files beside it.</summary>
internal sealed class MediaRecipe : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly JsonArray _files = [];

    public string PathOf(string file) => _folder.PathOf(file);

    /// <summary>Puts a file beside the recipe, which is to store it.</summary>
    public MediaRecipe With(string target, byte[] content)
    {
        var source = $"berkas-{_files.Count}";
        File.WriteAllBytes(PathOf(source), content);
        return Naming(target, source);
    }

    /// <summary>Lets the recipe name a file without putting it there.</summary>
    public MediaRecipe Naming(string target, string source)
    {
        _files.Add(new JsonObject { ["TargetPath"] = target, ["SourcePath"] = source });
        return this;
    }

    public async Task<RecipeOutcome> RunAsync(PortalFactory portal, string agency, bool dryRun = false)
    {
        var step = new JsonObject { ["name"] = "media", ["Files"] = _files.DeepClone() };
        var recipe = new JsonObject { ["name"] = "media-uji", ["steps"] = new JsonArray(step) };
        await File.WriteAllTextAsync(PathOf("media-uji.recipe.json"), recipe.ToJsonString(), TestContext.Current.CancellationToken);
        return await portal.Services.GetRequiredService<TenantRecipes>().RunAsync(
            Recipe.Load(PathOf("media-uji.recipe.json")), portal.At(agency).Tenant, dryRun, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>Beginnings of files, as far as anybody looks at them here.</summary>
internal static class SampleFiles
{
    public static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. Filling.ToArray()];
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. Filling.ToArray()];
    public static readonly byte[] Gif = [.. "GIF89a"u8, .. Filling.ToArray()];
    public static readonly byte[] WebP = [.. "RIFF"u8, 0x24, 0, 0, 0, .. "WEBPVP8 "u8, .. Filling.ToArray()];

    /// <summary>PNG files of the same number are equal, of different ones different.</summary>
    public static byte[] Png(byte number) => [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, number, .. Filling.ToArray()];

    private static ReadOnlySpan<byte> Filling => "0123456789abcdefghijklmnopqrstuvwxyz"u8;
}
