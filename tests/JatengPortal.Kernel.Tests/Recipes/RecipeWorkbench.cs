using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Steps;
using Microsoft.Extensions.Logging.Abstractions;

namespace JatengPortal.Kernel.Tests.Recipes;

/// <summary>A folder of recipes that is gone after the test, the sample steps, and a runner over both.</summary>
public sealed class RecipeWorkbench : IDisposable
{
    public static readonly DateTime Now = new(2026, 11, 22, 3, 4, 5, 678, DateTimeKind.Utc);
    public static readonly Feature News = new("Sample.News", "Berita");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recipes");
    private readonly Dictionary<string, string> _environment = [];

    public RecipeWorkbench()
    {
        Steps = new RecipeStepCatalog([
            new OfferedStep(new RecipesStep(), null),
            new OfferedStep(Noted, null),
            new OfferedStep(new SwitchStep(), null),
            new OfferedStep(new NewsStep(), News),
            new OfferedStep(new AgenciesStep(), null),
            new OfferedStep(new AlwaysStep(), new Feature("Sample.Always", "Selalu") { IsAlwaysOn = true }),
        ]);
        Catalog = new RecipeCatalog([Folder]);
        Sources = new RecipeSources
        {
            EnvironmentVariable = _environment.GetValueOrDefault,
            Setting = key => key == "Portal:Kind" ? "provinsi" : null,
            Text = key => key == "Welcome" ? "Selamat datang" : null,
        };
        Runner = new RecipeRunner(Steps, Catalog, Sources, NullLogger<RecipeRunner>.Instance);
    }

    internal string Folder => _folder.FullName;

    internal NoteStep Noted { get; } = new();

    internal RecipeStepCatalog Steps { get; }

    internal RecipeCatalog Catalog { get; }

    internal RecipeSources Sources { get; }

    internal RecipeRunner Runner { get; }

    public void Dispose() => _folder.Delete(recursive: true);

    internal void SetEnvironment(string name, string value) => _environment[name] = value;

    internal string Write(string file, string content)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Reads a recipe that stands in the workbench's folder, without writing it there.</summary>
    internal Recipe Read(string json, string file = "sample.recipe.json") =>
        RecipeReader.Read(Encoding.UTF8.GetBytes(json), file, new RecipeFiles(Folder));

    internal static string RecipeOf(string steps, string variables = "{}", string name = "sample") =>
        $$"""{ "name": "{{name}}", "variables": {{variables}}, "steps": [ {{steps}} ] }""";

    /// <summary>A recipe with one step that notes the text, a JSON string.</summary>
    internal static string NoteOf(string text, string variables = "{}") =>
        RecipeOf($$"""{ "name": "note", "text": {{text}} }""", variables);

    internal static string Quote(string text) => JsonSerializer.Serialize(text);

    internal static RecipeTarget Kominfo(params string[] features) =>
        new() { Scope = RecipeScope.Tenant, Name = "kominfo", Now = Now, EnabledFeatures = features };

    internal RecipePlan Check(string json, RecipeTarget? target = null) => Runner.Check(Read(json), target ?? Kominfo());

    internal Task<RecipeOutcome> RunAsync(RecipePlan plan, IProgress<RecipeProgress>? progress = null) =>
        Runner.RunAsync(plan, new RecipeExecution(NoServices.Instance) { Progress = progress }, TestContext.Current.CancellationToken);

    /// <summary>The lines with which the recipe is refused, be it while reading or while checking.</summary>
    internal string[] Refusals(string json, RecipeTarget? target = null) =>
        [.. Assert.Throws<RecipeException>(() => Check(json, target)).Errors.Select(e => e.ToString())];

    /// <summary>The only line with which the recipe is refused.</summary>
    internal string Refusal(string json, RecipeTarget? target = null) => Assert.Single(Refusals(json, target));

    /// <summary>What a <c>note</c> step is given for the text.</summary>
    internal string TextOf(string text, string variables = "{}", RecipeTarget? target = null) =>
        ((NoteShape)Check(NoteOf(Quote(text), variables), target).Steps[0].Shape).Text;
}

internal sealed class NoServices : IServiceProvider
{
    public static readonly NoServices Instance = new();

    public object? GetService(Type serviceType) => null;
}

