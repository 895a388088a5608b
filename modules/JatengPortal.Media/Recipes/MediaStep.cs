using System.ComponentModel;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using JatengPortal.Media.Files;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Media.Recipes;

/// <summary>Stores files that lie beside the recipe.</summary>
internal sealed class MediaStep : RecipeStep<MediaShape>
{
    public override string Name => "media";

    protected override string? ExplainUnknownProperty(string property) => property switch
    {
        "SourceUrl" => "a recipe fetches nothing from elsewhere; put the file beside it and name it in SourcePath",
        "Base64" => "put the file beside the recipe and name it in SourcePath",
        "Path" => "use SourcePath and TargetPath",
        _ => null,
    };

    public override void Check(MediaShape step, RecipeCheck check)
    {
        for (var i = 0; i < step.Files.Count; i++)
        {
            if (!MediaPath.IsValid(step.Files[i].TargetPath))
                check.Error($"Files[{i}].TargetPath", "segments of a-z, 0-9, -, _ and . divided by slashes");
            if (check.Files.Problem(step.Files[i].SourcePath) is { } problem)
                check.Error($"Files[{i}].SourcePath", problem);
        }
    }

    public override async Task RunAsync(MediaShape step, RecipeRun run, CancellationToken cancellationToken)
    {
        var library = run.Services.GetRequiredService<MediaLibrary>();
        for (var i = 0; i < step.Files.Count; i++)
        {
            var file = step.Files[i];
            try
            {
                await using var content = run.Files.OpenRead(file.SourcePath);
                if (await library.StoreAsync(file.TargetPath, content, run.IsDryRun, cancellationToken))
                    run.Changed($"media {file.TargetPath}", new RecipeDifference("media", file.TargetPath, Before: null, After: ""));
                else
                    run.Unchanged();
            }
            catch (Exception refused) when (refused is RuleViolationException or IOException)
            {
                throw run.Refusal($"Files[{i}]", refused.Message, refused);
            }
        }
    }
}

[Description("Stores files that lie beside the recipe.")]
internal sealed class MediaShape
{
    [Description("The files.")]
    public required IReadOnlyList<MediaFileShape> Files { get; init; }
}

[Description("A file.")]
internal sealed class MediaFileShape
{
    [Description("Where it will stand among the tenant's media.")]
    public required string TargetPath { get; init; }

    [Description("Where it lies, relative to the recipe.")]
    public required string SourcePath { get; init; }
}
