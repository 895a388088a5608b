using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JatengPortal.Kernel.Recipes.Export;

/// <summary>What stands at the top of a recipe that was exported.</summary>
internal sealed record ExportHead(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("displayName")] string DisplayName,
    [property: JsonPropertyName("description")] string Description,
    [property: JsonPropertyName("issetuprecipe")] bool IsSetupRecipe,
    [property: JsonPropertyName("exportUtc")] string ExportUtc);

/// <summary>One recipe file of an export, written from front to back: an item is a line.</summary>
internal sealed class RecipeExportFile : IAsyncDisposable
{
    // Room for what stands around the steps: the head, and in the first file the list of the others.
    private const int MostBytes = RecipeLimits.FileBytes - (64 * 1024);
    private const int MostSteps = RecipeLimits.Steps - 1;
    private const int MostExpressions = RecipeLimits.Expressions / 2;
    private const int MostElsewhere = RecipeLimits.ExpandedLength / 2;

    private readonly FileStream _file;
    private (string Step, string List)? _open;
    private long _bytes;
    private long _elsewhere;
    private int _expressions;
    private int _steps;

    private RecipeExportFile(FileStream file) => _file = file;

    /// <summary>Whether any file can take a step or item of that size.</summary>
    public static bool CanTake(WrittenShape shape) =>
        shape.Json.Length <= MostBytes && shape.Expressions <= MostExpressions && shape.Elsewhere <= MostElsewhere;

    public static async Task<RecipeExportFile> BeginAsync(string folder, ExportHead head, CancellationToken cancellationToken)
    {
        var file = new RecipeExportFile(new FileStream(Path.Combine(folder, head.Name + ".recipe.json"), FileMode.CreateNew, FileAccess.Write));
        var json = JsonSerializer.SerializeToUtf8Bytes(head);
        await file.WriteAsync(json.AsMemory(..^1), cancellationToken);
        await file.WriteAsync(",\"steps\":[", cancellationToken);
        return file;
    }

    /// <summary>Whether this file can still take it.</summary>
    public bool HasRoomFor(WrittenShape shape) => _bytes + shape.Json.Length <= MostBytes && _steps < MostSteps
        && _expressions + shape.Expressions <= MostExpressions && _elsewhere + shape.Elsewhere <= MostElsewhere;

    public async Task AddStepAsync(string step, WrittenShape shape, CancellationToken cancellationToken)
    {
        await BeginStepAsync(step, cancellationToken);
        if (shape.Json.Length > 2)
            await WriteAsync(",", cancellationToken);
        await AddAsync(shape with { Json = shape.Json[1..] }, cancellationToken);
    }

    public async Task AddItemAsync(string step, string list, WrittenShape item, CancellationToken cancellationToken)
    {
        if (_open == (step, list))
        {
            await WriteAsync(",\n", cancellationToken);
        }
        else
        {
            await BeginStepAsync(step, cancellationToken);
            await WriteAsync($",{JsonSerializer.Serialize(list)}:[\n", cancellationToken);
            _open = (step, list);
        }

        await AddAsync(item, cancellationToken);
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await EndListAsync(cancellationToken);
        await WriteAsync("\n]}\n", cancellationToken);
        await _file.FlushAsync(cancellationToken);
        // Whoever removes the tenant next relies on it.
        _file.Flush(flushToDisk: true);
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private async Task BeginStepAsync(string step, CancellationToken cancellationToken)
    {
        await EndListAsync(cancellationToken);
        await WriteAsync($"{(_steps++ == 0 ? "" : ",")}\n{{\"name\":{JsonSerializer.Serialize(step)}", cancellationToken);
    }

    private async Task EndListAsync(CancellationToken cancellationToken)
    {
        if (_open is not null)
            await WriteAsync("\n]}", cancellationToken);
        _open = null;
    }

    private async Task AddAsync(WrittenShape shape, CancellationToken cancellationToken)
    {
        _expressions += shape.Expressions;
        _elsewhere += shape.Elsewhere;
        await WriteAsync(shape.Json, cancellationToken);
    }

    private Task WriteAsync(string text, CancellationToken cancellationToken) => WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _bytes += bytes.Length;
        await _file.WriteAsync(bytes, cancellationToken);
    }
}