/// <summary>Notes a text; the second time it is the same, nothing changes.</summary>
internal sealed class NoteStep : RecipeStep<NoteShape>
{
    private readonly HashSet<string> _notes = [];

    public override string Name => "note";

    public override RecipeScope Scope => RecipeScope.Anywhere;

    public override async Task RunAsync(NoteShape step, RecipeRun run, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (step.Text == "forbidden")
            throw new Kernel.Rules.RuleViolationException("note.forbidden", "This may not be noted.");
        if (_notes.Add(step.Text))
            run.Changed($"noted {step.Text}");
        else
            run.Unchanged();
    }
}

[Description("Notes a text.")]
internal sealed class NoteShape
{
    [Description("What to note.")]
    public required string Text { get; init; }

    public Guid? Id { get; init; }

    public DateTime? Time { get; init; }

    public Mood Mood { get; init; }

    public int Count { get; init; } = 1;

    public double Ratio { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public NotePart? Part { get; init; }
}

internal enum Mood
{
    Calm,
    Alert,
}

internal sealed record NotePart(string Title, int Weight = 1, NotePart? Inner = null);

/// <summary>Stands in for the feature step.</summary>
internal sealed class SwitchStep : RecipeStep<SwitchShape>
{
    public override string Name => "switch";

    public override void Check(SwitchShape step, RecipeCheck check)
    {
        for (var i = 0; i < step.Enable.Count; i++)
        {
            if (step.Enable[i] != RecipeWorkbench.News.Id)
                check.Error($"enable[{i}]", $"unknown feature{RecipeCheck.Suggest(step.Enable[i], [RecipeWorkbench.News.Id])}");
            else
                check.EnabledFeatures.Add(step.Enable[i]);
        }
    }

    public override Task RunAsync(SwitchShape step, RecipeRun run, CancellationToken cancellationToken) => Task.CompletedTask;

    protected internal override string? ExplainUnknownProperty(string property) =>
        property == "Disable" ? "nothing can be disabled here" : null;
}

internal sealed class SwitchShape
{
    public required IReadOnlyList<string> Enable { get; init; }
}

/// <summary>Stands in for the content step: its items are read one by one, and it belongs to a feature.</summary>
internal sealed class NewsStep : RecipeStep<NewsShape>
{
    public override string Name => "news";

    public override void Check(NewsShape step, RecipeCheck check)
    {
        for (var i = 0; i < step.Data.Count; i++)
            check.Read<NotePart>(step.Data[i], $"data[{i}]");
    }

    protected internal override void CompleteSchema(JsonObject schema, RecipeSchemaTypes types) =>
        schema["properties"]!["Data"]!["items"] = types.Reference(typeof(NotePart));

    public override Task RunAsync(NewsShape step, RecipeRun run, CancellationToken cancellationToken)
    {
        for (var i = 0; i < step.Data.Count; i++)
            run.Changed(run.Read<NotePart>(step.Data[i], $"data[{i}]").Title);
        return Task.CompletedTask;
    }
}

internal sealed class NewsShape
{
    public required IReadOnlyList<JsonElement> Data { get; init; }
}

/// <summary>Belongs to a feature that is always on.</summary>
internal sealed class AlwaysStep : RecipeStep<AlwaysShape>
{
    public override string Name => "always";

    public override Task RunAsync(AlwaysShape step, RecipeRun run, CancellationToken cancellationToken) => Task.CompletedTask;
}

internal sealed class AlwaysShape;

/// <summary>Stands in for the Tenants step: runs on the host, and reaches recipes of other tenants.</summary>
internal sealed class AgenciesStep : RecipeStep<AgenciesShape>
{
    public override string Name => "Agencies";

    public override RecipeScope Scope => RecipeScope.Host;

    public override void Check(AgenciesShape step, RecipeCheck check)
    {
        for (var i = 0; i < step.Names.Count; i++)
            check.CheckElsewhere(step.Recipe, RecipeWorkbench.Kominfo() with { Name = step.Names[i] }, "Recipe");
    }

    public override Task RunAsync(AgenciesShape step, RecipeRun run, CancellationToken cancellationToken) => Task.CompletedTask;
}

internal sealed class AgenciesShape
{
    public required IReadOnlyList<string> Names { get; init; }

    public required string Recipe { get; init; }
}
