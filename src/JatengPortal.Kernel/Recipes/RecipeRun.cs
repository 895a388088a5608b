using System.Text.Json;
using JatengPortal.Kernel.Recipes.Shapes;

namespace JatengPortal.Kernel.Recipes;

/// <summary>What a step gets while it runs.</summary>
public sealed class RecipeRun
{
    private readonly PlannedStep _step;
    private readonly IProgress<RecipeProgress>? _progress;
    private readonly RecipeProgress _position;
    private readonly List<string> _changes = [];
    private readonly List<RecipeDifference?> _differences = [];
    private int _changed;
    private int _unchanged;

    internal RecipeRun(PlannedStep step, RecipeTarget target, RecipeExecution execution, RecipeProgress position)
    {
        (_step, _position, _progress) = (step, position, execution.Progress);
        (Services, Target, IsDryRun, Making) = (execution.Services, target, execution.IsDryRun, execution.Making);
    }

    /// <summary>The services of the run's scope: of one tenant, inside its transaction; or of the host.</summary>
    public IServiceProvider Services { get; }

    /// <summary>For whom the recipe runs, its parameters included.</summary>
    public RecipeTarget Target { get; }

    /// <summary>The recipe that holds the step.</summary>
    public string RecipeName => _step.Recipe.Name;

    /// <summary>The files beside the recipe.</summary>
    public RecipeFiles Files => _step.Recipe.Files;

    /// <summary>
    /// When the recipe first ran here; take it where a time is stored, so that running it again changes nothing. UTC.
    /// </summary>
    public DateTime Now => Target.FirstRunOf(_step.Recipe.Name);

    /// <summary>
    /// Nothing will stay: the caller rolls the transaction back. A step does what it always does, and describes it; only what no
    /// transaction can undo, such as a file or another database, it leaves undone.
    /// </summary>
    public bool IsDryRun { get; }

    /// <summary>Makes the tenants of a run on the host; null in a tenant and in a dry run.</summary>
    internal TenantMaking? Making { get; }

    /// <summary>Something is different now. Of one step, the first 1,000 descriptions are kept, and all are counted.</summary>
    /// <param name="description">One line for the administrator: what, and how it was before where that is short.</param>
    public void Changed(string description) => Note(description, difference: null);

    /// <summary>The same, for what has a state before and after.</summary>
    public void Changed(RecipeDifference difference) => Note(difference.ToString(), difference);

    /// <summary>The same, in words of its own for those who read lines.</summary>
    public void Changed(string description, RecipeDifference? difference) => Note(description, difference);

    /// <summary>Something that the step describes was so already.</summary>
    public void Unchanged() => _unchanged++;

    /// <summary>Tells whoever watches what a long step is busy with, such as the name of a tenant.</summary>
    public void Report(string activity) => _progress?.Report(_position with { Activity = activity });

    /// <summary>Reads a value that the shape leaves open; the check has found it fitting already.</summary>
    /// <exception cref="RecipeException">It doesn't fit after all.</exception>
    public T Read<T>(JsonElement value, string path)
        where T : class
    {
        var errors = new RecipeErrors();
        var read = (T?)new ShapeReader(errors.In(_step.Recipe, _step.Index)).Read(value, typeof(T), Place.Below(path));
        errors.ThrowIfAny();
        return read!;
    }

    /// <summary>
    /// Ends the run, for a reason that only the database could tell; nothing of it stays. Throw what this returns.
    /// </summary>
    /// <param name="path">Where in the step, <c>data[3].AutoroutePart.Path</c>; empty for the step itself.</param>
    /// <param name="message">One line in English, without the place.</param>
    /// <param name="inner">What brought it about, if anything.</param>
    public RecipeException Refusal(string path, string message, Exception? inner = null) =>
        new(new RecipeError(_step.Recipe.FileName, Place.Below(path).ToString(), Quoting.Line(message))
        {
            Step = _step.Index,
            StepName = _step.Name,
        }, inner);

    internal RecipeStepOutcome Outcome => new(_step.Recipe.Name, _step.Index, _step.Name)
    {
        Changes = _changes,
        Differences = _differences,
        ChangedCount = _changed,
        UnchangedCount = _unchanged,
    };

    private void Note(string description, RecipeDifference? difference)
    {
        if (_changed++ >= RecipeLimits.ChangesDescribed)
            return;
        _changes.Add(Quoting.Line(description));
        _differences.Add(difference);
    }

    private JsonPlace Place => JsonPlace.Root["steps"][_step.Index];
}
