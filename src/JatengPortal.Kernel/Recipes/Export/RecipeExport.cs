using System.Globalization;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Recipes.Steps;

namespace JatengPortal.Kernel.Recipes.Export;

/// <summary>
/// An export while it is written: recipes and the files beside them. Takes the same shapes that steps read, so what is written is what
/// is read; texts that look like expressions stay texts.
/// </summary>
public sealed class RecipeExport
{
    private const int ItemsBetweenProgress = 500;

    private readonly string _folder;
    private readonly ExportHead _head;
    private readonly ShapeWriter _writer;
    private readonly IProgress<long>? _progress;
    private readonly List<string> _leftOut = [];
    private readonly List<CalledRecipe> _others = [];
    private RecipeExportFile? _first;
    private RecipeExportFile? _file;

    internal RecipeExport(string folder, ExportHead head, string? siteName, IProgress<long>? progress) =>
        (_folder, _head, SiteName, _progress, _writer) = (folder, head, siteName, progress, new ShapeWriter(folder));

    /// <summary>The name that the site is to have where the export is run; null for the one that it has.</summary>
    internal string? SiteName { get; }

    /// <summary>What stays behind, one line each.</summary>
    internal IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>How many steps and items it has.</summary>
    internal long Count { get; private set; }

    /// <summary>Adds a step.</summary>
    /// <param name="step">Its name, such as <c>settings</c>.</param>
    /// <param name="shape">What it holds besides: an object of the step's shape.</param>
    /// <param name="cancellationToken">Ends the export.</param>
    /// <exception cref="RuleViolationException"><c>export.too-large</c></exception>
    public async Task StepAsync(string step, object shape, CancellationToken cancellationToken)
    {
        var written = Write(step, shape);
        await (await FileForAsync(written, cancellationToken)).AddStepAsync(step, written, cancellationToken);
        CountOne();
    }

    /// <summary>Adds an item to the list of a step; items that come one after the other share a step, as far as a recipe can hold them.</summary>
    /// <param name="step">Name of the step, such as <c>content</c>.</param>
    /// <param name="list">Its property that holds the items, such as <c>data</c>; the step has no other.</param>
    /// <param name="item">An object of the shape that the step reads there.</param>
    /// <param name="cancellationToken">Ends the export.</param>
    /// <exception cref="RuleViolationException"><c>export.too-large</c></exception>
    public async Task ItemAsync(string step, string list, object item, CancellationToken cancellationToken)
    {
        var written = Write(step, item);
        await (await FileForAsync(written, cancellationToken)).AddItemAsync(step, list, written, cancellationToken);
        CountOne();
    }

    /// <summary>Puts a file beside the recipes; one that is there already stays.</summary>
    /// <param name="path">As a step names it, relative to the recipes: see <see cref="RecipeFiles"/>.</param>
    /// <param name="content">Read to its end; at most 64 MB.</param>
    /// <param name="cancellationToken">Ends the export.</param>
    public async Task FileAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        if (RecipeFiles.ProblemOfPath(path) is { } problem)
            throw new ArgumentException(problem, nameof(path));
        var file = Path.Combine(_folder, path);
        if (File.Exists(file))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var written = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        await content.CopyToAsync(written, cancellationToken);
        await written.FlushAsync(cancellationToken);
        written.Flush(flushToDisk: true);
    }

    /// <summary>Tells the administrator of something that no step can make again.</summary>
    /// <param name="what">One line in English.</param>
    public void LeaveOut(string what) => _leftOut.Add(Quoting.Line(what));

    internal async Task BeginAsync(CancellationToken cancellationToken) =>
        _first = _file = await RecipeExportFile.BeginAsync(_folder, _head, cancellationToken);

    /// <summary>Writes what is still missing.</summary>
    internal async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_others.Count > 0)
        {
            await _file!.EndAsync(cancellationToken);
            await _first!.AddStepAsync("recipes", _writer.Write(new RecipesShape { Values = _others }), cancellationToken);
        }

        await _first!.EndAsync(cancellationToken);
    }

    /// <summary>Closes the files, whether it was ended or not.</summary>
    internal async Task CloseAsync()
    {
        if (_file is not null)
            await _file.DisposeAsync();
        if (_first is not null)
            await _first.DisposeAsync();
    }

    private WrittenShape Write(string step, object shape)
    {
        var written = _writer.Write(shape);
        return RecipeExportFile.CanTake(written) ? written : throw new RuleViolationException(
            "export.too-large", $"An item of the step '{step}' has {written.Json.Length} bytes, more than a recipe can hold.");
    }

    private async Task<RecipeExportFile> FileForAsync(WrittenShape shape, CancellationToken cancellationToken)
    {
        if (_file!.HasRoomFor(shape))
            return _file;
        if (_others.Count + 1 >= RecipeLimits.FilesPerFolder)
            throw new RuleViolationException("export.too-large", $"The tenant needs more than {RecipeLimits.FilesPerFolder} recipes.");
        if (_file != _first)
        {
            await _file.EndAsync(cancellationToken);
            await _file.DisposeAsync();
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{_head.Name}.{_others.Count + 1:000}");
        _others.Add(new CalledRecipe { Name = name });
        return _file = await RecipeExportFile.BeginAsync(_folder, _head with { Name = name, IsSetupRecipe = false }, cancellationToken);
    }

    private void CountOne()
    {
        if (++Count % ItemsBetweenProgress == 0)
            _progress?.Report(Count);
    }
}
